import { sql } from "drizzle-orm";
import { expect, test } from "vitest";

import { products, productBarcodes } from "@/db/schema";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { owner } from "@/lib/testing/db";
import { openShop, type Shop } from "@/lib/testing/shop";

import { listProducts } from "./queries";
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

test("a list narrowed by a text leaves nothing out, however much it finds: the likeliest first, the rest by name", async () => {
  const shop = await openShop({ onHand: 0n });
  const crowd = Array.from({ length: 1600 }, (_, i) => ({ name: `Sharbat ${i}`, codes: [`4781${i}`] }));
  await shelve(shop, [...crowd, { name: "Olma sharbati eski idishda", codes: ["9999"] }, { name: "Suv", codes: ["47819999999"] }, { name: "Non", codes: ["0000478"] }]);
  const asked = async (search: string, params: object = {}) => {
    const { rows, total } = await listProducts(shop.ctx, { search, ...params });
    return { names: rows.map(({ name }) => name), total };
  };

  for (const text of ["sharbat", "шарбат", "щарбат", "sh", "s"]) expect(await asked(text, { barcode: "9999" }), text).toEqual({ names: ["Olma sharbati eski idishda"], total: 1 });
  expect(await asked("4781", { barcode: "47819999999" })).toEqual({ names: ["Suv"], total: 1 });
  expect((await asked("sharbat")).total).toBe(1601);
  expect((await asked("4781")).total).toBe(1601);
  const pages = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9].map((page) => asked("sharbat", { page, limit: 200 })));
  expect(new Set(pages.flatMap(({ names }) => names)).size).toBe(1601);
  expect(await find(shop, "sharbat", 3)).toEqual(pages[0]!.names.slice(0, 3));
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

test("every way of searching goes by its index, and none reads all goods", async () => {
  const shop = await openShop({ onHand: 0n });
  const goods = Array.from({ length: 4000 }, (_, i) => ({ name: `Tovar ${String.fromCharCode(97 + (i % 26), 97 + (i % 23), 97 + (i % 19))}${i}`, codes: [String(4780000000000 + i * 37)] }));
  await shelve(shop, [...goods, { name: "Shaftoli sharbati", codes: ["4789999999999"] }]);
  await owner`analyze products`;
  await owner`analyze product_barcodes`;
  await owner`analyze search_words`;

  const scans = async (text: string) => {
    const before = await scanCounts();
    expect(await find(shop, text, 3)).toContain("Shaftoli sharbati");
    const after = await scanCounts();
    return Object.keys(after).filter((name) => after[name]! > (before[name] ?? 0)).sort();
  };
  const find = ({ ctx }: Shop, text: string, limit: number) => inStore(ctx, async (tx) => {
    const ids = await searchProductIds(tx, text, limit);
    await tx.tx.execute(sql`select pg_stat_force_next_flush()`);
    return ids.map((id) => (id === shaftoli ? "Shaftoli sharbati" : id));
  });
  const [{ id: shaftoli }] = (await owner`select id from products where store_id = ${shop.ctx.storeId} and name = 'Shaftoli sharbati'`) as unknown as [{ id: string }];

  for (const text of ["sharbat", "aftol", "шафтоли шарбати"]) expect(await scans(text), text).toEqual(expect.arrayContaining(["products_search"]));
  expect(await scans("sh")).toContain("products_search_start");
  expect((await scans("shoftoli")).some((name) => name.startsWith("search_words"))).toBe(true);
  expect(await scans("9999")).toContain("product_barcodes_end");
  expect(await scans("478999")).toContain("product_barcodes_start");
  for (const text of ["sharbat", "sh", "shoftoli", "9999"]) expect(await scans(text), text).not.toContain("products read as a whole");
});

/** How often each index of the search was used, and the table of goods read from end to end. */
async function scanCounts(): Promise<Record<string, number>> {
  const rows = await owner<{ name: string; scans: string }[]>`
    select indexrelname as name, idx_scan as scans from pg_stat_user_indexes where relname in ('products', 'product_barcodes', 'search_words')
    union all select 'products read as a whole', seq_scan from pg_stat_user_tables where relname = 'products'`;
  return Object.fromEntries(rows.map(({ name, scans }) => [name, Number(scans)]));
}

test.each(["%", "_", "\\", "'", "' or true --", "\u0000", "\ud800", "((((", "   ", "%%%%", "qw".repeat(2500), "1".repeat(100), "🍎", "{}", "[\"", "ʻʻʻ"])(
  "%j is only a text that nothing is named", async (text) => expect(await find(await openShop({ onHand: 0n }), text)).toEqual([]),
);
