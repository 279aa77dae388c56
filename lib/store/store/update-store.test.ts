import { expect, test } from "vitest";

import { events } from "@/db/schema";
import { inStore } from "@/lib/core/in-store";
import { openShop } from "@/lib/testing/shop";

import { readStore } from "./read-store";
import type { UpdateStoreInput } from "./profile";
import { updateStore } from "./update-store";

const bahor: UpdateStoreInput = { name: "Bahor Market", address: "Toshkent, Chilonzor", phone: "+998 71 200-11-22", taxNumber: "302114578", defaultLocale: "uz", timeZone: "Asia/Samarkand" };

test("a shop takes its name, and the fact holds only what changed", async () => {
  const shop = await openShop();

  const store = await updateStore(shop.ctx, bahor);
  await updateStore(shop.ctx, bahor); // asked twice

  expect(store).toMatchObject({ ...bahor, currency: "UZS" });
  expect(await readStore(shop.ctx, {})).toEqual(store);
  expect(await inStore(shop.ctx, ({ tx }) => tx.select().from(events))).toMatchObject([{
    name: "store.updated",
    before: { name: "Shop", address: null, phone: null, taxNumber: null, defaultLocale: "en", timeZone: "Asia/Tashkent" },
    after: bahor,
  }]);
});

test.each([{ name: "" }, { name: "a\u0000" }, { phone: "call me" }, { timeZone: "Mars/Olympus" }, { timeZone: "+05:00" }, { defaultLocale: "de" as never }])("%j is refused", async (change) => {
  const shop = await openShop();

  await expect(updateStore(shop.ctx, { ...bahor, ...change })).rejects.toMatchObject({ name: "ZodError" });
  expect(await shop.facts()).toEqual([]);
});

test("a manager does not rename the shop, and nobody renames another's", async () => {
  const [mine, theirs] = [await openShop(), await openShop()];

  await expect(updateStore(mine.as("manager"), bahor)).rejects.toMatchObject({ code: "forbidden" });
  await updateStore(mine.ctx, bahor);

  expect(await readStore(theirs.ctx, {})).toMatchObject({ name: "Shop" });
});
