import { expect, test } from "vitest";

import { newId } from "@/lib/core/id";
import { createBranch } from "@/lib/store/branch/create-branch";
import { openShop, type Shop } from "@/lib/testing/shop";
import { cancelSale } from "@/lib/trade/sale/cancel-sale";
import { createSale } from "@/lib/trade/sale/create-sale";
import { createCategory } from "@/lib/warehouse/category/create-category";
import { adjustStock } from "@/lib/warehouse/stock/adjust-stock";
import { receiveStock } from "@/lib/warehouse/stock/receive-stock";

import { createProduct } from "./create-product";
import { listProducts, listSameNames, readProduct, readStock, scanProduct } from "./queries";
import type { CreateProductInput } from "./schemas";
import { updateProducts } from "./update-products";

const make = (shop: Shop, name: string, change: Partial<CreateProductInput> = {}) => createProduct(shop.ctx, { id: newId(), name, ...change });
const namesOf = async (shop: Shop, params: object, ctx = shop.ctx) => (await listProducts(ctx, params)).rows.map(({ name }) => name);
const take = (shop: Shop, productId: string, quantity: string) =>
  adjustStock(shop.ctx, { id: newId(), locationId: shop.branch.id, productId, quantity, reason: "other" });

test("the list is by name, whole, with stock, cost and worth", async () => {
  const shop = await openShop();

  const list = await listProducts(shop.ctx, {});

  expect(list.rows.map(({ name }) => name)).toEqual(["Cheese", "Coffee", "Tea"]);
  expect(list).toMatchObject({ total: 3, totals: { value: "2700.00" } });
  expect(list.rows[2]).toMatchObject({ price: "125.00", stock: "10.000", stockState: "in", cost: "90.00", value: "900.00", sold: "0.000", unit: "piece" });
});

test("Oʻ, Gʻ, Sh and Ch come after Z in Uzbek, and where they belong elsewhere", async () => {
  const shop = await openShop({ onHand: 0n });
  for (const name of ["Shakar", "Oʻrik", "Zira", "Olma", "Choy", "Cola", "Anor", "Гречка"]) await make(shop, name);
  await updateProducts(shop.ctx, { ids: [shop.tea.id, shop.coffee.id, shop.cheese.id], status: "inactive" });

  const list = (locale: "uz" | "ru") => namesOf(shop, { status: "active" }, { ...shop.ctx, locale });
  expect(await list("uz")).toEqual(["Anor", "Cola", "Olma", "Zira", "Oʻrik", "Shakar", "Choy", "Гречка"]);
  expect(await list("ru")).toEqual(["Anor", "Choy", "Cola", "Oʻrik", "Olma", "Shakar", "Zira", "Гречка"]);
});

test("filters: category with its subcategories, status, stock, code", async () => {
  const shop = await openShop();
  const drinks = await createCategory(shop.ctx, { id: newId(), name: "Ichimliklar" });
  const juice = await createCategory(shop.ctx, { id: newId(), name: "Sharbat", parentId: drinks.id });
  await make(shop, "Water", { categoryId: drinks.id, barcodes: [{ code: "1" }], opening: { locationId: shop.branch.id, quantity: "2", unitCost: "1" } });
  await make(shop, "Apple juice", { categoryId: juice.id, status: "inactive", barcodes: [{ code: "2" }, { code: "3" }] });
  await take(shop, shop.tea.id, "-10");
  await take(shop, shop.coffee.id, "-12");

  expect(await namesOf(shop, { categoryId: drinks.id })).toEqual(["Apple juice", "Water"]);
  expect(await namesOf(shop, { categoryId: juice.id })).toEqual(["Apple juice"]);
  expect(await namesOf(shop, { categoryId: drinks.id, subcategoryId: juice.id })).toEqual(["Apple juice"]);
  expect(await namesOf(shop, { categoryId: newId(), subcategoryId: juice.id })).toEqual([]);
  expect(await namesOf(shop, { status: "inactive" })).toEqual(["Apple juice"]);
  expect(await namesOf(shop, { stock: "low" })).toEqual(["Water"]);
  expect(await namesOf(shop, { stock: "out" })).toEqual(["Coffee", "Tea"]);
  expect(await namesOf(shop, { stock: "none" })).toEqual(["Apple juice"]);
  expect(await namesOf(shop, { stock: "in" })).toEqual(["Cheese"]);
  expect(await namesOf(shop, { barcode: "3" })).toEqual(["Apple juice"]);
  expect(await namesOf(shop, { search: "apple" })).toEqual(["Apple juice"]);
  expect(await listProducts(shop.ctx, { stock: "low" })).toMatchObject({ total: 1, totals: { value: "2.00" } });
});

