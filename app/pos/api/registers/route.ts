import { tillRoute } from "@/app/pos/till-route";
import { listRegisters } from "@/lib/store/register/queries";

/** For the page of the till. */
export const POST = tillRoute(listRegisters);
