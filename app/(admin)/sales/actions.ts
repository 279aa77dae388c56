"use server";

import { action } from "@/app/_server/action";
import { cancelSale } from "@/lib/trade/sale/cancel-sale";

export const cancelSaleAction = action(cancelSale, "saleCancelled");
