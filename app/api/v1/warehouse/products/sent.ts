import type { Context } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { readCategoryLevel } from "@/lib/warehouse/category/queries";

type Placed = { categoryId?: string | null; parentCategoryId?: string };

/** The API names both levels of the tree and the domain only the deepest: the two must belong together. */
export async function assertPlaced(ctx: Context, { categoryId, parentCategoryId }: Placed): Promise<void> {
  if (!categoryId || !parentCategoryId) return;
  const { parentId } = await readCategoryLevel(ctx, { id: categoryId, level: "subcategory" });
  if (parentId !== parentCategoryId) throw invalid("otherCategory", {}, "categoryId");
}
