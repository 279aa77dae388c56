import { expect, test } from "vitest";

import { products, productBarcodes } from "@/db/schema";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { openShop, type Shop } from "@/lib/testing/shop";

import { searchProductIds } from "./search";
import { searchKey } from "./search-key";

type Good = { name: string; codes?: string[]; article?: string; status?: "active" | "inactive" };

/** Puts goods on the shelf of a search test: only what a search looks at. */
async function shelve({ ctx }: Shop, goods: Good[]): Promise<void> {
  const { storeId, now } = ctx;
  const rows = goods.map(({ name, article = null, status = "active" }) => ({
    storeId, id: newId(), name, searchKey: searchKey(`${name} ${article ?? ""}`), article, unit: "piece" as const, status, createdAt: now, updatedAt: now,
  }));
  const codes = goods.flatMap(({ codes = [] }, i) => codes.map((code, position) => ({ storeId, id: newId(), productId: rows[i]!.id, code, quantity: 1000n, position })));
  await inStore(ctx, async ({ tx }) => {
    await tx.insert(products).values(rows);
    if (codes.length > 0) await tx.insert(productBarcodes).values(codes);
  });
}

/** Names of what a search finds, in its order. */
const find = ({ ctx }: Shop, text: string, limit = 10, options?: Parameters<typeof searchProductIds>[3]) =>
  inStore(ctx, async (tx) => {
    const ids = await searchProductIds(tx, text, limit, options);
    const rows = await tx.tx.select({ id: products.id, name: products.name }).from(products);
    return ids.map((id) => rows.find((row) => row.id === id)?.name);
  });

test("any parts of a name in any order find it, in any script", async () => {
  const shop = await openShop({ onHand: 0n });
  await shelve(shop, [{ name: "Guruch «Lazer» 1-nav" }, { name: "Молоко Простоквашино 2.5% 930г" }, { name: "Qoʻy goʻshti" }]);

  expect(await find(shop, "lazer gur")).toEqual(["Guruch «Lazer» 1-nav"]);
  expect(await find(shop, "лазер гуруч")).toEqual(["Guruch «Lazer» 1-nav"]);
  expect(await find(shop, "930 моло")).toEqual(["Молоко Простоквашино 2.5% 930г"]);
  expect(await find(shop, "квашино")).toEqual(["Молоко Простоквашино 2.5% 930г"]);
  expect(await find(shop, "қўй гўшти")).toEqual(["Qoʻy goʻshti"]);
  expect(await find(shop, "go")).toEqual(["Qoʻy goʻshti"]);
  expect(await find(shop, "nothing of the kind")).toEqual([]);
});

test("one wrong letter, the wrong keyboard and words written together are forgiven", async () => {
  const shop = await openShop({ onHand: 0n });
  await shelve(shop, [{ name: "Молоко 1л" }, { name: "Напиток coca-cola 0.33л" }, { name: "Kartoshka" }, { name: "Piyoz" }]);

  expect(await find(shop, "малоко")).toEqual(["Молоко 1л"]);
  expect(await find(shop, "piyiz")).toEqual(["Piyoz"]);
  expect(await find(shop, "vjkjrj")).toEqual(["Молоко 1л"]);
  expect(await find(shop, "сщсф")).toEqual(["Напиток coca-cola 0.33л"]);
  expect(await find(shop, "cocacola")).toEqual(["Напиток coca-cola 0.33л"]);
  expect(await find(shop, "rfhnjirf")).toEqual(["Kartoshka"]);
  expect(await find(shop, "kortosh")).toEqual(["Kartoshka"]);
});

test("a code finds its product: whole, its beginning, its last digits; a UPC also as an EAN", async () => {
  const shop = await openShop({ onHand: 0n });
  await shelve(shop, [
    { name: "Wafers", codes: ["4780016490090"] }, { name: "Juice", codes: ["4780016490083", "X-77"] }, { name: "Gum", codes: ["036000291452"] }, { name: "4780016490090 copy" },
  ]);

  expect((await find(shop, "4780016490090"))[0]).toBe("Wafers");
  expect(await find(shop, "0083")).toEqual(["Juice"]);
  expect(await find(shop, "x-77")).toEqual([]);
  expect(await find(shop, "X-77")).toEqual(["Juice"]);
  expect((await find(shop, "47800164")).slice(0, 2).sort()).toEqual(["Juice", "Wafers"]);
  expect(await find(shop, "0036000291452")).toEqual(["Gum"]);
});

test("what begins with the words comes first, goods put away come last or not at all", async () => {
  const shop = await openShop({ onHand: 0n });
  await shelve(shop, [
    { name: "Крем-мыло жидкое" }, { name: "Мыло", status: "inactive" }, { name: "Мыло детское" }, { name: "Мыльница" }, { name: "Ручка", article: "AB-12" },
  ]);

  expect(await find(shop, "мыл")).toEqual(["Мыльница", "Мыло детское", "Крем-мыло жидкое", "Мыло"]);
  expect(await find(shop, "мыло", 10, { inactive: "none" })).toEqual(["Мыло детское", "Крем-мыло жидкое"]);
  expect(await find(shop, "ab 12")).toEqual(["Ручка"]);
  expect(await find(shop, "мыл", 1)).toEqual(["Мыльница"]);
});

test("a renamed product is found by its new name, also with a wrong letter", async () => {
  const shop = await openShop({ onHand: 0n });
  await shelve(shop, [{ name: "Kartoshka" }]);
  await inStore(shop.ctx, ({ tx }) => tx.update(products).set({ name: "Sabzi", searchKey: "sabzi" }));

  expect(await find(shop, "sobzi", 1)).toEqual(["Sabzi"]);
  expect(await find(shop, "kartoshka")).toEqual([]);
});

test("another store's goods never come out, whatever is asked", async () => {
  const [mine, theirs] = [await openShop({ onHand: 0n }), await openShop({ onHand: 0n })];
  await shelve(theirs, [{ name: "Sirli mahsulot", codes: ["4780016490090"] }]);

  for (const text of ["sirli", "si", "4780016490090", "0090", "sirlu", "ышкдш", "sirlimahsulot"]) {
    expect(await find(theirs, text), text).toEqual(["Sirli mahsulot"]);
    expect(await find(mine, text), text).toEqual([]);
  }
});

test.each(["%", "_", "\\", "'", "' or true --", "\u0000", "\ud800", "((((", "   ", "%%%%", "qw".repeat(2500), "1".repeat(100), "🍎", "{}", "[\"", "ʻʻʻ"])(
  "%j is only a text that nothing is named", async (text) => expect(await find(await openShop({ onHand: 0n }), text)).toEqual([]),
);
