import "server-only";

import { oneOf } from "@/db/rows";
import { products } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { assertCategory } from "@/lib/warehouse/category/find-category";
import { changesOf } from "@/lib/warehouse/changes";

import { lockProducts } from "./find-product";
import { UpdatedProducts, UpdateProductsInput } from "./schemas";

/** Puts many products away, back, or into another category: all of them or, when one is not there, none. */
export const updateProducts = command({
  permission: "product.update",
  input: UpdateProductsInput,
  output: UpdatedProducts,

  async run(ctx, { ids, ...fields }) {
    const wanted = [...new Set(ids)];
    await assertCategory(ctx, fields.categoryId);
    const rows = await lockProducts(ctx, wanted);
    if (rows.size < wanted.length) throw notFound("product");

    const changes = [...rows.values()].map((row) => ({ id: row.id, ...changesOf(row, fields) })).filter(({ changed }) => changed);
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
