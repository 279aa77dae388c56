import { deleted, personRoute, resource } from "@/app/_server/route";
import { changePassword } from "@/lib/accounts/user/change-password";
import { ChangePasswordWire } from "@/lib/accounts/user/wire";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: personRoute(changePassword, deleted("passwordChanged"), { summary: "password", description: "passwordNote", input: ChangePasswordWire }),
});
