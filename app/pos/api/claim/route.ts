import { tillRoute } from "@/app/pos/till-route";
import { claimRegister } from "@/lib/store/register/claim-register";

/** For the page of the till. */
export const POST = tillRoute(claimRegister);
