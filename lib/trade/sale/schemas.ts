import { z } from "zod";

import { Id } from "@/lib/core/id";
import { Cursor, ListParams, wholeNumber } from "@/lib/core/list";
import { Money, Percent, Price, Quantity, SignedMoney } from "@/lib/core/money";
import { line, optionalLine } from "@/lib/core/text";
import { Day, Instant } from "@/lib/core/time";
import { DeviceId } from "@/lib/store/register/schemas";
import { UNITS } from "@/lib/warehouse/unit";

export const PaymentMethod = z.enum(["cash", "card", "transfer"]);
export type PaymentMethod = z.output<typeof PaymentMethod>;

/** Off a line, or off the whole sale. */
export const Discount = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("amount"), amount: Money }),
  z.strictObject({ kind: z.literal("percent"), percent: Percent }),
]);
export type Discount = z.output<typeof Discount>;

export const SaleLineInput = z.strictObject({
  id: Id.nullable().default(null).meta({ description: "Minted by the till; ties in spreading a discount go to the smaller one." }),
  productId: Id,
  quantity: Quantity,
  price: Price.nullable().default(null).meta({ description: "For one unit. Absent: the catalogue's. Another one needs a permission." }),
  discount: Discount.nullable().default(null),
  note: optionalLine(200),
});

export const PaymentInput = z.strictObject({
  method: PaymentMethod,
  amount: Money.nullable().default(null).meta({ description: "Handed over; with cash the change comes out of it. Absent: exactly what the other payments leave; at most one may. Zero is no payment, and is enough where nothing is due." }),
});

export const CreateSaleInput = z.strictObject({
  id: Id.meta({ description: "Made by the till when the cart opened. Sending the same id again answers with the same sale." }),
  branchId: Id,
  registerId: Id.nullable().default(null).meta({ description: "Absent: the branch's own register for the API." }),
  deviceId: DeviceId.nullable().default(null).meta({ description: "Who claimed the register." }),
  soldAt: Instant.nullable().default(null).meta({ description: "The till's clock. Believed from a claimed register, not in the future, at most 7 days old." }),
  lines: z.array(SaleLineInput).min(1).max(500),
  discount: Discount.nullable().default(null).meta({ description: "Off the whole sale, after the discounts of the lines." }),
  payments: z.array(PaymentInput).max(3)
    .refine((payments) => new Set(payments.map(({ method }) => method)).size === payments.length, "methodTwice")
    .refine((payments) => payments.filter(({ amount }) => amount === null).length <= 1, "amountsMissing"),
  note: optionalLine(500),
  source: z.enum(["till", "api"]).default("till"),
});
export type CreateSaleInput = z.input<typeof CreateSaleInput>;

export const SaleLine = z.object({
  id: z.uuid(),
  position: z.int(),
  productId: z.uuid(),
  name: z.string(),
  unit: z.enum(UNITS),
  quantity: Quantity,
  cataloguePrice: Money.nullable(),
  price: Money,
  gross: Money,
  lineDiscount: Money,
  saleDiscount: Money,
  total: Money,
  tax: Money,
  taxRate: z.int(),
  cost: SignedMoney.nullable().meta({ description: "null: not known, or not for this reader." }),
  note: z.string().nullable(),
});

export const Payment = z.object({ method: PaymentMethod, amount: Money, change: Money });

/** A sale as lists show it. */
export const SaleRow = z.object({
  id: z.uuid(),
  receiptNumber: z.string(),
  status: z.enum(["completed", "cancelled"]),
  branchId: z.uuid(),
  branchName: z.string(),
  registerId: z.uuid(),
  registerName: z.string(),
  workerId: z.uuid().nullable(),
  workerName: z.string().nullable(),
  lineCount: z.int(),
  gross: Money,
  discount: Money,
  total: Money,
  rounding: SignedMoney,
  payable: Money,
  paid: Money,
  change: Money,
  tax: Money,
  note: z.string().nullable(),
  source: z.enum(["till", "api", "offline"]),
  clockRefused: z.boolean(),
  soldAt: Instant,
  recordedAt: Instant,
  payments: z.array(Payment),
});
export type SaleRow = z.input<typeof SaleRow>;

/** A whole sale: what a till gets back, and what the sale page and the API read. */
export const Sale = SaleRow.extend({
  lines: z.array(SaleLine),
  belowCost: z.array(z.uuid()).meta({ description: "Lines sold below their cost; empty for who may not see cost." }),
  cancelledAt: Instant.nullable(),
  cancelledBy: z.string().nullable(),
  cancelReason: z.string().nullable(),
});
export type Sale = z.input<typeof Sale>;

export const SaleId = z.strictObject({ id: Id });

export const CancelSaleInput = z.strictObject({ id: Id, reason: line(300) });
export type CancelSaleInput = z.input<typeof CancelSaleInput>;

export const SaleListParams = ListParams.extend({
  branchId: Id.optional(),
  registerId: Id.optional(),
  workerId: Id.optional(),
  method: PaymentMethod.optional().meta({ description: "Paid by it, wholly or in part." }),
  paymentType: z.enum([...PaymentMethod.options, "mixed"]).optional().meta({ description: "Paid by it alone, or by several." }),
  status: z.enum(["completed", "cancelled"]).optional(),
  dateFrom: Day.optional(),
  dateTo: Day.optional(),
  weekday: wholeNumber(7).optional().meta({ description: "Monday is 1; the night belongs to the day it ends, as `day_start` says." }),
  hour: z.string().regex(/^(?:1?\d|2[0-3])(?:,(?:1?\d|2[0-3])){0,23}$/, "hour").optional().meta({ description: "An hour of the shop's clock, 0 to 23; several with commas." }),
  cursor: Cursor.optional(),
  ordering: z.enum(["-soldAt", "soldAt", "-total", "total"]).default("-soldAt"),
});
export type SaleListParams = z.output<typeof SaleListParams>;

/** What narrows the sales, in a list and in a file of all that is listed. */
export const SaleFilter = SaleListParams.omit({ page: true, limit: true, cursor: true, ordering: true });
export type SaleFilter = z.output<typeof SaleFilter>;

/** What is filtered, summed: the completed ones among it. */
export const SaleList = z.object({
  rows: z.array(SaleRow),
  total: z.int(),
  totals: z.object({ completed: z.int(), cancelled: z.int(), payable: Money, discount: Money }),
});

/** What happened to a sale, as its page tells it. */
export const SaleEvents = z.array(z.object({ id: z.uuid(), name: z.string(), at: Instant, by: z.string().nullable(), actorKind: z.enum(["worker", "api_key", "system"]) }));
