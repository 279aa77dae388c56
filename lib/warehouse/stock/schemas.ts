import { z } from "zod";

import { Id } from "@/lib/core/id";
import { Cursor, ListParams, pageOf } from "@/lib/core/list";
import { Money, Price, Quantity, SignedMoney, SignedQuantity } from "@/lib/core/money";
import { optionalLine } from "@/lib/core/text";
import { Day, Instant } from "@/lib/core/time";

import { UNITS } from "../unit";

export const MovementReason = z.enum(["opening", "receipt", "sale", "sale_cancel", "return", "transfer_out", "transfer_in", "wastage", "count", "adjustment"]);
export const AdjustmentReason = z.enum(["found", "missing", "damaged", "entry_mistake", "opening", "other"]);

export const ReceiptLineInput = z.strictObject({
  productId: Id,
  quantity: Quantity,
  unitCost: Money.nullable().default(null).meta({ description: "For one unit. null: not known, which is not nothing." }),
  newPrice: Price.nullable().default(null).meta({ description: "The sale price from now on. null: it stays." }),
});

export const ReceiveStockInput = z.strictObject({
  id: Id.meta({ description: "Minted by who sends it. Sending the same id again answers with the same receipt of goods." }),
  locationId: Id,
  note: optionalLine(300),
  lines: z.array(ReceiptLineInput).min(1).max(500),
});
export type ReceiveStockInput = z.input<typeof ReceiveStockInput>;

export const StockReceiptRow = z.object({
  id: z.uuid(),
  number: z.int(),
  locationId: z.uuid(),
  locationName: z.string(),
  note: z.string().nullable(),
  lineCount: z.int(),
  total: Money.nullable().meta({ description: "Of the lines whose cost is known; null where none is, and for who may not see cost." }),
  workerName: z.string().nullable(),
  createdAt: Instant,
});
export type StockReceiptRow = z.input<typeof StockReceiptRow>;

export const StockReceipt = StockReceiptRow.extend({
  lines: z.array(z.object({
    id: z.uuid(),
    productId: z.uuid(),
    name: z.string(),
    unit: z.enum(UNITS),
    quantity: Quantity,
    unitCost: Money.nullable(),
    total: Money.nullable(),
    oldPrice: Money.nullable(),
    newPrice: Money.nullable(),
  })),
});
export type StockReceipt = z.input<typeof StockReceipt>;

export const StockReceiptId = z.strictObject({ id: Id });
export const StockReceiptListParams = ListParams.extend({
  locationId: Id.optional(),
  dateFrom: Day.optional(),
  dateTo: Day.optional(),
  ordering: z.enum(["-createdAt", "createdAt", "-total", "total"]).default("-createdAt"),
});
export type StockReceiptListParams = z.output<typeof StockReceiptListParams>;
export const StockReceiptFilter = StockReceiptListParams.omit({ page: true, limit: true, ordering: true });
export type StockReceiptFilter = z.output<typeof StockReceiptFilter>;
export const StockReceiptList = pageOf(StockReceiptRow).extend({ totals: z.object({ total: Money.nullable() }) });

export const AdjustStockInput = z.strictObject({
  id: Id.meta({ description: "Minted by who sends it; the same id again changes nothing." }),
  locationId: Id,
  productId: Id,
  quantity: SignedQuantity.refine((change) => change !== 0n, "notZero").meta({ description: "The change, signed." }),
  unitCost: Money.nullable().default(null).meta({ description: "Of goods added. null: the last known cost." }),
  reason: AdjustmentReason,
  note: optionalLine(300),
});
export type AdjustStockInput = z.input<typeof AdjustStockInput>;

/** Where a change left the level. */
export const Adjusted = z.object({ id: z.uuid(), productId: z.uuid(), locationId: z.uuid(), quantity: SignedQuantity, levelAfter: SignedQuantity });

export const StockRow = z.object({
  productId: z.uuid(),
  productName: z.string(),
  unit: z.enum(UNITS),
  categoryId: z.uuid().nullable(),
  categoryName: z.string().nullable(),
  parentCategoryId: z.uuid().nullable(),
  parentCategoryName: z.string().nullable(),
  locationId: z.uuid(),
  locationName: z.string(),
  quantity: SignedQuantity,
  minimum: SignedQuantity.meta({ description: "The product's own, else the shop's threshold." }),
  state: z.enum(["in", "low", "out"]),
  price: Money.nullable(),
  value: SignedMoney.nullable().meta({ description: "At cost, as far as it is known; null where it is not, and for who may not see cost." }),
  averageCost: SignedMoney.nullable().meta({ description: "Of what is in stock at a known cost, else the last known; null where there is none." }),
});
export type StockRow = z.input<typeof StockRow>;

const UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
/** For walking a large list: the place and the product of the last level seen, empty to begin. */
const LevelCursor = z.union([z.literal(""), z.string().regex(new RegExp(`^${UUID}_${UUID}$`))], "id");

export const StockListParams = ListParams.extend({
  locationId: Id.optional(),
  productId: Id.optional(),
  categoryId: Id.optional(),
  state: z.enum(["in", "low", "out"]).optional(),
  isShort: z.boolean().optional().meta({ description: "Those that are low or out." }),
  cursor: LevelCursor.optional(),
  ordering: z.enum(["name", "-name", "quantity", "-quantity", "value", "-value"]).default("name"),
});
export type StockListParams = z.output<typeof StockListParams>;
export const StockFilter = StockListParams.omit({ page: true, limit: true, cursor: true, ordering: true });
export type StockFilter = z.output<typeof StockFilter>;
/** `next`: the cursor behind the last of the rows. */
export const StockList = z.object({ rows: z.array(StockRow), next: z.string().nullable(), total: z.int(), totals: z.object({ value: SignedMoney.nullable(), low: z.int(), out: z.int() }) });

export const MovementRow = z.object({
  id: z.uuid(),
  createdAt: Instant,
  productId: z.uuid(),
  productName: z.string(),
  unit: z.enum(UNITS),
  locationId: z.uuid(),
  locationName: z.string(),
  quantity: SignedQuantity,
  levelAfter: SignedQuantity,
  reason: MovementReason,
  sourceId: z.uuid().nullable().meta({ description: "The document: a sale, a receipt of goods, an adjustment; null of another's sale for who sees only their own." }),
  document: z.string().nullable().meta({ description: "The receipt number of a sale, the number of a receipt of goods; null of another's sale for who sees only their own." }),
  note: z.string().nullable(),
  workerId: z.uuid().nullable(),
  workerName: z.string().nullable(),
  cost: SignedMoney.nullable().meta({ description: "null: not known in full, or not for this reader." }),
});
export type MovementRow = z.input<typeof MovementRow>;

export const MovementListParams = ListParams.extend({
  productId: Id.optional(),
  locationId: Id.optional(),
  sourceId: Id.optional().meta({ description: "The document: a sale, a receipt of goods, an adjustment." }),
  reason: MovementReason.optional(),
  direction: z.enum(["in", "out"]).optional(),
  dateFrom: Day.optional(),
  dateTo: Day.optional(),
  cursor: Cursor.optional(),
  ordering: z.enum(["-createdAt", "createdAt"]).default("-createdAt"),
});
export type MovementListParams = z.output<typeof MovementListParams>;
export const MovementFilter = MovementListParams.omit({ page: true, limit: true, cursor: true, ordering: true });
export type MovementFilter = z.output<typeof MovementFilter>;
export const MovementList = pageOf(MovementRow);
