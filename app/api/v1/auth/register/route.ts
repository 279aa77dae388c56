import { created, platformRoute, resource } from "@/app/_server/route";
import { registerShop } from "@/lib/store/store/register-shop";
import { RegisteredWire, RegisterWire } from "@/lib/store/store/wire";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: platformRoute(registerShop, created("registered"), { summary: "register", input: RegisterWire, output: RegisteredWire }),
});
