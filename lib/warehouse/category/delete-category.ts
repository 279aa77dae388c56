import "server-only";

import { eq } from "drizzle-orm";

import { categories, products } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";

import { lockCategories } from "./find-category";
import { DeleteCategoryInput, DeletedCategory } from "./schemas";

/** Deletes a category nobody uses; one with goods or subcategories is deactivated instead. */
export const deleteCategory = command({
  permission: "category.delete",
  input: DeleteCategoryInput,
  output: DeletedCategory,

  async run(ctx, { id }) {
    const category = (await lockCategories(ctx, [id])).get(id);
    if (!category) throw notFound("category");

    const [goods, children] = await Promise.all([
      ctx.tx.$count(products, eq(products.categoryId, id)),
      ctx.tx.$count(categories, eq(categories.parentId, id)),
    ]);
    if (goods + children === 0) {
      await ctx.tx.delete(categories).where(eq(categories.id, id));
      return { data: { id, outcome: "deleted" as const }, events: [{ name: "category.deleted", entityId: id, before: category }] };
    }

    const data = { id, outcome: "deactivated" as const };
    if (category.status === "inactive") return { data, events: [] };
    await ctx.tx.update(categories).set({ status: "inactive" }).where(eq(categories.id, id));
    return { data, events: [{ name: "category.updated", entityId: id, before: { status: "active" }, after: { status: "inactive" } }] };
  },
});
