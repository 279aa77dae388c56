import { CreateCategoryWire, CategoryListWire, CategoryWire, UpdateCategoryWire } from "@/lib/warehouse/category/wire";

import { levelHandlers } from "../category-level";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = levelHandlers("category", { row: CategoryWire, filters: CategoryListWire, create: CreateCategoryWire, update: UpdateCategoryWire });
