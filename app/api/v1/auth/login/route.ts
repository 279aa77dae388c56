import { platformRoute, read, resource } from "@/app/_server/route";
import { logIn } from "@/lib/accounts/session/log-in";
import { LoggedInWire, LogInWire } from "@/lib/accounts/session/wire";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: platformRoute(logIn, read, { summary: "Sign in by user name, phone or e-mail", description: "The access token lives for 15 minutes, the refresh token for 30 days.", input: LogInWire, output: LoggedInWire }),
});
