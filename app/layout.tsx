import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { THEME_COOKIE } from "@/components/locales";
import { picked } from "@/components/messages";
import { Tips } from "@/components/ui/tips";

import "./globals.css";
import { EarlyScript } from "./early-script";
import { FontLinks, FontScript } from "./fonts";
import { ThemeEffect } from "./theme-effect";
import { ThemeScript } from "./theme-script";

/** The last of a page. Nothing is painted before it: half a table has other columns than the whole. */
const END = "page-end";

/** What client parts of every page say; a page adds its own with `<Messages only={[…]}>`. */
const EVERYWHERE = ["common", "fields", "errors"];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return { title: { default: t("product"), template: `%s · ${t("product")}` }, robots: { index: false }, manifest: "/site.webmanifest" };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const theme = (await cookies()).get(THEME_COOKIE)?.value;
  const known = theme === "dark" || theme === "light" ? theme : undefined;

  return (
    <html lang={locale} data-theme={known} suppressHydrationWarning>
      <head>
        <FontLinks locale={locale} />
        <link rel="expect" href={`#${END}`} blocking="render" />
      </head>
      <body>
        <FontScript locale={locale} />
        {!known && <ThemeScript />}
        <EarlyScript />
        <NextIntlClientProvider messages={picked(await getMessages(), EVERYWHERE)}>
          {children}
          <Tips />
          {!known && <ThemeEffect />}
        </NextIntlClientProvider>
        <span id={END} hidden />
      </body>
    </html>
  );
}
