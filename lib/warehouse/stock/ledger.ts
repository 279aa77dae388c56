import "server-only";

import { sql } from "drizzle-orm";

import { idsOf, into, rowsOf } from "@/db/rows";
import { batches, costCorrections, stockLevels, stockMovements } from "@/db/schema";
import { type TxContext, workerIdOf } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { DomainEvent } from "@/lib/core/events";
import { newId } from "@/lib/core/id";
import { isBookable, quantityText } from "@/lib/core/money";

import { type Correction, type Layer, moveLayers, type Stock } from "./cost-layers";

export type BelowZero = "forbid" | "warn" | "allow";
type Reason = (typeof stockMovements.$inferSelect)["reason"];

/** Levels and layers of some products at one location, locked until the transaction ends. */
export type LockedStock = { locationId: string; byProduct: ReadonlyMap<string, Stock> };

/** Why goods move, and the document that says so. */
export type Cause = { reason: Reason; sourceId: string; note?: string | null; belowZero: BelowZero };

/**
 * `quantity` is signed thousandths. Only incoming goods bring `cost` (known, minor units) and `uncosted` (quantity without
 * one), and `unitCost` where somebody said what one of them costs: goods that come back say nothing new.
 */
export type Move = { productId: string; name: string; lineId: string | null; quantity: bigint; cost: bigint; uncosted: bigint; unitCost?: bigint | null; field?: string };

/** What a move did: cost and uncosted quantity signed like its quantity, and the level it left. */
export type MoveResult = { cost: bigint; uncosted: bigint; levelAfter: bigint };

type LevelRow = { product_id: string; quantity: string; value: string; last_unit_cost: string | null };
type LayerRow = { id: string; product_id: string; quantity_left: string; value_left: string; unit_cost: string | null };

/**
 * Locks the levels of these products in the order of their ids, so that two documents never wait for each other,
 * then reads their layers: nobody else can change them until we are done.
 */
export async function lockStock(ctx: TxContext, locationId: string, productIds: readonly string[]): Promise<LockedStock> {
  const [stock] = await lockStockAsking(ctx, locationId, productIds, async () => undefined);
  return stock;
}

/**
 * The same, and what `ask` reads behind the lock, in the same round trip: whoever took the goods before us is seen there.
 * A document asks for its twin here, since what its twin did could be the very reason to refuse it.
 */
export async function lockStockAsking<T>(ctx: TxContext, locationId: string, productIds: readonly string[], ask: () => Promise<T>): Promise<[LockedStock, T]> {
  const ids = [...new Set(productIds)];
  let [[levels, layers], answer] = await readLocked(ctx, locationId, ids, ask);
  if (levels.length < ids.length) {
    await lockWithMissing(ctx, locationId, ids);
    [[levels, layers], answer] = await readLocked(ctx, locationId, ids, ask);
  }
  return [stockOf(locationId, levels, layers), answer];
}

function stockOf(locationId: string, levels: readonly LevelRow[], layers: readonly LayerRow[]): LockedStock {
  const byProduct = new Map<string, Stock>(levels.map((level) => [level.product_id, {
    quantity: BigInt(level.quantity),
    value: BigInt(level.value),
    lastUnitCost: level.last_unit_cost === null ? null : BigInt(level.last_unit_cost),
    layers: [],
  }]));
  for (const row of layers) {
    byProduct.get(row.product_id)?.layers.push({
      id: row.id,
      quantityLeft: BigInt(row.quantity_left),
      valueLeft: BigInt(row.value_left),
      unitCost: row.unit_cost === null ? null : BigInt(row.unit_cost),
    });
  }
  return { locationId, byProduct };
}

/**
 * The lock and the layers travel in one round trip; the second statement sees what the lock waited for. Where a level is
 * missing, none is locked: whoever held one with a high id while adding one with a low id would break the order.
 */
function readLocked<T>({ tx, storeId }: TxContext, locationId: string, ids: string[], ask: () => Promise<T>) {
  const these = sql`store_id = ${storeId}::uuid and location_id = ${locationId}::uuid and product_id = any(${idsOf(ids)})`;
  const stock = Promise.all([
    tx.execute<LevelRow>(sql`
      select product_id, quantity, value, last_unit_cost from stock_levels
      where ${these} and (select count(*) from stock_levels where ${these}) = ${ids.length}::int
      order by product_id for update`),
    tx.execute<LayerRow>(sql`
      select id, product_id, quantity_left, value_left, unit_cost from batches where ${these} and quantity_left <> 0 order by id`),
  ]);
  return Promise.all([stock, ask()]); // asked after the lock was: statements go in the order in which they are begun
}

/** Goods never stocked here get a level to lock. In one pass with those that have one, which are locked and left as they are. */
const lockWithMissing = ({ tx, storeId }: TxContext, locationId: string, ids: string[]) => tx.execute(sql`
  insert into stock_levels as level (store_id, location_id, product_id, quantity, value)
  select p.store_id, l.id, p.id, 0, 0 from products p join locations l on l.store_id = p.store_id and l.id = ${locationId}::uuid
  where p.store_id = ${storeId}::uuid and p.id = any(${idsOf(ids)}) order by p.id
  on conflict (store_id, location_id, product_id) do update set quantity = level.quantity where false`);

/**
 * The only writer of stock: appends movements, adds to the levels, changes the layers. Decides at once and throws what
 * the shop forbids; await `written` before the transaction ends. Answers a result for each move, in their order.
 */
