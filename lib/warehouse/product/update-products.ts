import "server-only";

import { and, sql } from "drizzle-orm";

import { oneOf } from "@/db/rows";
import { products } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { notFound, rejected } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { assertCategory } from "@/lib/warehouse/category/find-category";
import { changesOf } from "@/lib/warehouse/changes";

import { lockProducts } from "./find-product";
import { filtered } from "./queries";
import { type ProductFilter, UpdatedProducts, UpdateProductsInput } from "./schemas";

/** A change of more than this at once would be a day's work of events; the shop narrows its filter. */
const MOST_AT_ONCE = 5000;

/** Puts many products away, back, or into another category: all of them or, when one is not there, none. */
export const updateProducts = command({
  permission: "product.update",
  input: UpdateProductsInput,
  output: UpdatedProducts,

  async run(ctx, { ids, filter, ...fields }) {
    const wanted = [...new Set(ids ?? (await idsOf(ctx, filter!)))];
    if (wanted.length > MOST_AT_ONCE) throw rejected("tooManyAtOnce", { limit: MOST_AT_ONCE });
    await assertCategory(ctx, fields.categoryId);
    const locked = await lockProducts(ctx, wanted);
    if (ids && locked.size < wanted.length) throw notFound("product");
    const chosen = filter ? await stillIn(ctx, filter, locked) : [...locked.values()];

    const changes = chosen.map((row) => ({ id: row.id, ...changesOf(row, fields) })).filter(({ changed }) => changed);
    const changedIds = changes.map(({ id }) => id);
    if (changes.length > 0) {
      const set = { ...(fields.status ? { status: fields.status } : {}), ...(fields.categoryId !== undefined ? { categoryId: fields.categoryId } : {}) };
      await ctx.tx.update(products).set({ ...set, updatedAt: ctx.now }).where(oneOf(products.id, changedIds));
    }

    return {
      data: { changed: changes.length, ids: changedIds },
      events: changes.map(({ id, before, after }) => ({ name: "product.updated" as const, entityId: id, before, after })),
    };
  },
});

async function idsOf(ctx: TxContext, filter: ProductFilter, among?: readonly string[]): Promise<string[]> {
  const { source, where } = await filtered(ctx, filter);
  const rows = await ctx.tx.execute<{ id: string }>(sql`select ${products.id} as id from ${source} where ${and(where, among && oneOf(products.id, among))} limit ${MOST_AT_ONCE + 1}`);
  return rows.map(({ id }) => id);
}

/** Asked again of those that are locked: what somebody changed while we waited for it may not be meant any more. */
async function stillIn<T>(ctx: TxContext, filter: ProductFilter, locked: ReadonlyMap<string, T>): Promise<T[]> {
  const ids = await idsOf(ctx, filter, [...locked.keys()]);
  return ids.map((id) => locked.get(id)!);
}
