import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";

import { isLocale, LOCALE_COOKIE } from "@/components/locales";
import { type Locale, LOCALES } from "@/lib/core/locale";

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

/** The language this browser reads its pages in: the cookie that sign-in and the language switch write. */
export async function keptLocale(): Promise<Locale | undefined> {
  const kept = (await cookies()).get(LOCALE_COOKIE)?.value;
  return isLocale(kept) ? kept : undefined;
}

/** The one that is kept; else what the browser asks for; else the first of ours. */
const chosenLocale = async (): Promise<Locale> => (await keptLocale()) ?? preferred((await headers()).get("accept-language")) ?? LOCALES[0];

/** First of our languages in an `Accept-Language` header. English does not count: browsers send it unasked. */
export function preferred(header: string | null): Locale | undefined {
  for (const part of (header ?? "").split(",")) {
    const tag = part.split(";")[0]!.trim().toLowerCase();
    if (tag.startsWith("uz-cyrl")) return "uz-Cyrl";
    if (/^uz\b/.test(tag)) return "uz";
    if (/^ru\b/.test(tag)) return "ru";
  }
  return undefined;
}
