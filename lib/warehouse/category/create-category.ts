import "server-only";

import { sql } from "drizzle-orm";

import { categories } from "@/db/schema";
import { firstRequest, refuseId } from "@/lib/warehouse/first-request";
import { command } from "@/lib/core/use-case";

import { assertNameFree, assertParent, lockCategories } from "./find-category";
import { Category, CreateCategoryInput, LAST_POSITION } from "./schemas";

/** Makes a category, or a subcategory under a parent. */
export const createCategory = command({
  permission: "category.create",
  input: CreateCategoryInput,
  output: Category,

  async run(ctx, input) {
    const { twin, contentHash } = await firstRequest(ctx, "category.created", input);
    const locked = await lockCategories(ctx, [input.id, ...(input.parentId ? [input.parentId] : [])]);
    if (twin) return { data: locked.get(input.id) ?? refuseId(), events: [] };

    if (input.parentId) assertParent(locked.get(input.parentId));
    await assertNameFree(ctx, input);

    const category = {
      storeId: ctx.storeId,
      id: input.id,
      parentId: input.parentId,
      name: input.name,
      position: input.position ?? (await nextPosition(ctx, input.parentId)),
      status: "active" as const,
      createdAt: ctx.now,
    };
    await ctx.tx.insert(categories).values(category);

    return { data: category, events: [{ name: "category.created", entityId: category.id, after: { ...category, contentHash } }] };
  },
});

async function nextPosition({ tx }: Parameters<typeof lockCategories>[0], parentId: string | null): Promise<number> {
  const [row] = await tx
    .select({ next: sql<number>`least(coalesce(max(${categories.position}), 0)::int + 1, ${LAST_POSITION}::int)` })
    .from(categories)
    .where(sql`${categories.parentId} is not distinct from ${parentId}::uuid`);
  return row!.next;
}
