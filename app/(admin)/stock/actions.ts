"use server";

import { action } from "@/app/_server/action";
import { adjustStock } from "@/lib/warehouse/stock/adjust-stock";

export const adjustStockAction = action(adjustStock, "stockAdjusted");
