import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";

import { isLocale, type Locale, LOCALE_COOKIE, LOCALES } from "@/components/locales";

/** Before anybody has chosen: Uzbek, unless the browser asks first for Russian or Uzbek Cyrillic. */
const DEFAULT_LOCALE: Locale = "uz";

const CATALOGUES: Record<Locale, () => Promise<{ default: Record<string, unknown> }>> = {
  uz: () => import("@/messages/uz.json"),
  "uz-Cyrl": () => import("@/messages/uz-Cyrl.json"),
  ru: () => import("@/messages/ru.json"),
  en: () => import("@/messages/en.json"),
};

/** Messages of a language, for what speaks outside a request: jobs, exports, the API. */
export const messagesOf = async (locale: Locale): Promise<Record<string, unknown>> => (await CATALOGUES[locale]()).default;

export default getRequestConfig(async ({ locale: asked }) => {
  const locale = isLocale(asked) ? asked : await chosenLocale();
  return { locale, messages: await messagesOf(locale), timeZone: "Asia/Tashkent" };
});

/** The cookie that sign-in and the language switch write; else what the browser prefers. */
async function chosenLocale(): Promise<Locale> {
  const kept = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (isLocale(kept)) return kept;
  return preferred((await headers()).get("accept-language")) ?? DEFAULT_LOCALE;
}

/** First language of an `Accept-Language` header that is ours. English counts only when it stands alone: browsers send it unasked. */
export function preferred(header: string | null): Locale | undefined {
  const asked = (header ?? "").split(",").map((part) => part.split(";")[0]!.trim().toLowerCase()).filter(Boolean);
  const ours = asked.map((tag) => LOCALES.find((locale) => tag === locale.toLowerCase() || (tag.startsWith(`${locale.toLowerCase()}-`) && locale !== "uz") || (locale === "uz" && /^uz(?!-cyrl)/.test(tag))));
  return ours.find((locale) => locale !== undefined && locale !== "en");
}
