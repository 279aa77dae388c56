"use server";

import { action } from "@/app/_server/action";
import { createCategory } from "@/lib/warehouse/category/create-category";
import { deleteCategory } from "@/lib/warehouse/category/delete-category";
import { updateCategory } from "@/lib/warehouse/category/update-category";

export const createCategoryAction = action(createCategory, "categoryCreated");
export const updateCategoryAction = action(updateCategory, "categoryUpdated");
export const deleteCategoryAction = action(deleteCategory, "categoryDeleted");
