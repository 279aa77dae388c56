import { z } from "zod";

import { type Wire, wireOf } from "@/lib/core/wire";

import { CategoryLevelParams, CategoryRow, CreateCategoryInput, DeleteCategoryInput, LevelRow, UpdateCategoryInput } from "./schemas";

/** The API speaks of categories and subcategories: two resources for the two levels. */
export const CategoryWire = wireOf(CategoryRow, { parentId: null, position: "order" });
export const CategoryListWire = wireOf(CategoryLevelParams, { parentId: null, level: null, ordering: { position: "order" } });
export const CreateCategoryWire = wireOf(CreateCategoryInput, { parentId: null, position: "order" });
export const UpdateCategoryWire = wireOf(UpdateCategoryInput, { parentId: null, position: "order" });

const Parent = z.uuid({ error: ({ input }) => (input == null ? "required" : undefined) }).meta({ description: "The category it stands under." });

export const SubcategoryWire = wireOf(LevelRow.extend({ parentId: z.uuid(), parentName: z.string() }), { parentId: "category", parentName: "category_name", position: "order" });
export const SubcategoryListWire = wireOf(CategoryLevelParams, { parentId: "category", level: null, ordering: { position: "order" } });
export const CreateSubcategoryWire = standing(wireOf(CreateCategoryInput, { parentId: "category", position: "order" }), Parent);
export const UpdateSubcategoryWire = standing(wireOf(UpdateCategoryInput, { parentId: "category", position: "order" }), Parent.optional());

export const CategoryIdWire = wireOf(DeleteCategoryInput);

const Reference = z.uuid().nullable();
const Name = z.string().nullable();

export type Placed = { categoryId: string | null; categoryName: string | null; parentCategoryId: string | null; parentCategoryName: string | null };

/** Where goods stand: the domain keeps the deepest level, the API shows both. For `wireOf`, whose own names these take the place of, and for `showing`. */
export const OF_PLACED = { categoryId: null, categoryName: null, parentCategoryId: null, parentCategoryName: null };
export const placedShape = { category: Reference, category_name: Name, subcategory: Reference, subcategory_name: Name };
export const placed = ({ categoryId, categoryName, parentCategoryId, parentCategoryName }: Placed) => ({
  category: parentCategoryId ?? categoryId,
  category_name: parentCategoryName ?? categoryName,
  subcategory: parentCategoryId ? categoryId : null,
  subcategory_name: parentCategoryId ? categoryName : null,
});

/** Of a subcategory: it always stands under a category, where the domain knows those that stand under none. */
function standing(wire: Wire, category: z.ZodType): Wire {
  const guard = z.looseObject({ category });
  return {
    ...wire,
    schema: (wire.schema as z.ZodObject).extend({ category }), // safe: both are made from objects
    read(sent) {
      guard.parse(sent);
      return wire.read(sent);
    },
  };
}
