import { z } from "zod";

import { Id } from "@/lib/core/id";
import { Money, Percent, Quantity, SignedMoney } from "@/lib/core/money";
import { Instant } from "@/lib/core/time";
import { PaymentMethod } from "@/lib/trade/sale/schemas";

export const PAPERS = [58, 80] as const;
export type Paper = (typeof PAPERS)[number];

const Line = z.object({
  name: z.string(),
  unit: z.string(),
  quantity: Quantity,
  price: Money,
  gross: Money.meta({ description: "Before any discount." }),
  discount: Money.meta({ description: "Of the line itself, without its share of the sale's." }),
});

/** All that stands on a customer's receipt. Nothing on it is fiscal. */
export const Receipt = z.object({
  saleId: z.uuid(),
  number: z.string(),
  soldAt: Instant,
  timeZone: z.string(),
  cancelledAt: Instant.nullable(),
  storeName: z.string(),
  branchName: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  taxNumber: z.string().nullable(),
  registerName: z.string(),
  sellerName: z.string().nullable().meta({ description: "null where the shop does not print it." }),
  lines: z.array(Line),
  gross: Money,
  lineDiscount: Money,
  saleDiscount: Money,
  rounding: SignedMoney,
  payable: Money,
  payments: z.array(z.object({ method: PaymentMethod, amount: Money })),
  change: Money,
  tax: Money,
  taxRate: Percent.nullable().meta({ description: "null where lines have several, or none." }),
  header: z.string(),
  footer: z.string(),
  paper: z.literal(PAPERS).meta({ description: "What the shop prints on, millimetres." }),
});
export type Receipt = z.input<typeof Receipt>;

export const ReadReceiptInput = z.object({ saleId: Id });
