import type { Context } from "@/lib/core/context";
import { invalid, notFound } from "@/lib/core/errors";
import { isRecord, type Wire } from "@/lib/core/wire";
import { readParent } from "@/lib/warehouse/category/queries";
import { readProduct } from "@/lib/warehouse/product/queries";
import type { CreateProductInput, UpdateProductInput } from "@/lib/warehouse/product/schemas";

/** The two levels of the tree as the API names them. */
type Place = { category?: string | null; subcategory?: string | null };

/** The wire of a product that keeps, beside what the domain is told, both levels as they were sent. */
export const placedWire = (wire: Wire): Wire => ({
  ...wire,
  read(sent) {
    const input = wire.read(sent);
    return isRecord(input) && isRecord(sent) ? { ...input, place: { category: sent.category, subcategory: sent.subcategory } } : input;
  },
});

/** The API names both levels of the tree and the domain only the deepest: each must be of its own level, and the two belong together. */
export async function assertPlaced(ctx: Context, { category, subcategory }: Place): Promise<void> {
  if (subcategory) {
    const parentId = await parentOf(ctx, subcategory);
    if (!parentId) throw invalid("notSubcategory", {}, "categoryId");
    if (category !== undefined && category?.toLowerCase() !== parentId) throw invalid("otherCategory", {}, "categoryId");
    return;
  }
  if (category && (await parentOf(ctx, category))) throw invalid("isSubcategory", {}, "categoryId");
}

async function parentOf(ctx: Context, id: string): Promise<string | null> {
  const found = await readParent(ctx, { id });
  if (!found) throw notFound("category", "categoryId");
  return found.parentId;
}

/** A filter by subcategory names one. What is not there, or another store's, has no goods. */
export async function assertSubcategory(ctx: Context, id: string): Promise<void> {
  const found = await readParent(ctx, { id });
  if (found && !found.parentId) throw invalid("notSubcategory", {}, "subcategoryId");
}

export type SentProduct = CreateProductInput & { place: Place };
export type SentChange = UpdateProductInput & { place: Place; alone?: "category" | "subcategory" };

/** What is absent stays as it is: a subcategory let go alone leaves the goods in its category, their own category named alone moves nothing. */
export async function keepingPlace(ctx: Context, { alone, ...change }: Omit<SentChange, "place">): Promise<UpdateProductInput> {
  if (!alone) return change;
  const { categoryId, parentCategoryId } = await readProduct(ctx, { id: change.id });
  const category = parentCategoryId ?? categoryId;
  if (alone === "subcategory") return { ...change, categoryId: category };

  const { categoryId: named, ...rest } = change;
  return named?.toLowerCase() === category ? rest : change;
}
