"use client";

import { useLocale, useTranslations } from "next-intl";

import { LOCALE_LIST, LOCALE_NAMES } from "@/components/locales";
import { useAsking } from "@/components/use-asking";

import { chooseLocaleAction } from "./actions";

/** The four languages, each by its own name. */
export function LocaleSwitch() {
  const t = useTranslations("common");
  const current = useLocale();
  const [ask, isAsking] = useAsking();

  return (
    <div className="langs" role="group" aria-label={t("language")} aria-busy={isAsking}>
      {LOCALE_LIST.map((locale) => (
        <button
          key={locale} type="button" lang={locale} aria-pressed={locale === current}
          onClick={() => ask(async () => void (await chooseLocaleAction(locale)))}
        >
          {LOCALE_NAMES[locale]}
        </button>
      ))}
    </div>
  );
}
