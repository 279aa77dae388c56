import type { Locale } from "@/lib/core/locale";

/** Languages of the product, each by its own name. */
export const LOCALE_NAMES: Record<Locale, string> = { uz: "Oʻzbekcha", "uz-Cyrl": "Ўзбекча", ru: "Русский", en: "English" };

export const isLocale = (value: unknown): value is Locale => typeof value === "string" && value in LOCALE_NAMES;

/** Holds the reader's language for a year. */
export const LOCALE_COOKIE = "locale";

/** `light` or `dark`; without it the system decides. */
export const THEME_COOKIE = "theme";
