import { tillRoute } from "@/app/pos/till-route";
import { createSale } from "@/lib/trade/sale/create-sale";

/** For the page of the till. */
export const POST = tillRoute(createSale);