test("sorting is by what was asked, products without a price last, pages without gaps or repetitions", async () => {
  const shop = await openShop();
  for (let i = 0; i < 7; i++) await make(shop, "Same", { price: i < 3 ? "500" : null });

  expect(await namesOf(shop, { ordering: "-price", limit: 2 })).toEqual(["Cheese", "Same"]);
  expect(await namesOf(shop, { ordering: "price", limit: 2 })).toEqual(["Tea", "Coffee"]);
  expect(await namesOf(shop, { ordering: "-stock", limit: 3 })).toHaveLength(3);
  const pages = await Promise.all([1, 2, 3, 4].map((page) => listProducts(shop.ctx, { limit: 3, page, ordering: "name" })));
  expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id)))).toHaveLength(10);
});

test("a cost is what the goods in stock cost, else the last known one, else nobody knows it", async () => {
  const shop = await openShop();
  const known = await make(shop, "Known", { opening: { locationId: shop.branch.id, quantity: "2", unitCost: "100" } });
  const unknown = await make(shop, "Unknown", { opening: { locationId: shop.branch.id, quantity: "2" } });
  await adjustStock(shop.ctx, { id: newId(), locationId: shop.branch.id, productId: known.id, quantity: "2", unitCost: "200", reason: "found" });
  await adjustStock(shop.ctx, { id: newId(), locationId: shop.branch.id, productId: unknown.id, quantity: "1", unitCost: "70", reason: "found" });

  expect(await readProduct(shop.ctx, { id: known.id })).toMatchObject({ cost: "150.00", lastCost: "200.00", value: "600.00" });
  expect(await readProduct(shop.ctx, { id: unknown.id })).toMatchObject({ cost: "70.00", stock: "3.000" }); // not 23.33: two of the three cost nobody knows what
  await take(shop, known.id, "-4");
  expect(await readProduct(shop.ctx, { id: known.id })).toMatchObject({ cost: "200.00", value: "0.00", stockState: "out" });
  expect(await readProduct(shop.ctx, { id: (await make(shop, "New")).id })).toMatchObject({ cost: null, lastCost: null, stock: "0.000", stockState: "none" });
});

test("the last cost is what the goods that came last cost, whichever branch took them in", async () => {
  const shop = await openShop({ unitCost: 90_00n });
  const second = await createBranch(shop.ctx, { id: newId(), name: "Second" });
  const later = (hours: number) => ({ ...shop.ctx, now: new Date(shop.ctx.now.getTime() + hours * 3_600_000) });
  const receive = (hours: number, locationId: string, unitCost: string | null) =>
    receiveStock(later(hours), { id: newId(), locationId, lines: [{ productId: shop.tea.id, quantity: "2", unitCost }] });
  const lastCost = async (ctx = shop.ctx) => (await readProduct(ctx, { id: shop.tea.id })).lastCost;

  await receive(1, second.id, "60");
  expect(await lastCost()).toBe("60.00");
  await receive(2, shop.branch.id, null);
  await adjustStock(later(3), { id: newId(), locationId: shop.branch.id, productId: shop.tea.id, quantity: "1", reason: "found" });
  expect(await lastCost()).toBe("60.00"); // neither goods of unknown cost nor what is found say a new one
  await receive(4, shop.branch.id, "80");
  expect(await lastCost()).toBe("80.00");
  expect(await lastCost(shop.as("manager", { branchIds: [second.id] }))).toBe("60.00");
});

test("a last cost that no goods in said is still known where branches differ", async () => {
  const shop = await openShop({ onHand: 0n });
  const second = await createBranch(shop.ctx, { id: newId(), name: "Second" });
  for (const [locationId, unitCost] of [[shop.branch.id, "90"], [second.id, "60"]] as const) {
    await adjustStock(shop.ctx, { id: newId(), locationId, productId: shop.tea.id, quantity: "1", unitCost, reason: "found" });
  }

  expect(await readProduct(shop.ctx, { id: shop.tea.id })).toMatchObject({ lastCost: "90.00" });
});

test("a cancelled sale was never sold, however late it is cancelled", async () => {
  const shop = await openShop();
  const sell = (daysAgo: number, quantity: string) => createSale({ ...shop.ctx, now: new Date(shop.ctx.now.getTime() - daysAgo * 86_400_000) }, {
    id: newId(), branchId: shop.branch.id, payments: [{ method: "cash" }], lines: [{ productId: shop.tea.id, quantity }],
  });
  const [longAgo, lately] = [await sell(40, "3"), await sell(2, "1")];
  await sell(1, "2");
  await sell(35, "1");
  for (const { id } of [longAgo, lately]) await cancelSale(shop.ctx, { id, reason: "mistake" });

  expect(await readProduct(shop.ctx, { id: shop.tea.id })).toMatchObject({ stock: "7.000", sold: "2.000", soldBefore: "1.000" });
});

test("a seller sees stock but neither cost nor worth nor what others sold", async () => {
  const shop = await openShop();
  const seller = shop.as("seller");

  const hidden = { cost: null, lastCost: null, value: null, sold: null };
  expect(await listProducts(seller, {})).toMatchObject({ rows: [{ stock: "10.000", ...hidden }, hidden, hidden], totals: { value: null } });
  expect(await readProduct(seller, { id: shop.tea.id })).toMatchObject({ ...hidden, soldBefore: null, levels: [{ quantity: "10.000", cost: null, value: null, sold: null }] });
  await make(shop, "Box", { barcodes: [{ code: "24", quantity: "24" }] });
  expect(await scanProduct(seller, { code: "24" })).toMatchObject({ name: "Box", quantity: "24.000", ...hidden });
});

