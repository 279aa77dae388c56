import { platformRoute, read, resource } from "@/app/_server/route";
import { logIn } from "@/lib/accounts/session/log-in";
import { LoggedInWire, LogInWire } from "@/lib/accounts/session/wire";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: platformRoute(logIn, read, { summary: "login", description: "loginNote", input: LogInWire, output: LoggedInWire }),
});
