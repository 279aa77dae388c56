import type { Context } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { readCategoryLevel } from "@/lib/warehouse/category/queries";
import { readProduct } from "@/lib/warehouse/product/queries";
import type { UpdateProductInput } from "@/lib/warehouse/product/schemas";

type Placed = { categoryId?: string | null; parentCategoryId?: string };

/** The API names both levels of the tree and the domain only the deepest: the two must belong together. */
export async function assertPlaced(ctx: Context, { categoryId, parentCategoryId }: Placed): Promise<void> {
  if (!categoryId || !parentCategoryId) return;
  const { parentId } = await readCategoryLevel(ctx, { id: categoryId, level: "subcategory" });
  if (parentId !== parentCategoryId) throw invalid("otherCategory", {}, "categoryId");
}

/** A product has several codes; the API's `barcode` is the first of them, and the others stay when it changes. */
export async function withFirstBarcode(ctx: Context, { firstBarcode, ...changes }: UpdateProductInput & { firstBarcode?: string }): Promise<UpdateProductInput> {
  if (firstBarcode === undefined) return changes;
  const { barcodes: [, ...others] } = await readProduct(ctx, { id: changes.id });
  return { ...changes, barcodes: [{ code: firstBarcode }, ...others.map(({ code, quantity }) => ({ code, quantity }))] };
}
