import "server-only";

import { type AnyColumn, type SQL, sql } from "drizzle-orm";

import { idsOf } from "@/db/rows";
import { locations, products } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { divideRounded } from "@/lib/core/money";

import type { StockState } from "./rules";

/** One location, or all that the worker may see. */
export type Places = { locationId?: string | undefined };

/** Quantities in thousandths, money in minor units. `known` is what is in stock at a known cost. */
export type Stats = {
  quantity: bigint;
  value: bigint;
  wasStocked: boolean;
  knownQuantity: bigint;
  knownValue: bigint;
  lastCost: bigint | null;
  sold: bigint | null;
};

/** From when on a level is low, by the shop's settings. */
export type Threshold = { lowStockWarning: boolean; lowStockThreshold: bigint };
type StatRow = { id: string; quantity: string; value: string; stocked: boolean; known_quantity: string; known_value: string; last_cost: string | null };

const DAYS = 30;

/** Stock, cost and 30 days' sales of these products. One statement each, whatever their number. */
export async function readStats(ctx: TxContext, ids: readonly string[], places: Places): Promise<Map<string, Stats>> {
  const [rows, sold] = await Promise.all([
    ctx.tx.execute<StatRow>(sql`
      select i.id, coalesce(sum(l.quantity), 0) as quantity, coalesce(sum(l.value), 0) as value, count(l.product_id) > 0 as stocked,
        coalesce(sum(b.quantity), 0) as known_quantity, coalesce(sum(b.value), 0) as known_value, ${lastCost(ctx, places)} as last_cost
      from unnest(${idsOf(ids)}) as i(id)
      left join stock_levels l on l.store_id = ${ctx.storeId}::uuid and l.product_id = i.id and ${stockFence(ctx, places, "l.")}
      left join lateral ${knownLayers} b on true
      group by i.id`),
    ctx.grants.has("sale.readAll") ? soldSince(ctx, ids, DAYS, places) : undefined,
  ]);

  return new Map(rows.map((row) => [row.id, {
    quantity: BigInt(row.quantity),
    value: BigInt(row.value),
    wasStocked: row.stocked,
    knownQuantity: BigInt(row.known_quantity),
    knownValue: BigInt(row.known_value),
    lastCost: row.last_cost === null ? null : BigInt(row.last_cost),
    sold: sold ? (sold.get(row.id) ?? 0n) : null,
  }]));
}

/** What of the level `l` lies there at a known cost. */
const knownLayers = sql`(
  select sum(quantity_left) as quantity, sum(value_left) as value from batches
  where store_id = l.store_id and location_id = l.location_id and product_id = l.product_id and quantity_left > 0 and quantity_left <> 0 and unit_cost is not null)`;

export type LevelCosts = Pick<Stats, "knownQuantity" | "knownValue" | "lastCost">;

/** What is known of the cost of single levels, in their order: read for the rows a page shows, since all layers of a shop are many. */
export async function readLevelCosts(ctx: TxContext, levels: readonly { locationId: string; productId: string }[]): Promise<LevelCosts[]> {
  const rows = await ctx.tx.execute<{ known_quantity: string; known_value: string; last_cost: string | null }>(sql`
    select coalesce(b.quantity, 0) as known_quantity, coalesce(b.value, 0) as known_value, l.last_unit_cost as last_cost
    from unnest(${idsOf(levels.map(({ locationId }) => locationId))}, ${idsOf(levels.map(({ productId }) => productId))}) with ordinality as i(location_id, product_id, place)
    left join stock_levels l on l.store_id = ${ctx.storeId}::uuid and l.location_id = i.location_id and l.product_id = i.product_id
    left join lateral ${knownLayers} b on true
    order by i.place`);
  return rows.map((row) => ({ knownQuantity: BigInt(row.known_quantity), knownValue: BigInt(row.known_value), lastCost: row.last_cost === null ? null : BigInt(row.last_cost) }));
}

/**
 * The last known cost of the product `i.id` over its levels `l`. Where places differ it is that of the place that took goods in
 * last at a known cost; what is found there only repeats the place's own. Two that took none in: the higher.
 */
