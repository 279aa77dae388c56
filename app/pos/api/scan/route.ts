import { tillRoute } from "@/app/pos/till-route";
import { scanCode } from "@/lib/trade/till/queries";

/** For the page of the till. */
export const POST = tillRoute(scanCode);
