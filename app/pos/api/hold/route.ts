import { tillRoute } from "@/app/pos/till-route";
import { readRegister } from "@/lib/store/register/queries";

/** For the page of the till. */
export const POST = tillRoute(readRegister);
