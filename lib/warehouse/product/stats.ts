import "server-only";

import { type SQL, sql } from "drizzle-orm";

import { idsOf } from "@/db/rows";
import { products } from "@/db/schema";
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

type Threshold = { lowStockWarning: boolean; lowStockThreshold: bigint };
type StatRow = { id: string; quantity: string; value: string; stocked: boolean; known_quantity: string; known_value: string; last_cost: string | null };

const DAYS = 30;

/** Stock, cost and 30 days' sales of these products. One statement each, whatever their number. */
export async function readStats(ctx: TxContext, ids: readonly string[], places: Places): Promise<Map<string, Stats>> {
  const [rows, sold] = await Promise.all([
    ctx.tx.execute<StatRow>(sql`
      select i.id, coalesce(sum(l.quantity), 0) as quantity, coalesce(sum(l.value), 0) as value, count(l.product_id) > 0 as stocked,
        coalesce(sum(b.quantity), 0) as known_quantity, coalesce(sum(b.value), 0) as known_value, max(l.last_unit_cost) as last_cost
      from unnest(${idsOf(ids)}) as i(id)
      left join stock_levels l on l.store_id = ${ctx.storeId}::uuid and l.product_id = i.id and ${stockFence(ctx, places, "l.")}
      left join lateral (
        select sum(quantity_left) as quantity, sum(value_left) as value from batches
        where store_id = l.store_id and location_id = l.location_id and product_id = l.product_id and quantity_left > 0 and quantity_left <> 0 and unit_cost is not null
      ) b on true
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

/** What these products sold in the last `days`, cancelled sales taken off, in thousandths. */
export async function soldSince(ctx: TxContext, ids: readonly string[], days: number, places: Places): Promise<Map<string, bigint>> {
  const rows = await ctx.tx.execute<{ product_id: string; sold: string }>(sql`
    select product_id, -sum(quantity) as sold from stock_movements
    where store_id = ${ctx.storeId}::uuid and product_id = any(${idsOf(ids)}) and ${stockFence(ctx, places)}
      and reason in ('sale', 'sale_cancel', 'return') and created_at > ${ctx.now.toISOString()}::timestamptz - make_interval(days => ${days}::int)
    group by product_id`);
  return new Map(rows.map((row) => [row.product_id, BigInt(row.sold)]));
}

/** Only the location asked for, and of those only what the worker may see. */
export function stockFence({ branchIds }: TxContext, { locationId }: Places, table: "" | "l." = ""): SQL {
  const column = sql.raw(`${table}location_id`);
  const asked = locationId ? sql`${column} = ${locationId}::uuid` : sql`true`;
  return branchIds === "all" ? asked : sql`${asked} and ${column} = any(${idsOf(branchIds)})`;
}

/** Average cost of what is in stock at a known cost, else the last known one. In minor units for one unit. */
export const averageCost = ({ knownQuantity, knownValue, lastCost }: Stats): bigint | null =>
  knownQuantity > 0n ? divideRounded(knownValue * 1000n, knownQuantity) : lastCost;

/** Where a level stands against the product's minimum, or the shop's. */
export function stockStateOf({ minimumStock }: { minimumStock: bigint | null }, { quantity, wasStocked }: Stats, settings: Threshold): StockState {
  if (!wasStocked) return "none";
  if (quantity <= 0n) return "out";
  return settings.lowStockWarning && quantity <= (minimumStock ?? settings.lowStockThreshold) ? "low" : "in";
}

/** The same rule for a filter, over `products` joined to `level(product_id, quantity)`. */
export const stockStateSql = ({ lowStockWarning, lowStockThreshold }: Threshold): SQL => sql`
  case when level.product_id is null then 'none' when level.quantity <= 0 then 'out'
  when ${lowStockWarning}::boolean and level.quantity <= coalesce(${products.minimumStock}, ${String(lowStockThreshold)}::bigint) then 'low' else 'in' end`;
