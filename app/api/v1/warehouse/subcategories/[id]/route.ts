import { CreateSubcategoryWire, SubcategoryListWire, SubcategoryWire, UpdateSubcategoryWire } from "@/lib/warehouse/category/wire";

import { levelItemHandlers } from "../../category-level";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = levelItemHandlers("subcategory", { row: SubcategoryWire, filters: SubcategoryListWire, create: CreateSubcategoryWire, update: UpdateSubcategoryWire });
