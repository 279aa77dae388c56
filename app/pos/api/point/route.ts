import { tillRoute } from "@/app/pos/till-route";
import { readTillPoint } from "@/lib/trade/till/point";

/** For the page of the till. */
export const POST = tillRoute(readTillPoint);
