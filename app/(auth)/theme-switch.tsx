"use client";

import { Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";

import { chooseTheme } from "@/components/shell/theme";
import { Button } from "@/components/ui/button";

/** Light or dark, kept in this browser. Which icon shows is the style sheet's to say: the server does not know the system's theme. */
export function ThemeSwitch() {
  const t = useTranslations("common");
  const turn = () => chooseTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
  return (
    <span className="themes">
      <Button kind="ghost" icon={Moon} label={t("theme")} className="to-dark" onClick={turn} />
      <Button kind="ghost" icon={Sun} label={t("theme")} className="to-light" onClick={turn} />
    </span>
  );
}
