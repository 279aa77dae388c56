import { formatMoney, formatPercent, formatPhone, formatQuantity, formatTime } from "@/components/format";
import type { Locale } from "@/lib/core/locale";
import { RECEIPT_LABELS, type ReceiptLabel, type ReceiptWords } from "@/lib/trade/receipt/rules";

type Say = { label(key: ReceiptLabel): string; unit(code: string): string };

/** A receipt's words in a language: the same for the screen, the printer and the PDF. */
export const receiptWords = (locale: Locale, { label, unit }: Say): ReceiptWords => ({
  label: Object.fromEntries(RECEIPT_LABELS.map((key) => [key, label(key)])) as Record<ReceiptLabel, string>,
  unit,
  money: (amount) => formatMoney(amount, locale),
  signed: (amount) => formatMoney(amount, locale, { sign: true }),
  quantity: (quantity, code) => formatQuantity(quantity, locale, code),
  percent: (percent) => formatPercent(percent, locale),
  phone: formatPhone,
  time: (at, timeZone) => formatTime(at, timeZone).replace(",", ""),
});
