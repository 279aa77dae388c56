import { z } from "zod";

import { Money, Percent } from "@/lib/core/money";
import { EXAMPLE_ID, guardedWire, isRecord, showing, type Wire, wireOf } from "@/lib/core/wire";

import { CancelSaleInput, CreateSaleInput, PaymentInput, PaymentMethod, Sale, SaleId, SaleLineInput, SaleListParams, SaleRow } from "./schemas";

const create = CreateSaleInput.shape;

/** What is sold on credit comes with customers; until then it is refused by its name. */
const named = <T extends string>(choices: readonly T[]) =>
  z.enum(choices, { error: ({ input }) => (input === "debt" ? "debtNotYet" : undefined) });

const Item = z.strictObject({
  product: SaleLineInput.shape.productId,
  quantity: SaleLineInput.shape.quantity,
  unit_price: SaleLineInput.shape.price.meta({ description: "For one unit. Absent: `original_price`, else the catalogue's. Another than the catalogue's needs a permission." }),
  original_price: SaleLineInput.shape.price.meta({ description: "The catalogue's price as the caller knows it." }),
  item_discount_pct: Percent.nullish().meta({ description: "Off this line, in percent." }),
  description: SaleLineInput.shape.note,
});

const Body = z.strictObject({
  id: create.id.nullish().meta({ description: "Sending the same id again answers with the same sale, for ever. Absent: made here." }),
  branch: create.branchId.nullish().meta({ description: "May be left out when `register` is given." }),
  register: create.registerId,
  customer: z.null({ error: "customersNotYet" }).optional().meta({ description: "Customers are not available yet." }),
  payment_type: named(["cash", "card", "transfer", "mixed"]).nullish().meta({ description: "Shorthand for `payments`." }),
  payments: z.array(z.strictObject({ method: named(PaymentMethod.options), amount: PaymentInput.shape.amount })).max(3).nullish(),
  discount_amount: Money.nullish().meta({ description: "Off the whole sale, after the discounts of the lines." }),
  paid_amount: Money.nullish().meta({ description: "What was handed over. Absent: exactly what is due." }),
  cash_amount: Money.nullish(),
  card_amount: Money.nullish(),
  description: create.note,
  items: z.array(Item).min(1).max(500),
}).superRefine((body, { addIssue }) => {
  const refuse = (field: string, message: string) => addIssue({ code: "custom", path: [field], message });
  if (!body.branch && !body.register) refuse("branch", "required");
  if (!body.payment_type && !body.payments) refuse("payment_type", "required");
  if (body.payment_type && body.payments) refuse("payments", "paymentTwice");
  for (const field of strangers(body)) refuse(field, "notWithPayment");
}).meta({ examples: [{ branch: EXAMPLE_ID, payment_type: "cash", paid_amount: "50000.00", items: [{ product: EXAMPLE_ID, quantity: "2" }] }] });

type Body = z.input<typeof Body>;
type Amounts = { payment_type?: unknown; paid_amount?: unknown; cash_amount?: unknown; card_amount?: unknown };

/** Amounts that say nothing beside the kind of payment that was named, or something else than the sum that was paid. */
function strangers(body: Amounts): string[] {
  const own: Record<string, string[]> = { cash: ["paid_amount", "cash_amount"], card: ["paid_amount", "card_amount"], transfer: ["paid_amount"], mixed: ["cash_amount", "card_amount"] };
  const allowed = own[String(body.payment_type)] ?? [];
  const isSent = (field: keyof Amounts) => body[field] !== undefined && body[field] !== null && body[field] !== 0n;
  return (["paid_amount", "cash_amount", "card_amount"] as const)
    .filter((field) => isSent(field) && (allowed.includes(field) ? isSent("paid_amount") && body.payment_type !== "mixed" && body[field] !== body.paid_amount : !isSum(body, field)));
}

/** The sum beside its parts is no contradiction. */
const isSum = ({ payment_type, paid_amount, cash_amount, card_amount }: Amounts, field: string): boolean =>
  field === "paid_amount" && payment_type === "mixed" && typeof cash_amount === "bigint" && typeof card_amount === "bigint" && paid_amount === cash_amount + card_amount;

/** A sale as the API asks for it: `payment_type` and its amounts expand into payments, discounts into the domain's two kinds. */
export const CreateSaleWire = guardedWire(
  Body,
  (sent) => ({
    id: sent.id,
    branchId: sent.branch,
    registerId: sent.register,
    lines: sent.items.map((item) => ({
      productId: item.product,
      quantity: item.quantity,
      price: item.unit_price ?? item.original_price,
      discount: item.item_discount_pct == null ? null : { kind: "percent", percent: item.item_discount_pct },
      note: item.description,
    })),
    discount: sent.discount_amount == null ? null : { kind: "amount", amount: sent.discount_amount },
    payments: paymentsOf(sent),
    note: sent.description,
    source: "api",
  }),
  fieldOf,
);

