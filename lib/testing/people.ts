import type { Context, PlatformContext } from "@/lib/core/context";
import { newId } from "@/lib/core/id";
import { PERMISSIONS } from "@/lib/core/permissions";
import { registerShop } from "@/lib/store/store/register-shop";
import type { RegisterShopInput } from "@/lib/store/store/schemas";

import { db, systemDb } from "./db";

export const PASSWORD = "Bahor-2026-savdo";

let addresses = 0;

/** Somebody nobody knows yet, from an address of their own, so that tests do not count against each other. */
export const stranger = (changes: Partial<PlatformContext> = {}): PlatformContext => ({
  systemDb, locale: "en", now: new Date(), requestId: "test", address: `2001:db8::${(++addresses).toString(16)}:${process.pid.toString(16)}`, isHere: false, ...changes,
});

let people = 0;

/** A name, a phone number and an address that nobody else has in this database. */
export function newPerson(changes: Partial<RegisterShopInput> = {}): RegisterShopInput {
  const username = `p${newId().replaceAll("-", "").slice(0, 24)}`;
  const number = String(9_000_000 + (process.pid % 1000) * 1000 + ++people).slice(-7);
  return { username, firstName: "Dilnoza", lastName: "Karimova", phone: `+99890${number}`, email: `${username}@example.com`, password: PASSWORD, storeName: "Bahor", ...changes };
}

/** A shop registered as people register it, and its owner's context. */
export async function openRegistered(changes: Partial<RegisterShopInput> = {}) {
  const person = newPerson(changes);
  const shop = await registerShop(stranger(), person);
  const ctx: Context = {
    db, storeId: shop.storeId, branchIds: "all", actor: { kind: "worker", id: shop.workerId }, grants: new Set(PERMISSIONS),
    timeZone: "Asia/Tashkent", locale: "en", now: new Date(), requestId: "test",
  };
  return { person, shop, ctx };
}
