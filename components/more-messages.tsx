"use client";

import { NextIntlClientProvider, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";

type Props = { messages: Record<string, unknown>; children: ReactNode };

/** Adds to the messages of the page; a plain provider would replace them. */
export function MoreMessages({ messages, children }: Props) {
  const around = useMessages();
  const together = useMemo(() => ({ ...around, ...messages }), [around, messages]) as typeof around;
  return <NextIntlClientProvider messages={together}>{children}</NextIntlClientProvider>;
}
