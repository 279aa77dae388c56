import "server-only";

import { and, asc, desc, eq, gt, gte, lt, ne, not, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

import { oneOf } from "@/db/rows";
import { categories, locations, products, sales, settings, stockLevels, stockMovements, stockReceiptLines, stockReceipts, workers } from "@/db/schema";
import { workerName } from "@/lib/accounts/worker/name";
import type { TxContext } from "@/lib/core/context";
import { dayBegins, dayEnds } from "@/lib/core/day";
import { notFound } from "@/lib/core/errors";
import { offsetOf } from "@/lib/core/list";
import { query } from "@/lib/core/use-case";
import { readDayRule } from "@/lib/store/settings/day-rule";

import { alphabetOf } from "../product/name-order";
import { searchProducts } from "../product/search";
import { averageCost, levelCounts, minimumSql, readLevelCosts, stockStateSql, worthOf } from "../product/stats";
import {
  type MovementFilter, MovementList, MovementListParams, type StockFilter, StockList, StockListParams, StockReceipt, type StockReceiptFilter, StockReceiptId, StockReceiptList,
  StockReceiptListParams,
} from "./schemas";

const parents = alias(categories, "parents");
const state = stockStateSql(stockLevels.quantity, settings);

/** Levels of active products by location, with what is filtered in sum. A closed place counts where some is left. */
export const listStock = query({
  permission: "stock.read",
  input: StockListParams,
  output: StockList,

  async run(ctx, { cursor, ordering, ...page }) {
    const seesCost = ctx.grants.has("cost.see");
    const filter = await levelFilter(ctx, page);
    const level = levels(ctx, filter);
    const rest = cursor ? levels(ctx, and(filter, behindLevel(cursor))) : level;
    const { by, turn } = stockOrder(ctx, level, seesCost || !ordering.endsWith("value") ? ordering : "name");
    const order = cursor === undefined ? [turn(by), asc(level.productId), asc(level.locationId)] : [asc(level.locationId), asc(level.productId)];
    const [rows, [totals]] = await Promise.all([
      ctx.tx.with(rest).select().from(rest).orderBy(...order).limit(page.limit).offset(offsetOf(page)),
      ctx.tx.with(level).select({
        total: sql<number>`count(*)::int`, value: sql<string>`coalesce(sum(${level.value}), 0)`,
        low: sql<number>`count(*) filter (where ${level.state} = 'low')::int`, out: sql<number>`count(*) filter (where ${level.state} = 'out')::int`,
      }).from(level),
    ]);
    return {
      rows: await shownLevels(ctx, rows),
      next: rows.length > 0 ? `${rows.at(-1)!.locationId}_${rows.at(-1)!.productId}` : null,
      total: totals!.total,
      totals: { value: seesCost ? BigInt(totals!.value) : null, low: totals!.low, out: totals!.out },
    };
  },
});

/** Levels behind the last one seen, in the order of their key, which never changes. */
const behindLevel = (cursor: string): SQL => {
  const [locationId, productId] = cursor.split("_");
  return sql`(${stockLevels.locationId}, ${stockLevels.productId}) > (${locationId}::uuid, ${productId}::uuid)`;
};

/** What of the levels a filter leaves. */
export async function levelFilter(ctx: TxContext, { search, locationId, productId, categoryId, state: wanted, isShort }: StockFilter): Promise<SQL | undefined> {
  return and(
    eq(stockLevels.storeId, ctx.storeId),
    inBranches(ctx, stockLevels.locationId),
    eq(products.status, "active"),
    levelCounts(stockLevels.quantity),
    search ? (await searchProducts(ctx, search)).isFound(products.id) : undefined,
    locationId ? eq(stockLevels.locationId, locationId) : undefined,
    productId ? eq(stockLevels.productId, productId) : undefined,
    categoryId ? sql`(${products.categoryId} = ${categoryId}::uuid or ${categories.parentId} = ${categoryId}::uuid)` : undefined,
    wanted ? eq(state, wanted) : undefined,
    isShort ? ne(state, "in") : undefined,
  );
}

type LevelRow = { locationId: string; productId: string; minimum: string; quantity: bigint; value: bigint };

/** Levels as their reader may see them; their costs are those that the product's own page shows. */
export async function shownLevels<T extends LevelRow>(ctx: TxContext, rows: readonly T[]) {
  const costs = ctx.grants.has("cost.see") ? await readLevelCosts(ctx, rows) : undefined;
  return rows.map((row, i) => {
    const cost = costs?.[i];
    return { ...row, minimum: BigInt(row.minimum), value: cost ? worthOf({ ...row, ...cost }) : null, averageCost: cost ? averageCost(cost) : null };
  });
}

/** Levels with the names of what lies where. */
export const levels = ({ tx }: TxContext, where: SQL | undefined) => tx.$with("level").as(tx
  .select({
    productId: stockLevels.productId, productName: sql<string>`${products.name}`.as("product_name"), unit: products.unit, categoryId: products.categoryId,
    categoryName: sql<string | null>`${categories.name}`.as("category_name"), parentCategoryId: sql<string | null>`${parents.id}`.as("parent_category_id"),
    parentCategoryName: sql<string | null>`${parents.name}`.as("parent_category_name"), locationId: stockLevels.locationId, locationName: sql<string>`${locations.name}`.as("location_name"),
    quantity: stockLevels.quantity, minimum: minimumSql(settings).as("minimum"), state: state.as("state"), price: products.price, value: stockLevels.value,
  })
  .from(stockLevels)
  .innerJoin(products, and(eq(products.storeId, stockLevels.storeId), eq(products.id, stockLevels.productId)))
  .innerJoin(locations, and(eq(locations.storeId, stockLevels.storeId), eq(locations.id, stockLevels.locationId)))
  .innerJoin(settings, eq(settings.storeId, stockLevels.storeId))
  .leftJoin(categories, and(eq(categories.storeId, products.storeId), eq(categories.id, products.categoryId)))
  .leftJoin(parents, and(eq(parents.storeId, categories.storeId), eq(parents.id, categories.parentId)))
  .where(where));

const stockOrder = (ctx: TxContext, level: ReturnType<typeof levels>, ordering: StockListParams["ordering"]) => ({
  by: { name: sql`${level.productName} ${alphabetOf(ctx)}`, quantity: level.quantity, value: level.value }[ordering.replace("-", "") as "name" | "quantity" | "value"],
  turn: ordering.startsWith("-") ? desc : asc,
});

/** The ledger: what moved, why, and the level it left. */
export const listMovements = query({
  permission: "stock.read",
  input: MovementListParams,
  output: MovementList,

  async run(ctx, { cursor, ordering, ...params }) {
    const where = await movementFilter(ctx, params);
    const turn = ordering === "createdAt" ? asc : desc;
    const [rows, total] = await Promise.all([
      movementRows(ctx).where(and(where, cursor ? gt(stockMovements.id, cursor) : undefined))
        .orderBy(...(cursor === undefined ? [turn(stockMovements.createdAt), turn(stockMovements.id)] : [asc(stockMovements.id)])).limit(params.limit).offset(offsetOf(params)),
      ctx.tx.$count(stockMovements, where),
    ]);
    return { rows: rows.map((row) => shownMovement(ctx, row)), total };
  },
});

/** What of the ledger a filter leaves. By a document: nothing where it is hidden from this reader. */
export async function movementFilter(ctx: TxContext, { search, productId, locationId, sourceId, reason, direction, dateFrom, dateTo }: MovementFilter): Promise<SQL | undefined> {
  return and(
    eq(stockMovements.storeId, ctx.storeId),
    inBranches(ctx, stockMovements.locationId),
    search ? (await searchProducts(ctx, search)).isFound(stockMovements.productId) : undefined,
    productId ? eq(stockMovements.productId, productId) : undefined,
    locationId ? eq(stockMovements.locationId, locationId) : undefined,
    sourceId ? and(eq(stockMovements.sourceId, sourceId), not(isAnothers(ctx))) : undefined,
    reason ? eq(stockMovements.reason, reason) : undefined,
    direction === "in" ? gt(stockMovements.quantity, 0n) : direction === "out" ? lt(stockMovements.quantity, 0n) : undefined,
    ...(await days(ctx, stockMovements.createdAt, dateFrom, dateTo)),
  );
}

/** A movement by a sale of another, for who sees only their own sales. */
const isAnothers = ({ grants, actor }: TxContext): SQL<boolean> => (grants.has("sale.readAll") ? sql<boolean>`false` : sql<boolean>`(
  ${stockMovements.reason} in ('sale', 'sale_cancel') and not exists (
    select from ${sales} where ${sales.storeId} = ${stockMovements.storeId} and ${sales.id} = ${stockMovements.sourceId} and ${sales.workerId}::text = ${actor.id}))`);

/** Movements with the names of what moved where. */
export const movementRows = (ctx: TxContext) => ctx.tx
  .select({
    id: stockMovements.id, createdAt: stockMovements.createdAt, productId: stockMovements.productId, productName: products.name, unit: products.unit,
    locationId: stockMovements.locationId, locationName: locations.name, quantity: stockMovements.quantity, levelAfter: stockMovements.levelAfter,
    reason: stockMovements.reason, sourceId: stockMovements.sourceId, note: stockMovements.note, workerId: stockMovements.workerId, workerName: workerName(), isAnothers: isAnothers(ctx),
    document: sql<string | null>`coalesce(${sales.receiptNumber}, ${stockReceipts.number}::text)`, cost: stockMovements.cost, uncosted: stockMovements.uncosted,
  })
  .from(stockMovements)
  .innerJoin(products, and(eq(products.storeId, stockMovements.storeId), eq(products.id, stockMovements.productId)))
  .innerJoin(locations, and(eq(locations.storeId, stockMovements.storeId), eq(locations.id, stockMovements.locationId)))
  .leftJoin(workers, and(eq(workers.storeId, stockMovements.storeId), eq(workers.id, stockMovements.workerId)))
  .leftJoin(sales, and(eq(sales.storeId, stockMovements.storeId), eq(sales.id, stockMovements.sourceId), sql`${stockMovements.reason} in ('sale', 'sale_cancel')`))
  .leftJoin(stockReceipts, and(eq(stockReceipts.storeId, stockMovements.storeId), eq(stockReceipts.id, stockMovements.sourceId), eq(stockMovements.reason, "receipt")));

/**
 * A movement as its reader may see it: a cost that is not known in full is not told, nor, to who sees only their own
 * sales, who sold, on which receipt, and which lines make one sale.
 */
export const shownMovement = ({ grants }: TxContext, { uncosted, isAnothers: hidden, ...row }: Awaited<ReturnType<typeof movementRows>>[number]) => {
  const cost = grants.has("cost.see") && uncosted === 0n ? row.cost : null;
  return { ...row, cost, ...(hidden ? { sourceId: null, workerId: null, workerName: null, document: null, note: null } : {}) };
};

const RECEIPT_ORDER = {
  createdAt: asc(stockReceipts.createdAt), "-createdAt": desc(stockReceipts.createdAt), total: asc(stockReceipts.total), "-total": desc(stockReceipts.total),
};

/** Receipts of goods, newest first, with what is filtered in sum. `search` is a number or a part of the note. */
export const listReceipts = query({
  permission: "stock.receive",
  input: StockReceiptListParams,
  output: StockReceiptList,

  async run(ctx, { ordering, ...page }) {
    const where = await receiptFilter(ctx, page);
    const order = RECEIPT_ORDER[ctx.grants.has("cost.see") || !ordering.endsWith("total") ? ordering : "-createdAt"]; // an order tells, too
    const [rows, [totals]] = await Promise.all([
      receiptRows(ctx).where(where).orderBy(order, desc(stockReceipts.id)).limit(page.limit).offset(offsetOf(page)),
      ctx.tx.select({ total: sql<number>`count(*)::int`, value: sql<string | null>`sum(${knownTotal})` }).from(stockReceipts).where(where),
    ]);
    const { total, value } = totals!;
    return { rows: rows.map((row) => receiptOf(ctx, row)), total, totals: { total: ctx.grants.has("cost.see") && value !== null ? BigInt(value) : null } };
  },
});

/** What of the receipts of goods a filter leaves. */
export async function receiptFilter(ctx: TxContext, { search, locationId, dateFrom, dateTo }: StockReceiptFilter): Promise<SQL | undefined> {
  const text = search && `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return and(
    eq(stockReceipts.storeId, ctx.storeId),
    inBranches(ctx, stockReceipts.locationId),
    text ? sql`(${stockReceipts.number}::text like ${text} or ${stockReceipts.note} ilike ${text})` : undefined,
    locationId ? eq(stockReceipts.locationId, locationId) : undefined,
    ...(await days(ctx, stockReceipts.createdAt, dateFrom, dateTo)),
  );
}

/** One receipt of goods with its lines. */
export const readReceipt = query({ permission: "stock.receive", input: StockReceiptId, output: StockReceipt, run: (ctx, { id }) => loadReceipt(ctx, id) });

/** A receipt of goods for a command, which has authorised already. */
export async function loadReceipt(ctx: TxContext, id: string) {
  const [[row], lines] = await Promise.all([
    receiptRows(ctx).where(and(eq(stockReceipts.storeId, ctx.storeId), inBranches(ctx, stockReceipts.locationId), eq(stockReceipts.id, id))),
    ctx.tx
      .select({
        id: stockReceiptLines.id, productId: stockReceiptLines.productId, name: stockReceiptLines.name, unit: products.unit, quantity: stockReceiptLines.quantity,
        unitCost: stockReceiptLines.unitCost, total: stockReceiptLines.total, oldPrice: stockReceiptLines.oldPrice, newPrice: stockReceiptLines.newPrice,
      })
      .from(stockReceiptLines)
      .innerJoin(products, and(eq(products.storeId, stockReceiptLines.storeId), eq(products.id, stockReceiptLines.productId)))
      .where(and(eq(stockReceiptLines.storeId, ctx.storeId), eq(stockReceiptLines.receiptId, id))).orderBy(asc(stockReceiptLines.position)),
  ]);
  if (!row) throw notFound("receipt");
  const seesCost = ctx.grants.has("cost.see");
  return { ...receiptOf(ctx, row), lines: lines.map((line) => (seesCost ? line : { ...line, unitCost: null, total: null })) };
}

/** What a receipt of goods came to; null where no line has a cost, which its total of 0 does not tell. */
const knownTotal = sql<string | null>`case when ${stockReceipts.total} <> 0 or exists (
  select from ${stockReceiptLines} where ${stockReceiptLines.storeId} = ${stockReceipts.storeId} and ${stockReceiptLines.receiptId} = ${stockReceipts.id} and ${stockReceiptLines.total} is not null)
  then ${stockReceipts.total} end`;

/** Receipts of goods as lists show them. */
export const receiptRows = ({ tx }: TxContext) => tx
  .select({
    id: stockReceipts.id, number: stockReceipts.number, locationId: stockReceipts.locationId, locationName: locations.name, note: stockReceipts.note,
    lineCount: stockReceipts.lineCount, total: knownTotal, workerName: workerName(), createdAt: stockReceipts.createdAt,
  })
  .from(stockReceipts)
  .innerJoin(locations, and(eq(locations.storeId, stockReceipts.storeId), eq(locations.id, stockReceipts.locationId)))
  .leftJoin(workers, and(eq(workers.storeId, stockReceipts.storeId), eq(workers.id, stockReceipts.workerId)));

/** A receipt of goods as its reader may see it. */
export const receiptOf = (ctx: TxContext, row: Awaited<ReturnType<typeof receiptRows>>[number]) =>
  ({ ...row, number: Number(row.number), total: ctx.grants.has("cost.see") && row.total !== null ? BigInt(row.total) : null });

/** The branch fence; the store's is the transaction. */
const inBranches = ({ branchIds }: TxContext, column: Parameters<typeof oneOf>[0]): SQL | undefined => (branchIds === "all" ? undefined : oneOf(column, branchIds));

async function days(ctx: TxContext, column: typeof stockMovements.createdAt | typeof stockReceipts.createdAt, dateFrom?: string, dateTo?: string) {
  if (!dateFrom && !dateTo) return [];
  const rule = await readDayRule(ctx);
  return [dateFrom ? gte(column, dayBegins(dateFrom, rule)) : undefined, dateTo ? lt(column, dayEnds(dateTo, rule)) : undefined];
}
