import { tillRoute } from "@/app/pos/till-route";
import { readReceipt } from "@/lib/trade/receipt/queries";

/** For the page of the till. */
export const POST = tillRoute(readReceipt);
