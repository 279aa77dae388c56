import "server-only";

import { and, asc, desc, eq, gt, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";

import { idsOf, oneOf } from "@/db/rows";
import { categories, locations, productBarcodes, products } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { Id } from "@/lib/core/id";
import { offsetOf } from "@/lib/core/list";
import { SignedQuantity } from "@/lib/core/money";
import { query } from "@/lib/core/use-case";
import { readSettings } from "@/lib/store/settings/queries";
import { assertLocation, visibleLocations } from "@/lib/warehouse/location";

import { spellingsOf } from "./barcode";
import { findByCode, isOneOfCodes, listBarcodes } from "./barcodes";
import { wasUsed } from "./find-product";
import { alphabetOf } from "./name-order";
import { ProductCard, type ProductFilter, ProductListParams, ProductPage, SameName, SameNameInput, ScanInput, ScannedProduct } from "./schemas";
import { searchProducts } from "./search";
import { averageCost, type Places, readStats, soldSince, type Stats, stockFence, stockStateOf, stockStateSql, worthOf } from "./stats";

/** The catalogue, filtered, sorted and cut, with stock, cost and sales of the rows shown. */
export const listProducts = query({
  permission: "product.read",
  input: ProductListParams,
  output: ProductPage,

  async run(ctx, params) {
    const { source, leveled, where, hits, levelsAsked } = await filtered(ctx, params, params.ordering?.endsWith("stock"));
    const seesCost = ctx.grants.has("cost.see");

    const [ids, [sums]] = await Promise.all([
      ctx.tx.execute<{ id: string }>(sql`select ${products.id} as id from ${source} where ${and(where, after(params.cursor))!} order by ${params.cursor === undefined ? orderOf(ctx, params.ordering, hits) : asc(products.id)} limit ${params.limit} offset ${offsetOf(params)}`),
      ctx.tx.execute<{ total: number; value: string }>(
        isWhole(params)
          ? sql`select (select count(*)::int from ${products} where ${where}) as total, (select coalesce(sum(value), 0) from stock_levels where store_id = ${ctx.storeId}::uuid and ${stockFence(ctx, params)}) as value`
          : seesCost || levelsAsked
            ? sql`select count(*)::int as total, coalesce(sum(level.value), 0) as value from ${leveled} where ${where}`
            : sql`select count(*)::int as total, 0 as value from ${products} where ${where}`,
      ),
    ]);

    return {
      rows: await readRows(ctx, ids.map(({ id }) => id), params),
      total: sums!.total,
      totals: { value: seesCost ? BigInt(sums!.value) : null },
    };
  },
});

const after = (cursor: string | undefined): SQL | undefined => (cursor ? gt(products.id, cursor) : undefined);

/** What of the catalogue a filter leaves, as `from` and `where`. `byStock`: the source must have stock levels, to sort by. */
export async function filtered(ctx: TxContext, filter: ProductFilter, byStock = false) {
  await assertLocation(ctx, filter.locationId);
  const found = filter.search ? await searchProducts(ctx, filter.search) : undefined;
  const settings = await readSettings(ctx);
  const isOnePlace = filter.locationId !== undefined || (ctx.branchIds !== "all" && ctx.branchIds.length === 1); // then a product has one level at most
  const [quantity, value, grouped] = isOnePlace ? [sql`quantity`, sql`value`, sql``] : [sql`sum(quantity)`, sql`sum(value)`, sql`group by product_id`];
  const levels = sql`(select product_id, ${quantity} as quantity, ${value} as value from stock_levels where store_id = ${ctx.storeId}::uuid and ${stockFence(ctx, filter)} ${grouped}) level`;

  const where = and(
    eq(products.storeId, ctx.storeId),
    found?.isFound(products.id),
    filter.status ? eq(products.status, filter.status) : undefined,
    filter.categoryId ? inCategories(ctx, filter.categoryId.split(",")) : undefined,
    filter.subcategoryId ? eq(products.categoryId, filter.subcategoryId) : undefined,
    filter.barcode ? hasCode(filter.barcode) : undefined,
    filter.stock ? sql`case when level.product_id is null then 'none' else ${stockStateSql(sql`level.quantity`, settings)} end = ${filter.stock}` : undefined,
  )!;
  const leveled = sql`${products} left join ${levels} on level.product_id = ${products.id}`;
  const levelsAsked = Boolean(filter.stock) || byStock;
  return { hits: found?.best, where, leveled, levelsAsked, source: levelsAsked ? leveled : sql`${products}` };
}

/** Nothing is narrowed: sums need not look at the products. */
const isWhole = ({ search, categoryId, subcategoryId, status, stock, barcode }: ProductFilter): boolean => !search && !categoryId && !subcategoryId && !status && !stock && !barcode;

/** One product: codes, stock by location, cost and sales of 30 days. */
export const readProduct = query({
  permission: "product.read",
  input: z.object({ id: Id }),
  output: ProductCard,

  async run(ctx, { id }) {
    const [[row], barcodes, levels, soldBefore, used] = await Promise.all([
      readRows(ctx, [id], {}),
      listBarcodes(ctx, [id]),
      readLevels(ctx, id),
      ctx.grants.has("sale.readAll") ? soldSince(ctx, [id], 60, {}) : undefined,
      wasUsed(ctx, id),
    ]);
    if (!row) throw notFound("product");

    const before = soldBefore && row.sold !== null ? (soldBefore.get(id) ?? 0n) - row.sold : null;
    return { ...row, barcodes, levels, soldBefore: before, wasUsed: used };
  },
});

/** The product behind a scanned or typed code, and how many units the code stands for. */
export const scanProduct = query({
  permission: "product.read",
  input: ScanInput,
  output: ScannedProduct,

  async run(ctx, { code, ...places }) {
    await assertLocation(ctx, places.locationId);
    const found = await findByCode(ctx, code);
    const [row] = await readRows(ctx, [found.productId], places);
    return { ...row!, quantity: found.quantity, code: found.code };
  },
});

/** How much of a product there is, at one place or in all. */
export const readStock = query({
  permission: "product.read",
  input: z.object({ id: Id, locationId: Id.optional() }),
  output: z.object({ id: z.uuid(), stock: SignedQuantity }),

  async run(ctx, { id, ...places }) {
    await assertLocation(ctx, places.locationId);
    return { id, stock: (await readStats(ctx, [id], places)).get(id)!.quantity };
  },
});

/** Products of this very name, whatever its capitals: allowed, but the form warns. */
export const listSameNames = query({
  permission: "product.read",
  input: SameNameInput,
  output: z.array(SameName),

  async run(ctx, { name, exceptId }) {
    const rows = await ctx.tx.select().from(products)
      .where(and(sql`lower(${products.name}) = lower(${name}::text)`, exceptId ? ne(products.id, exceptId) : undefined))
      .orderBy(asc(products.createdAt), asc(products.id)).limit(5);
    const barcodes = await listBarcodes(ctx, rows.map(({ id }) => id));
    return rows.map((row) => ({ ...row, barcode: barcodes.find((barcode) => barcode.productId === row.id)?.code ?? null }));
  },
});

/** Rows of these products in the order of the ids; one that is gone is left out. */
export async function readRows(ctx: TxContext, ids: readonly string[], places: Places) {
  if (ids.length === 0) return [];
  const parents = alias(categories, "parents");
  const [rows, barcodes, stats, settings] = await Promise.all([
    ctx.tx
      .select({ product: products, category: { name: categories.name, parentId: categories.parentId }, parent: { name: parents.name } })
      .from(products)
      .leftJoin(categories, eq(categories.id, products.categoryId))
      .leftJoin(parents, eq(parents.id, categories.parentId))
      .where(oneOf(products.id, ids)),
    listBarcodes(ctx, ids),
    readStats(ctx, ids, places),
    readSettings(ctx),
  ]);
  const byId = new Map(rows.map((row) => [row.product.id, row]));
  const firstCode = new Map(barcodes.toReversed().map((barcode) => [barcode.productId, barcode.code]));

  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { product, category, parent } = row;
    const stat = stats.get(id)!;
    return [{
      ...product,
      categoryName: category?.name ?? null,
      parentCategoryId: category?.parentId ?? null,
      parentCategoryName: parent?.name ?? null,
      barcode: firstCode.get(id) ?? null,
      stock: stat.quantity,
      stockState: stockStateOf(product, stat, settings),
      sold: stat.sold,
      ...costsOf(ctx, stat),
    }];
  });
}