function paymentsOf({ payments, payment_type: type, paid_amount, cash_amount, card_amount }: Body) {
  if (payments) return payments;
  if (type !== "mixed") return [{ method: type, amount: paid_amount ?? { cash: cash_amount, card: card_amount, transfer: null }[type!] ?? null }];

  return [{ method: "cash", amount: cash_amount ?? null }, { method: "card", amount: card_amount ?? null }].filter(({ amount }) => amount === null || Number(amount) !== 0);
}

const ITEM: Record<string, string> = { productId: "product", price: "unit_price", discount: "item_discount_pct", note: "description" };
const HEAD: Record<string, string> = { branchId: "branch", registerId: "register", discount: "discount_amount", note: "description" };

/** Where the domain's refusal stands in what was sent. */
function fieldOf(path: string, sent: Body): string {
  const [head = "", index, field] = path.split(".");
  if (head === "lines") return ["items", index, field && (field === "price" ? priceField(sent.items?.[Number(index)]) : (ITEM[field] ?? field))].filter(Boolean).join(".");
  if (head !== "payments" || sent.payments) return HEAD[head] ?? path;

  if (sent.payment_type !== "mixed") return (["paid_amount", "cash_amount", "card_amount"] as const).find((amount) => sent[amount] != null) ?? "payment_type";
  if (index === undefined) return sent.cash_amount == null ? "card_amount" : "cash_amount";
  return (paymentsOf(sent)[Number(index)] as { method?: string } | undefined)?.method === "card" ? "card_amount" : "cash_amount";
}

/** A price comes from the one of two fields that was sent; where none was, it is missing from the first. */
const priceField = (item: Body["items"][number] | undefined): string =>
  (item?.unit_price == null && item?.original_price != null ? "original_price" : "unit_price");

const ROW = {
  note: "description", lineCount: "items_count", gross: "subtotal", discount: "discount_amount", total: "total_amount", rounding: "rounding_amount",
  payable: "payable_amount", paid: "paid_amount", change: "change_amount", tax: "tax_amount", cancelledBy: "cancelled_by_name",
};
const LINE = {
  name: "product_name", cataloguePrice: "original_price", price: "unit_price", gross: "subtotal", lineDiscount: "item_discount_amount",
  saleDiscount: "sale_discount_amount", total: "total_amount", tax: "tax_amount", taxRate: null, note: "description",
};

const paymentType = { payment_type: z.enum(["cash", "card", "transfer", "mixed"]).nullable().meta({ description: "null: nothing was to be paid." }) };
const paymentTypeOf = ({ payments }: { payments: { method: string }[] }) => ({ payment_type: payments.length > 1 ? "mixed" : (payments[0]?.method ?? null) });

export const SaleRowWire = showing(wireOf(SaleRow, ROW), paymentType, paymentTypeOf);
export const SaleWire = showing(wireOf(Sale, { ...ROW, lines: ["items", LINE] }), paymentType, paymentTypeOf);
export const SaleIdWire = wireOf(SaleId);

const filters = wireOf(SaleListParams, { method: null, weekday: null, hour: null, ordering: { total: "total_amount" } });

/** `date` is both ends of a range of one day. */
export const SaleListWire: Wire = {
  ...filters,
  schema: (filters.schema as z.ZodObject).extend({ date: SaleListParams.shape.dateFrom.meta({ description: "One day: `date_from` and `date_to` at once." }) }),
  read(sent) {
    if (!isRecord(sent) || sent.date === undefined) return filters.read(sent);
    const { date, ...rest } = sent;
    const beside = ["date_from", "date_to"].find((field) => field in rest);
    if (beside) throw new z.ZodError([{ code: "custom", path: [beside], input: rest[beside], message: "duplicateField" }]);
    return filters.read({ ...rest, date_from: date, date_to: date });
  },
  field: (path, sent) => (isRecord(sent) && sent.date !== undefined && (path === "dateFrom" || path === "dateTo") ? "date" : filters.field(path)),
};

/** A reason is asked of people; a program may leave it out. */
export const CancelSaleWire = guardedWire(
  z.strictObject({ id: CancelSaleInput.shape.id.nullish(), reason: CancelSaleInput.shape.reason.nullish() }),
  ({ reason, ...same }) => ({ ...same, reason: reason ?? "API" }),
  (path) => path,
);
