import { expect, test } from "vitest";

import { events } from "@/db/schema";
import { inStore } from "@/lib/core/in-store";
import { openShop } from "@/lib/testing/shop";

import { getSettings } from "./queries";
import { updateSettings } from "./update-settings";

test("a setting changes at once, and the fact says what it was and what it is", async () => {
  const shop = await openShop();

  const settings = await updateSettings(shop.ctx, { discountLimit: "15.5", belowZero: "forbid", dayStart: "06:30", receiptPaper: 58 });

  expect(settings).toMatchObject({ discountLimit: "15.50", belowZero: "forbid", dayStart: "06:30", receiptPaper: 58, cashAllowed: true });
  expect(await getSettings(shop.ctx, {})).toEqual(settings);
  const [fact] = await inStore(shop.ctx, ({ tx }) => tx.select().from(events));
  expect(fact).toMatchObject({
    name: "settings.updated",
    before: { discountLimit: "1000", belowZero: "warn", dayStart: 0, receiptPaper: 80 },
    after: { discountLimit: "1550", belowZero: "forbid", dayStart: 390, receiptPaper: 58 },
  });
});

test("asking for what is already so changes nothing and leaves no fact", async () => {
  const shop = await openShop();

  await updateSettings(shop.ctx, { belowZero: "warn" });
  await updateSettings(shop.ctx, {});

  expect(await shop.facts()).toEqual([]);
});

test("two topics saved at the same moment are both kept", async () => {
  const shop = await openShop();

  await Promise.all([updateSettings(shop.ctx, { receiptFooter: "Rahmat!" }), updateSettings(shop.ctx, { cardAllowed: false })]);

  expect(await getSettings(shop.ctx, {})).toMatchObject({ receiptFooter: "Rahmat!", cardAllowed: false });
});

test.each([
  ["a shop that takes no money", { cashAllowed: false, cardAllowed: false, transferAllowed: false }, { code: "rejected", key: "noPaymentMethod" }],
  ["tax without a rate", { taxEnabled: true, taxRate: "0" }, { code: "rejected", key: "taxRateMissing" }],
])("%s is refused and leaves no trace", async (_, changes, refusal) => {
  const shop = await openShop();
  const before = await getSettings(shop.ctx, {});

  await expect(updateSettings(shop.ctx, changes)).rejects.toMatchObject(refusal);

  expect(await getSettings(shop.ctx, {})).toEqual(before);
  expect(await shop.facts()).toEqual([]);
});

test.each([
  { discountLimit: "101" }, { discountLimit: "-1" }, { discountLimit: "1.234" }, { cashRounding: "-100" }, { cashRounding: "99999999" }, { taxRate: "NaN" },
  { dayStart: "24:00" }, { dayStart: "6:00" }, { receiptPaper: 70 as never }, { receiptFooter: "a\u0000b" }, { receiptHeader: "a".repeat(301) },
  { belowZero: "maybe" as never }, { lowStockThreshold: "1e400" }, { cashAllowed: "yes" as never },
])("%j is no setting", async (changes) => {
  const shop = await openShop();

  await expect(updateSettings(shop.ctx, changes)).rejects.toMatchObject({ name: "ZodError" });
});

test("only the owner changes how the shop works", async () => {
  const shop = await openShop();

  await expect(updateSettings(shop.as("manager"), { cardAllowed: false })).rejects.toMatchObject({ code: "forbidden" });
  await expect(updateSettings(shop.as("seller"), { cardAllowed: false })).rejects.toMatchObject({ code: "forbidden" });
});

test("one shop's settings are not another's", async () => {
  const [mine, theirs] = [await openShop(), await openShop()];

  await updateSettings(mine.ctx, { receiptFooter: "mine" });

  expect(await getSettings(theirs.ctx, {})).toMatchObject({ receiptFooter: "" });
});