export function moveStock(ctx: TxContext, locked: LockedStock, cause: Cause, moves: readonly Move[]) {
  const plan = planMoves(ctx, locked, cause, moves);
  return { moved: plan.moved, events: shortages(locked, cause, plan.after), written: write(ctx, locked, plan) };
}

type Plan = ReturnType<typeof planMoves>;

function planMoves(ctx: TxContext, locked: LockedStock, cause: Cause, moves: readonly Move[]) {
  const place = { storeId: ctx.storeId, locationId: locked.locationId, createdAt: ctx.now };
  const after = new Map(locked.byProduct);
  const changed = new Map<string, Layer>();
  const opened = new Map<string, typeof batches.$inferSelect>();
  const corrections: (typeof costCorrections.$inferSelect)[] = [];
  const movements: (typeof stockMovements.$inferSelect)[] = [];
  const moved: MoveResult[] = [];

  for (const { productId, name, lineId, quantity, cost, uncosted, unitCost = null, field } of moves) {
    const before = after.get(productId);
    if (!before) throw new AppError("not_found", "notFound.product");
    const result = moveLayers(before, { quantity, cost, uncosted, unitCost }, newId);
    if (![result.stock.quantity, result.stock.value].every(isBookable)) throw new AppError("rejected", "tooLarge", {}, field ? { [field]: [{ key: "tooLarge" }] } : {});
    if (cause.belowZero === "forbid" && quantity < 0n && result.stock.quantity < 0n) throw notEnough(name, locked, productId, field);

    const movementId = newId();
    movements.push({
      ...place, id: movementId, productId, quantity, cost: result.cost, uncosted: result.uncosted, reason: cause.reason,
      sourceId: cause.sourceId, lineId, note: cause.note ?? null, workerId: workerIdOf(ctx), levelAfter: result.stock.quantity,
    });
    for (const layer of result.opened) opened.set(layer.id, { ...place, ...layer, productId, movementId, quantity: layer.quantityLeft });
    for (const layer of result.changed) rest(layer, opened, changed);
    corrections.push(...result.corrections.map((each: Correction) => ({ ...place, id: newId(), productId, movementId, ...each })));
    after.set(productId, { ...result.stock, lastUnitCost: unitCost ?? before.lastUnitCost });
    moved.push({ cost: result.cost, uncosted: result.uncosted, levelAfter: result.stock.quantity });
  }
  return { moved, movements, changed: [...changed.values()], opened: [...opened.values()], corrections, after };
}

/** A layer that the same document opened is still to be inserted; any other is updated. */
function rest(layer: Layer, opened: Map<string, typeof batches.$inferSelect>, changed: Map<string, Layer>): void {
  const row = opened.get(layer.id);
  if (row) opened.set(layer.id, { ...row, quantityLeft: layer.quantityLeft, valueLeft: layer.valueLeft });
  else changed.set(layer.id, layer);
}

const notEnough = (name: string, locked: LockedStock, productId: string, field = "quantity") => {
  const params = { product: name, left: quantityText(locked.byProduct.get(productId)?.quantity ?? 0n) };
  return new AppError("rejected", "notEnoughStock", params, { [field]: [{ key: "notEnoughStock", params }] });
};

/** One statement writes it all: its text does not depend on how many rows there are. */
async function write({ tx, storeId }: TxContext, { locationId, byProduct }: LockedStock, plan: Plan): Promise<void> {
  const deltas = [...plan.after].filter(([productId, stock]) => stock !== byProduct.get(productId)).map(([productId, stock]) => {
    const before = byProduct.get(productId)!;
    return { storeId, locationId, productId, quantity: stock.quantity - before.quantity, value: stock.value - before.value, lastUnitCost: stock.lastUnitCost };
  });
  const rests = plan.changed.map(({ id, quantityLeft, valueLeft }) => ({ id, quantity_left: String(quantityLeft), value_left: String(valueLeft) }));

  await tx.execute(sql`
    with movement as (${into(stockMovements, plan.movements)}),
    opened as (${into(batches, plan.opened)}),
    correction as (${into(costCorrections, plan.corrections)}),
    rest as (
      update batches b set quantity_left = r.quantity_left, value_left = r.value_left
      from json_to_recordset(${JSON.stringify(rests)}::json) as r(id uuid, quantity_left bigint, value_left bigint)
      where b.store_id = ${storeId}::uuid and b.id = r.id
    )
    update stock_levels l set quantity = l.quantity + d.quantity, value = l.value + d.value, last_unit_cost = d.last_unit_cost
    from ${rowsOf(stockLevels, deltas)} d
    where l.store_id = d.store_id and l.location_id = d.location_id and l.product_id = d.product_id`);
}

/** What the owner hears of: products that this document took below zero, where the shop wants to be warned. */
function shortages(locked: LockedStock, { belowZero }: Cause, after: ReadonlyMap<string, Stock>): DomainEvent[] {
  if (belowZero === "allow") return [];
  return [...after].filter(([productId, stock]) => stock.quantity < 0n && stock.quantity < (locked.byProduct.get(productId)?.quantity ?? 0n)).map(([productId, stock]) => ({
    name: "stock.ranShort",
    entityId: productId,
    after: { locationId: locked.locationId, quantity: stock.quantity },
  }));
}
