import { CreateCategoryWire, CategoryListWire, CategoryWire, UpdateCategoryWire } from "@/lib/warehouse/category/wire";

import { levelItemHandlers } from "../../category-level";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = levelItemHandlers("category", { row: CategoryWire, filters: CategoryListWire, create: CreateCategoryWire, update: UpdateCategoryWire });
