import type { Context } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { Id } from "@/lib/core/id";
import { readCategoryLevel } from "@/lib/warehouse/category/queries";
import { readProduct } from "@/lib/warehouse/product/queries";
import type { UpdateProductInput } from "@/lib/warehouse/product/schemas";

type Placed = { categoryId?: string | null | undefined; parentCategoryId?: string };

/** The API names both levels of the tree and the domain only the deepest: the two must belong together. */
export async function assertPlaced(ctx: Context, { categoryId, parentCategoryId }: Placed): Promise<void> {
  if (!categoryId || !parentCategoryId) return;
  const { parentId } = await readCategoryLevel(ctx, { id: categoryId, level: "subcategory" });
  if (parentId !== Id.parse(parentCategoryId)) throw invalid("otherCategory", {}, "categoryId");
}

export type SentChange = UpdateProductInput & { alone?: "category" | "subcategory"; parentCategoryId?: string };

/** What is absent stays as it is: a subcategory let go alone leaves the goods in its category, their own category named alone moves nothing. */
export async function keepingPlace(ctx: Context, { alone, ...change }: SentChange): Promise<SentChange> {
  if (!alone) return change;
  const { categoryId, parentCategoryId } = await readProduct(ctx, { id: change.id });
  const category = parentCategoryId ?? categoryId;
  if (alone === "subcategory") return { ...change, categoryId: category };

  const { categoryId: named, ...rest } = change;
  return named?.toLowerCase() === category ? rest : change;
}