/** A cashier never receives a cost. */
const costsOf = ({ grants }: TxContext, stat: Stats) =>
  grants.has("cost.see") ? { cost: averageCost(stat), lastCost: stat.lastCost, value: worthOf(stat) } : { cost: null, lastCost: null, value: null };

/** A product at every location the worker may see: those that are open, and closed ones where some is left. */
async function readLevels(ctx: TxContext, id: string) {
  const places = await ctx.tx.select().from(locations).where(visibleLocations(ctx)).orderBy(asc(locations.kind), asc(locations.createdAt), asc(locations.id));
  const stats = await Promise.all(places.map((place) => readStats(ctx, [id], { locationId: place.id })));

  return places.flatMap((place, i) => {
    const stat = stats[i]!.get(id)!;
    if (place.status === "inactive" && stat.quantity === 0n) return [];
    const { cost, value } = costsOf(ctx, stat);
    return [{ locationId: place.id, locationName: place.name, locationKind: place.kind, quantity: stat.quantity, cost, value, sold: stat.sold }];
  });
}

const inCategories = ({ tx }: TxContext, ids: string[]): SQL =>
  inArray(products.categoryId, tx.select({ id: categories.id }).from(categories).where(or(oneOf(categories.id, ids), oneOf(categories.parentId, ids))));

const hasCode = (code: string): SQL =>
  sql`${products.id} in (select ${productBarcodes.productId} from ${productBarcodes} where ${isOneOfCodes(spellingsOf(code))})`;

/** The order of a list; the id breaks ties, or equal rows would swap between pages. A search without an order keeps its ranking, and goes on by name where that ends. */
export function orderOf(ctx: TxContext, ordering: ProductListParams["ordering"], hits: string[] | undefined): SQL {
  const name = sql`${products.name} ${alphabetOf(ctx)}`;
  if (!ordering && hits) return sql`case when ${oneOf(products.id, hits)} then array_position(${idsOf(hits)}, ${products.id}) end, ${name}, ${products.id}`;
  const columns = { name, price: products.price, stock: sql`coalesce(level.quantity, 0)`, createdAt: products.createdAt, updatedAt: products.updatedAt };

  const field = (ordering ?? "name").replace("-", "") as keyof typeof columns;
  const falls = ordering?.startsWith("-") ?? false;
  const last = field === "price" ? sql` nulls last` : sql``; // no price is neither dear nor cheap
  return falls ? sql`${columns[field]} desc${last}, ${desc(products.id)}` : sql`${columns[field]} asc${last}, ${asc(products.id)}`;
}
