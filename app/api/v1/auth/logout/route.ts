import { deleted, personRoute, resource } from "@/app/_server/route";
import { signOut } from "@/lib/accounts/session/sign-out";
import { LogOutWire } from "@/lib/accounts/session/wire";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: personRoute(signOut, deleted("signedOut"), { summary: "logout", input: LogOutWire }),
});
