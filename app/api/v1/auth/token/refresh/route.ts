import { platformRoute, read, resource } from "@/app/_server/route";
import { refreshTokens } from "@/lib/accounts/session/refresh-tokens";
import { RefreshWire, TokenPairWire } from "@/lib/accounts/session/wire";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: platformRoute(refreshTokens, read, { summary: "refresh", description: "refreshNote", input: RefreshWire, output: TokenPairWire }),
});
