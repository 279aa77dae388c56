import "server-only";

import { createTranslator } from "use-intl/core";

import { formatParams } from "@/components/format";
import type { Sentence } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import type { Say } from "@/lib/core/result";

import { messagesOf } from "./i18n";

type Translate = {
  (key: string, values?: Record<string, string | number>): string;
  /** The same for a message with tags: each is drawn as text. */
  markup(key: string, values?: Record<string, string | number | ((text: string) => string)>): string;
};

const translators = new Map<Locale, Promise<Translate>>();

/** Speaks a language outside of pages: in actions, routes and jobs. A missing key is said as the key itself, where all can see it. */
export function translate(locale: Locale): Promise<Translate> {
  const known = translators.get(locale);
  if (known && process.env.NODE_ENV === "production") return known;

  const made = messagesOf(locale).then((messages) => createTranslator({
    locale,
    messages,
    timeZone: "Asia/Tashkent",
    onError: () => undefined,
    getMessageFallback: ({ key, namespace }) => [namespace, key].filter(Boolean).join("."),
  }) as unknown as Translate);
  translators.set(locale, made);
  return made;
}

/** Says what was refused: keys under `errors`. */
export async function say(locale: Locale): Promise<Say> {
  const t = await translate(locale);
  return ({ key, params }: Sentence) => t(`errors.${key}`, params && formatParams(params, locale));
}
