import "server-only";

import { createTranslator } from "next-intl";

import { receiptWords } from "@/components/receipt/words";
import type { Locale } from "@/lib/core/locale";
import { drawReceipt } from "@/lib/trade/receipt/pdf";
import { receiptRows } from "@/lib/trade/receipt/rules";
import type { Paper, Receipt } from "@/lib/trade/receipt/schemas";

import { messagesOf } from "./i18n";

type Options = { paperMm: Paper; locale: Locale; isCopy?: boolean };
type Translator = (key: string) => string;

/** A receipt as a PDF of its paper's width, in a language. */
export async function receiptPdf(receipt: Receipt, { paperMm, locale, isCopy = false }: Options): Promise<Buffer> {
  const messages = (await messagesOf(locale)) as Record<string, Record<string, string>>;
  const label = createTranslator({ locale, messages, namespace: "receipt" }) as Translator;
  const unit = createTranslator({ locale, messages, namespace: "common.units" }) as Translator;
  const words = receiptWords(locale, { label, unit });
  return drawReceipt(receiptRows(receipt, { words, isCopy }), { paper: paperMm, title: `${words.label.receipt} ${receipt.number}`, at: new Date(receipt.soldAt) });
}
