import type { Receipt } from "./schemas";

/** What a receipt says in the reader's language, and how it writes figures there. */
export type ReceiptWords = {
  label: Record<ReceiptLabel, string>;
  unit(code: string): string;
  money(amount: string): string;
  /** With a plus where it is one. */
  signed(amount: string): string;
  quantity(quantity: string, unit: string): string;
  percent(percent: string): string;
  phone(phone: string): string;
  time(at: string, timeZone: string): string;
};

export const RECEIPT_LABELS = [
  "receipt", "copy", "cancelled", "total", "discount", "saleDiscount", "rounding", "toPay", "cash", "card", "transfer", "change", "tax", "saved", "soum",
  "taxNumber", "thanks", "notFiscal",
] as const;
export type ReceiptLabel = (typeof RECEIPT_LABELS)[number];

/** One line of paper. `stacked`: on narrow paper its right half goes under the left one. */
export type Row =
  | { kind: "title" | "center" | "strong"; text: string }
  | { kind: "name"; text: string }
  | { kind: "pair"; left: string; right: string; look?: "line" | "discount" | "head" | "total" | "change" | "saved"; stacked?: boolean }
  | { kind: "rule" }
  | { kind: "gap" };

type Options = { words: ReceiptWords; isCopy: boolean };

/**
 * What stands on the paper, from top to bottom. A line is before its discount and the discount, named, is under it,
 * so that the customer can add it up by eye: Σ lines − discounts + rounding = to pay.
 */
export function receiptRows(receipt: Receipt, { words, isCopy }: Options): Row[] {
  return [
    ...head(receipt, words, isCopy),
    { kind: "rule" },
    ...receipt.lines.flatMap((line) => lineRows(line, words)),
    { kind: "rule" },
    ...totals(receipt, words),
    { kind: "rule" },
    ...foot(receipt, words),
  ];
}

function head({ storeName, branchName, address, phone, taxNumber, header, number, soldAt, timeZone, registerName, sellerName, cancelledAt }: Receipt, { label, phone: reached, time }: ReceiptWords, isCopy: boolean): Row[] {
  return [
    { kind: "title", text: storeName },
    ...centred(...[branchName, address, phone && reached(phone), taxNumber && `${label.taxNumber} ${taxNumber}`, ...header.split("\n")].filter((text) => text !== storeName)),
    { kind: "gap" },
    ...(isCopy ? [{ kind: "strong" as const, text: label.copy }] : []),
    ...(cancelledAt ? [{ kind: "strong" as const, text: label.cancelled }] : []),
    { kind: "pair", left: `${label.receipt} ${number}`, right: time(soldAt, timeZone), look: "head", stacked: true },
    { kind: "pair", left: registerName, right: sellerName ?? "", stacked: true },
  ];
}

function lineRows({ name, unit, quantity, price, gross, discount }: Receipt["lines"][number], { label, money, quantity: counted, unit: unitOf }: ReceiptWords): Row[] {
  const counts = unit === "piece" ? counted(quantity, unit) : `${counted(quantity, unit)}\u00a0${unitOf(unit)}`;
  return [
    { kind: "name", text: name },
    { kind: "pair", left: `${counts} × ${money(price)}`, right: money(gross), look: "line" },
    ...(isNothing(discount) ? [] : [{ kind: "pair" as const, left: label.discount, right: `−${money(discount)}`, look: "discount" as const }]),
  ];
}

function totals({ gross, lineDiscount, saleDiscount, rounding, payable, payments, change, tax, taxRate }: Receipt, { label, money, signed, percent }: ReceiptWords): Row[] {
  const plain = isNothing(lineDiscount) && isNothing(saleDiscount) && isNothing(rounding);
  return [
    ...(plain ? [] : [
      pair(label.total, money(gross)),
      ...unlessNothing(lineDiscount, label.discount, `−${money(lineDiscount)}`),
      ...unlessNothing(saleDiscount, label.saleDiscount, `−${money(saleDiscount)}`),
      ...unlessNothing(rounding, label.rounding, signed(rounding)),
    ]),
    { ...pair(label.toPay, money(payable)), look: "total" },
    ...payments.map(({ method, amount }) => pair(label[method], money(amount))),
    ...(isNothing(change) ? [] : [{ ...pair(label.change, money(change)), look: "change" as const }]),
    ...unlessNothing(tax, taxRate === null ? label.tax : `${label.tax}, ${percent(taxRate)}`, money(tax)),
  ];
}

function foot({ lineDiscount, saleDiscount, footer }: Receipt, { label, money }: ReceiptWords): Row[] {
  const saved = sumOf(lineDiscount, saleDiscount);
  const lines = footer.split("\n").filter(Boolean);
  return [
    ...(isNothing(saved) ? [] : [{ kind: "pair" as const, left: label.saved, right: `${money(saved)}\u00a0${label.soum}`, look: "saved" as const }, { kind: "rule" as const }]),
    { kind: "strong", text: lines[0] ?? label.thanks },
    ...centred(...lines.slice(1)),
    { kind: "gap" },
    { kind: "center", text: label.notFiscal },
  ];
}


const pair = (left: string, right: string) => ({ kind: "pair" as const, left, right });
const unlessNothing = (amount: string, left: string, right: string): Row[] => (isNothing(amount) ? [] : [pair(left, right)]);
const centred = (...texts: (string | null)[]): Row[] => texts.filter((text) => text !== null && text !== "").map((text) => ({ kind: "center", text: text! }));
const isNothing = (amount: string): boolean => /^-?0*(\.0*)?$/.test(amount);

/** Two decimal strings of money, added exactly. */
function sumOf(a: string, b: string): string {
  const cents = String(BigInt(a.replace(".", "")) + BigInt(b.replace(".", ""))).padStart(3, "0");
  return `${cents.slice(0, -2)}.${cents.slice(-2)}`;
}
