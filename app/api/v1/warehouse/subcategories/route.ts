import { CreateSubcategoryWire, SubcategoryListWire, SubcategoryWire, UpdateSubcategoryWire } from "@/lib/warehouse/category/wire";

import { levelHandlers } from "../category-level";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = levelHandlers("subcategory", { row: SubcategoryWire, filters: SubcategoryListWire, create: CreateSubcategoryWire, update: UpdateSubcategoryWire });
