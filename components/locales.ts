import type { Locale } from "@/lib/core/locale";

/** Languages of the product, each by its own name. */
export const LOCALE_NAMES: Record<Locale, string> = { uz: "Oʻzbekcha", "uz-Cyrl": "Ўзбекча", ru: "Русский", en: "English" };

/** In the order they are offered. Here and not from `lib/core/locale`, which would bring zod to the page. */
export const LOCALE_LIST = Object.keys(LOCALE_NAMES) as Locale[];

export const isLocale = (value: unknown): value is Locale => typeof value === "string" && value in LOCALE_NAMES;

/** Holds the reader's language for a year. */
export const LOCALE_COOKIE = "locale";

/** `light` or `dark`; without it the system decides. */
export const THEME_COOKIE = "theme";
