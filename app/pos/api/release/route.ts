import { tillRoute } from "@/app/pos/till-route";
import { releaseRegister } from "@/lib/store/register/release-register";

/** For the page of the till. */
export const POST = tillRoute(releaseRegister);
