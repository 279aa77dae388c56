import "server-only";

import { eq } from "drizzle-orm";

import { categories } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { notFound, rejected } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { changesOf } from "@/lib/warehouse/changes";

import { assertNameFree, assertParent, lockCategories } from "./find-category";
import { Category, UpdateCategoryInput } from "./schemas";

/** Renames, moves, orders, puts away or brings back a category. */
export const updateCategory = command({
  permission: "category.update",
  input: UpdateCategoryInput,
  output: Category,

  async run(ctx, { id, ...asked }) {
    const locked = await lockCategories(ctx, [id, ...(asked.parentId ? [asked.parentId] : [])]);
    const category = locked.get(id);
    if (!category) throw notFound("category");

    const { before, after, changed } = changesOf(category, asked);
    if (!changed) return { data: category, events: [] };

    const updated = { ...category, ...after };
    if (updated.parentId !== category.parentId && updated.parentId !== null) {
      if (updated.parentId === id || (await hasChildren(ctx, id))) throw rejected("categoryTooDeep", {}, "parentId");
      assertParent(locked.get(updated.parentId));
    }
    if (updated.name !== category.name || updated.parentId !== category.parentId) await assertNameFree(ctx, updated);
    await ctx.tx.update(categories).set(after).where(eq(categories.id, id));

    return { data: updated, events: [{ name: "category.updated", entityId: id, before, after }] };
  },
});

const hasChildren = async ({ tx }: TxContext, id: string): Promise<boolean> => (await tx.$count(categories, eq(categories.parentId, id))) > 0;
