"use client";

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";

type Props = { messages: Record<string, unknown>; children: ReactNode };

/** Adds to the messages of the page; a plain provider would replace them. */
export function MoreMessages({ messages, children }: Props) {
  const [locale, around] = [useLocale(), useMessages()]; // in a client part the provider does not find the language by itself
  const together = useMemo(() => ({ ...around, ...messages }), [around, messages]) as typeof around;
  return <NextIntlClientProvider locale={locale} messages={together}>{children}</NextIntlClientProvider>;
}
