import { z } from "zod";

import { ListParams } from "@/lib/core/list";
import { Quantity } from "@/lib/core/money";
import { EXAMPLE_ID, guardedWire, showing, type Wire, wireOf } from "@/lib/core/wire";

import { OF_PLACED, type Placed, placed, placedShape } from "../category/wire";
import { AdjustStockInput, MovementListParams, MovementRow, ReceiptLineInput, StockListParams, StockRow } from "./schemas";

/** A location is a branch or a warehouse; the API lets a caller say which, and means the same id. */
const place = { branch: AdjustStockInput.shape.locationId.nullish(), warehouse: AdjustStockInput.shape.locationId.nullish() };
const namesOnePlace = ({ branch, warehouse }: { branch?: string | null | undefined; warehouse?: string | null | undefined }) => Boolean(branch) !== Boolean(warehouse);

const PLACE = { locationId: "branch", locationName: "branch_name" };

export const StockRowWire = showing<Placed>(wireOf(StockRow, { ...PLACE, ...OF_PLACED, price: "sale_price", averageCost: "average_cost" }), placedShape, placed);
const ordering = { name: "product_name" };
export const StockListWire = wireOf(StockListParams, { locationId: "branch", isShort: null, ordering });
/** Those that run out: low and out. */
export const LowStockListWire = wireOf(StockListParams, { locationId: "branch", state: null, isShort: null, ordering });
/** One product, wherever it stands. */
export const StockByProductWire: Wire = guardedWire(
  z.strictObject({ product: AdjustStockInput.shape.productId, page: ListParams.shape.page.unwrap().optional(), limit: ListParams.shape.limit.unwrap().optional() }),
  ({ product, ...page }) => ({ productId: product, ...page }),
  (path) => (path === "productId" ? "product" : path),
);

const GoodsBody = {
  id: AdjustStockInput.shape.id.nullish(),
  product: AdjustStockInput.shape.productId,
  ...place,
  quantity: Quantity,
  unit_cost: ReceiptLineInput.shape.unitCost,
  description: AdjustStockInput.shape.note,
};
const example = { product: EXAMPLE_ID, branch: EXAMPLE_ID, quantity: "10", unit_cost: "9000.00" };
const placeOf = ({ branch, warehouse }: { branch?: string | null | undefined; warehouse?: string | null | undefined }) => branch ?? warehouse;
const fieldOf = (path: string, sent: { warehouse?: string | null | undefined }): string =>
  ({ locationId: sent.warehouse ? "warehouse" : "branch", productId: "product", unitCost: "unit_cost", note: "description" })[path.replace(/^lines\.0\./, "")] ?? path.replace(/^lines\.0\./, "");

/** Goods that were on the shelf before the shop began to count. */
export const OpeningBalanceWire = guardedWire(
  z.strictObject(GoodsBody).refine(namesOnePlace, { error: "onePlace", path: ["branch"] }).meta({ examples: [example] }),
  (sent) => ({ id: sent.id, locationId: placeOf(sent), productId: sent.product, quantity: sent.quantity, unitCost: sent.unit_cost, reason: "opening", note: sent.description }),
  fieldOf,
);

/** In: goods received, as a document of one line. Out: taken off the shelf, with what is said as the reason. */
export const CreateMovementWire = guardedWire(
  z.strictObject({
    ...GoodsBody,
    movement_type: z.enum(["in", "out"]),
    supplier: z.null({ error: "suppliersNotYet" }).optional().meta({ description: "Suppliers are not available yet." }),
  }).refine(namesOnePlace, { error: "onePlace", path: ["branch"] })
    .refine(({ movement_type, unit_cost }) => movement_type === "in" || unit_cost === null, { error: "costIsComputed", path: ["unit_cost"] })
    .meta({ examples: [{ movement_type: "in", ...example }] }),
  (sent) => (sent.movement_type === "in"
    ? { direction: "in", id: sent.id, locationId: placeOf(sent), note: sent.description, lines: [{ productId: sent.product, quantity: sent.quantity, unitCost: sent.unit_cost }] }
    : { direction: "out", id: sent.id, locationId: placeOf(sent), productId: sent.product, quantity: `-${String(sent.quantity).trim()}`, reason: "other", note: sent.description }),
  fieldOf,
);

type Moved = { quantity: string; cost: string | null };
const size = (amount: string | null) => amount?.replace(/^-/, "") ?? null;

/** The direction stands beside the quantity, which is then never below zero. */
export const MovementWire = showing<Moved>(
  wireOf(MovementRow, { ...PLACE, sourceId: "source", note: "description" }),
  { movement_type: z.enum(["in", "out"]), quantity: Quantity, cost: MovementRow.shape.cost },
  ({ quantity, cost }) => ({ movement_type: quantity.startsWith("-") ? "out" : "in", quantity: size(quantity), cost: size(cost) }),
);
export const MovementListWire = wireOf(MovementListParams, { locationId: "branch", direction: "movement_type", sourceId: "source" });