test("a worker of one branch sees the stock of that branch alone", async () => {
  const shop = await openShop();
  const elsewhere = shop.as("manager", { branchIds: [newId()] });

  expect(await readProduct(elsewhere, { id: shop.tea.id })).toMatchObject({ stock: "0.000", levels: [] });
  expect(await listProducts(elsewhere, {})).toMatchObject({ total: 3, totals: { value: "0.00" } });
});

test("a location nobody knows, another store's or a colleague's holds no stock to tell of: it is not found", async () => {
  const [shop, other] = [await openShop(), await openShop()];
  await createProduct(shop.ctx, { id: newId(), name: "Water", barcodes: [{ code: "7" }] });
  const elsewhere = shop.as("manager", { branchIds: [newId()] });

  for (const [ctx, locationId] of [[shop.ctx, newId()], [shop.ctx, other.branch.id], [elsewhere, shop.branch.id]] as const) {
    for (const ask of [() => listProducts(ctx, { locationId }), () => scanProduct(ctx, { code: "7", locationId }), () => readStock(ctx, { id: shop.tea.id, locationId })]) {
      await expect(ask()).rejects.toMatchObject({ code: "not_found", fields: { locationId: expect.anything() } });
    }
  }
  expect(await readStock(shop.ctx, { id: shop.tea.id, locationId: shop.branch.id })).toMatchObject({ stock: "10.000" });
});

test("a scanned code finds its product and how many it stands for; UPC with or without its zero", async () => {
  const shop = await openShop();
  await make(shop, "Water", { barcodes: [{ code: "036000291452" }, { code: "BOX", quantity: "24" }] });

  expect(await scanProduct(shop.ctx, { code: "036000291452" })).toMatchObject({ name: "Water", quantity: "1.000", code: "036000291452" });
  expect(await scanProduct(shop.ctx, { code: "0036000291452" })).toMatchObject({ name: "Water" });
  expect(await scanProduct(shop.ctx, { code: "BOX", locationId: shop.branch.id })).toMatchObject({ quantity: "24.000" });
  await expect(scanProduct(shop.ctx, { code: "4780099120031" })).rejects.toMatchObject({ code: "not_found", key: "codeUnknown", params: { code: "4780099120031" } });
  await expect(scanProduct((await openShop()).ctx, { code: "BOX" })).rejects.toMatchObject({ code: "not_found" });
});

test("products of the same name are named, whatever their capitals", async () => {
  const shop = await openShop();
  const { id } = await make(shop, "Choy", { barcodes: [{ code: "1" }], article: "CH" });

  expect(await listSameNames(shop.ctx, { name: " choy " })).toMatchObject([{ id, name: "Choy", barcode: "1", article: "CH" }]);
  expect(await listSameNames(shop.ctx, { name: "Choy", exceptId: id })).toEqual([]);
});

test("another store's product is not found", async () => {
  const [mine, theirs] = [await openShop(), await openShop()];
  await expect(readProduct(mine.ctx, { id: theirs.tea.id })).rejects.toMatchObject({ code: "not_found" });
});

test.each([{ search: "\u0000" }, { search: "\ud800" }, { barcode: "1\u0000" }, { page: 0 }, { limit: 201 }, { limit: "x" }, { ordering: "cost" }, { ordering: "name; drop table products" }, { stock: "much" }, { categoryId: "1" }, { what: 1 }])(
  "a list asked for with %j is refused as bad input",
  async (params) => {
    const shop = await openShop();
    await expect(listProducts(shop.ctx, params as never)).rejects.toMatchObject({ name: "ZodError" });
  },
);

test.each(["%", "_", "\\", "'", "\u0007", "((((", "1e400", "🍎", "a".repeat(100)])("a search for %j answers", async (search) => {
  const shop = await openShop();
  expect((await listProducts(shop.ctx, { search })).total).toBeLessThanOrEqual(3);
});

test("a marking code finds its product, and what cannot be seen in a code is not kept", async () => {
  const shop = await openShop();
  const { id } = await make(shop, "Water", { barcodes: [{ code: "47\u200b8001\u202e2345678" }] });

  expect(await scanProduct(shop.ctx, { code: "4780012345678" })).toMatchObject({ id, code: "4780012345678" });
  for (const code of ["010478001234567821abc\u001d93xyz", "]d2010478001234567821abc", `010478001234567821${"x".repeat(200)}`]) expect(await scanProduct(shop.ctx, { code })).toMatchObject({ id, code: "4780012345678" });
  await expect(make(shop, "Other", { barcodes: [{ code: "4780012345678" }] })).rejects.toMatchObject({ key: "codeTaken" });
  await expect(scanProduct(shop.ctx, { code: "" })).rejects.toThrow();
});
