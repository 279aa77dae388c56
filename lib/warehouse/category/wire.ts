import { wireOf } from "@/lib/core/wire";

import { CategoryLevelParams, CategoryRow, CreateCategoryInput, DeleteCategoryInput, LevelRow, UpdateCategoryInput } from "./schemas";

/** The API speaks of categories and subcategories: two resources for the two levels. */
export const CategoryWire = wireOf(CategoryRow, { parentId: null, position: "order" });
export const CategoryListWire = wireOf(CategoryLevelParams, { parentId: null, level: null, ordering: { position: "order" } });
export const CreateCategoryWire = wireOf(CreateCategoryInput, { parentId: null, position: "order" });
export const UpdateCategoryWire = wireOf(UpdateCategoryInput, { parentId: null, position: "order" });

export const SubcategoryWire = wireOf(LevelRow, { parentId: "category", parentName: "category_name", position: "order" });
export const SubcategoryListWire = wireOf(CategoryLevelParams, { parentId: "category", level: null, ordering: { position: "order" } });
export const CreateSubcategoryWire = wireOf(CreateCategoryInput, { parentId: "category", position: "order" });
export const UpdateSubcategoryWire = wireOf(UpdateCategoryInput, { parentId: "category", position: "order" });

export const CategoryIdWire = wireOf(DeleteCategoryInput);
