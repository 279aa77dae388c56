/** Languages of the product, each by its own name. */
export const LOCALES = ["uz", "uz-Cyrl", "ru", "en"] as const;

export type Locale = (typeof LOCALES)[number];

export const LOCALE_NAMES: Record<Locale, string> = { uz: "Oʻzbekcha", "uz-Cyrl": "Ўзбекча", ru: "Русский", en: "English" };

export const isLocale = (value: unknown): value is Locale => LOCALES.includes(value as Locale);

/** Holds the reader's language for a year. */
export const LOCALE_COOKIE = "locale";

/** `light` or `dark`; without it the system decides. */
export const THEME_COOKIE = "theme";
