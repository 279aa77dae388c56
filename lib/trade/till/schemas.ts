import { z } from "zod";

import { Id } from "@/lib/core/id";
import { Price, Quantity, SignedQuantity } from "@/lib/core/money";
import { typed } from "@/lib/core/text";
import { STOCK_STATES } from "@/lib/warehouse/product/rules";
import { UNITS } from "@/lib/warehouse/unit";

/** A product as a till needs it: what it costs the customer, what is left in this branch, what to scan. Never what it cost the shop. */
export const TillProduct = z.object({
  id: z.uuid(),
  name: z.string(),
  unit: z.enum(UNITS),
  price: Price.nullable(),
  categoryId: z.uuid().nullable(),
  pictureKey: z.string().nullable(),
  stock: SignedQuantity,
  stockState: z.enum(STOCK_STATES),
  barcodes: z.array(z.object({ code: z.string(), quantity: Quantity })),
});
export type TillProduct = z.input<typeof TillProduct>;

/** A marking code is long. */
const Typed = typed(300);

export const TillProductsInput = z.strictObject({
  branchId: Id,
  search: Typed.nullable().default(null).meta({ description: "Best match first." }),
  categoryId: Id.nullable().default(null).meta({ description: "With its subcategories." }),
  ids: z.array(Id).max(500).nullable().default(null).meta({ description: "These, also when they are no longer sold." }),
  stocked: z.boolean().default(false).meta({ description: "Only what this branch has or had, in no order: for the till's memory." }),
  after: Id.nullable().default(null).meta({ description: "The last one of the page before." }),
  limit: z.int().min(1).max(500).default(60),
});
export type TillProductsInput = z.input<typeof TillProductsInput>;

/** `next`: what to send as `after` for the following page; null on the last one. */
export const TillProducts = z.object({ rows: z.array(TillProduct), next: z.uuid().nullable() });
export type TillProducts = z.input<typeof TillProducts>;

export const ScanCodeInput = z.strictObject({ branchId: Id, code: Typed.min(1) });

/** The product behind a code, and how many units the code stands for. */
export const ScannedCode = TillProduct.extend({ quantity: Quantity });
export type ScannedCode = z.input<typeof ScannedCode>;
