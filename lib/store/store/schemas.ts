import { z } from "zod";

import { NewPassword, PersonInput } from "@/lib/accounts/user/schemas";
import { line } from "@/lib/core/text";

/** Somebody opens their first shop. Without a name the shop is called after them. */
export const RegisterShopInput = PersonInput.extend({
  password: NewPassword,
  storeName: line(100, 0).default(""),
});
export type RegisterShopInput = z.input<typeof RegisterShopInput>;

export const RegisteredShop = z.object({
  userId: z.uuid(),
  storeId: z.uuid(),
  workerId: z.uuid(),
  branchId: z.uuid(),
  registerId: z.uuid(),
  storeName: z.string(),
});
export type RegisteredShop = z.input<typeof RegisteredShop>;
