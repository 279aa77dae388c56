import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { THEME_COOKIE } from "@/components/locales";
import { picked } from "@/components/messages";
import { Tips } from "@/components/ui/tips";

import cyrillic from "./fonts/inter-cyrillic.woff2";
import latin from "./fonts/inter-latin.woff2";
import "./globals.css";
import { EarlyScript } from "./early-script";
import { ThemeScript } from "./theme-script";

/** Goods have Cyrillic names in every language: found only with the first of them, the font would come after the page. */
const FONTS = [latin, cyrillic];

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
        {FONTS.map((href) => <link key={href} rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={href} />)}
        <link rel="expect" href={`#${END}`} blocking="render" />
      </head>
      <body>
        {!known && <ThemeScript />}
        <EarlyScript />
        <NextIntlClientProvider messages={picked(await getMessages(), EVERYWHERE)}>
          {children}
          <Tips />
        </NextIntlClientProvider>
        <span id={END} hidden />
      </body>
    </html>
  );
}
