import "server-only";

import { cookies } from "next/headers";

import { LOCALE_COOKIE } from "@/components/locales";
import type { Locale } from "@/lib/core/locale";

import { isSecure } from "./identity";

/** Pages speak this language from now on, in this browser. */
export async function keepLocale(locale: Locale): Promise<void> {
  (await cookies()).set(LOCALE_COOKIE, locale, { path: "/", sameSite: "lax", secure: isSecure(), maxAge: 365 * 24 * 60 * 60 });
}