const lastCost = (ctx: TxContext, places: Places): SQL => sql`coalesce(case when min(l.last_unit_cost) < max(l.last_unit_cost) then (
  select latest.last_unit_cost from stock_movements m
  join stock_levels latest on latest.store_id = m.store_id and latest.location_id = m.location_id and latest.product_id = m.product_id
  where m.store_id = ${ctx.storeId}::uuid and m.product_id = i.id and ${stockFence(ctx, places, "m.")}
    and m.reason in ('opening', 'receipt') and m.quantity > 0 and m.uncosted = 0
  order by m.created_at desc, m.id desc limit 1) end, max(l.last_unit_cost))`;

/** What these products sold in the last `days`, without cancelled sales, in thousandths. */
export async function soldSince(ctx: TxContext, ids: readonly string[], days: number, places: Places): Promise<Map<string, bigint>> {
  const rows = await ctx.tx.execute<{ product_id: string; sold: string }>(sql`
    select m.product_id, -sum(m.quantity) as sold from stock_movements m
    where m.store_id = ${ctx.storeId}::uuid and m.product_id = any(${idsOf(ids)}) and ${stockFence(ctx, places, "m.")}
      and ${countsAsSold} and m.created_at > ${ctx.now.toISOString()}::timestamptz - make_interval(days => ${days}::int)
    group by m.product_id`);
  return new Map(rows.map((row) => [row.product_id, BigInt(row.sold)]));
}

/**
 * The `stock_movements m` that say what was sold. A cancelled sale is left out whole: its goods came back on another day, and
 * counted on that one they would take off what others bought.
 */
export const countsAsSold = sql`m.reason in ('sale', 'return')
  and not exists (select from sale_cancellations c where c.store_id = m.store_id and c.sale_id = m.source_id)`;

/** Only the location asked for, and of those only what the worker may see. */
export function stockFence({ branchIds }: TxContext, { locationId }: Places, table: "" | "l." | "m." = ""): SQL {
  const column = sql.raw(`${table}location_id`);
  const asked = locationId ? sql`${column} = ${locationId}::uuid` : sql`true`;
  return branchIds === "all" ? asked : sql`${asked} and ${column} = any(${idsOf(branchIds)})`;
}

/** Average cost of what is in stock at a known cost, else the last known one. In minor units for one unit. */
export const averageCost = ({ knownQuantity, knownValue, lastCost }: LevelCosts): bigint | null =>
  knownQuantity > 0n ? divideRounded(knownValue * 1000n, knownQuantity) : lastCost;

/** What stock is worth as far as its cost is known. null: of none of it, which is not nothing. */
export const worthOf = ({ quantity, value, knownQuantity }: Pick<Stats, "quantity" | "value" | "knownQuantity">): bigint | null =>
  quantity !== 0n && value === 0n && knownQuantity === 0n ? null : value;

/** Where a level stands against the product's minimum, or the shop's. */
export function stockStateOf({ minimumStock }: { minimumStock: bigint | null }, { quantity, wasStocked }: Stats, settings: Threshold): StockState {
  if (!wasStocked) return "none";
  if (quantity <= 0n) return "out";
  return settings.lowStockWarning && quantity <= (minimumStock ?? settings.lowStockThreshold) ? "low" : "in";
}

/** The shop's threshold as it was read, or as the columns of `settings` that a statement joins. */
type ThresholdSql = Threshold | Record<keyof Threshold, AnyColumn>;

/** The same rule in SQL, for the quantity of a level of `products`: what has no level has no such state. */
export const stockStateSql = (quantity: SQL | AnyColumn, settings: ThresholdSql) => sql<Exclude<StockState, "none">>`
  case when ${quantity} <= 0 then 'out' when ${settings.lowStockWarning}::boolean and ${quantity} <= ${minimumSql(settings)} then 'low' else 'in' end`;

/** The product's own minimum, else the shop's threshold, in thousandths. */
export const minimumSql = ({ lowStockThreshold }: ThresholdSql) => sql<string>`coalesce(${products.minimumStock}, ${lowStockThreshold}::bigint)`;

/** Levels of `locations` that say something: a place closes when all its goods are gone, and is not short of them ever after. */
export const levelCounts = (quantity: SQL | AnyColumn): SQL => sql`(${quantity} <> 0 or ${locations.status} = 'active')`;
