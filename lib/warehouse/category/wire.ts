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
