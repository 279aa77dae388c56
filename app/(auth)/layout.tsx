import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { Messages } from "@/components/messages";
import { Mark } from "@/components/shell/mark";

import { LocaleSwitch } from "./locale-switch";
import { ThemeSwitch } from "./theme-switch";
import "@/app/styles/auth.css";

/** A small calm page: the mark, one form, and under it the language and the theme. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("common");
  return (
    <Messages only={["auth", "errors"]}>
      <div className="door">
        <header className="row">
          <Mark />
          <b>{t("product")}</b>
          <span className="grow" />
          <ThemeSwitch />
        </header>
        <main className="card">{children}</main>
        <footer><LocaleSwitch /></footer>
      </div>
    </Messages>
  );
}
