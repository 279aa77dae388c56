import { tillRoute } from "@/app/pos/till-route";
import { listTillProducts } from "@/lib/trade/till/queries";

/** For the page of the till. */
export const POST = tillRoute(listTillProducts);
