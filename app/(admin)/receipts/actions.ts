"use server";

import { action } from "@/app/_server/action";
import { receiveStock } from "@/lib/warehouse/stock/receive-stock";

export const receiveStockAction = action(receiveStock, "stockReceived");
