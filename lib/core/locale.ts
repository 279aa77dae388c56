import { z } from "zod";

/** The languages of the product; the first is the default. */
export const LOCALES = ["uz", "uz-Cyrl", "ru", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const Locale = z.enum(LOCALES);
