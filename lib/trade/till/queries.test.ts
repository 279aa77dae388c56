import { expect, test } from "vitest";

import { newId } from "@/lib/core/id";
import { openShop, type Shop } from "@/lib/testing/shop";
import { createCategory } from "@/lib/warehouse/category/create-category";
import { createProduct } from "@/lib/warehouse/product/create-product";
import { updateProducts } from "@/lib/warehouse/product/update-products";

import { readTillPoint } from "./point";
import { listTillProducts, scanCode } from "./queries";
import type { TillProductsInput } from "./schemas";

const list = async (shop: Shop, change: Partial<TillProductsInput> = {}, ctx = shop.ctx) =>
  (await listTillProducts(ctx, { branchId: shop.branch.id, ...change })).rows.map(({ name }) => name);

test("a seller sees names, prices, this branch's stock and the codes, and no cost", async () => {
  const shop = await openShop();
  const water = await createProduct(shop.ctx, { id: newId(), name: "Water", price: "5000", barcodes: [{ code: "4780000000015" }, { code: "BOX", quantity: "24" }] });

  const { rows } = await listTillProducts(shop.as("seller"), { branchId: shop.branch.id });

  expect(rows.map(({ name }) => name)).toEqual(["Cheese", "Coffee", "Tea", "Water"]);
  expect(rows[2]).toEqual({ id: shop.tea.id, name: "Tea", unit: "piece", price: "125.00", categoryId: null, pictureKey: null, stock: "10.000", stockState: "in", barcodes: [] });
  expect(rows[3]).toMatchObject({ id: water.id, stock: "0.000", stockState: "none", barcodes: [{ code: "4780000000015", quantity: "1.000" }, { code: "BOX", quantity: "24.000" }] });
});

test("pages follow one another by name, a search by relevance, memory by what the branch has", async () => {
  const shop = await openShop();
  await createProduct(shop.ctx, { id: newId(), name: "Black tea", price: "1" });

  const first = await listTillProducts(shop.ctx, { branchId: shop.branch.id, limit: 2 });
  const second = await listTillProducts(shop.ctx, { branchId: shop.branch.id, limit: 2, after: first.next });
  const third = await listTillProducts(shop.ctx, { branchId: shop.branch.id, limit: 2, after: second.next });
  expect([first, second, third].map(({ rows }) => rows.map(({ name }) => name))).toEqual([["Black tea", "Cheese"], ["Coffee", "Tea"], []]);

  expect(await list(shop, { search: "tea" })).toEqual(["Tea", "Black tea"]);
  expect((await list(shop, { stocked: true })).sort()).toEqual(["Cheese", "Coffee", "Tea"]);
  expect(await list(shop, { ids: [shop.cheese.id, shop.tea.id] })).toEqual(["Cheese", "Tea"]);
});

test("a category holds the goods of its subcategories; what is put away is not sold", async () => {
  const shop = await openShop();
  const drinks = await createCategory(shop.ctx, { id: newId(), name: "Drinks" });
  const hot = await createCategory(shop.ctx, { id: newId(), name: "Hot", parentId: drinks.id });
  await updateProducts(shop.ctx, { ids: [shop.tea.id, shop.coffee.id], categoryId: hot.id });
  await updateProducts(shop.ctx, { ids: [shop.coffee.id], status: "inactive" });

  expect(await list(shop, { categoryId: drinks.id })).toEqual(["Tea"]);
  expect(await list(shop, { search: "coffee" })).toEqual([]);
  expect(await list(shop, { ids: [shop.coffee.id] })).toEqual(["Coffee"]);
});

test("a code finds its product in every spelling, a box counts what is in it, an unknown one is not found", async () => {
  const shop = await openShop();
  const cola = await createProduct(shop.ctx, { id: newId(), name: "Cola", price: "14500", barcodes: [{ code: "4780012345678" }, { code: "C24", quantity: "24" }] });
  const scan = (code: string, ctx = shop.ctx) => scanCode(ctx, { branchId: shop.branch.id, code });

  expect(await scan("4780012345678")).toMatchObject({ id: cola.id, quantity: "1.000", price: "14500.00" });
  expect(await scan("C24")).toMatchObject({ id: cola.id, quantity: "24.000" });
  expect(await scan("010478001234567821abc\x1d93xyz")).toMatchObject({ id: cola.id });
  await expect(scan("4780099120031")).rejects.toMatchObject({ code: "not_found", key: "codeUnknown", params: { code: "4780099120031" } });
  await updateProducts(shop.ctx, { ids: [cola.id], status: "inactive" });
  await expect(scan("C24")).rejects.toMatchObject({ code: "rejected", key: "productInactive" });
});

test("another branch's worker, another store and who may not sell see nothing", async () => {
  const [shop, other] = await Promise.all([openShop(), openShop()]);

  await expect(list(shop, {}, shop.as("seller", { branchIds: [newId()] }))).rejects.toMatchObject({ code: "forbidden" });
  await expect(scanCode(shop.as("seller", { branchIds: [newId()] }), { branchId: shop.branch.id, code: "TEA" })).rejects.toMatchObject({ code: "forbidden", key: "otherBranch" });
  await expect(readTillPoint(shop.as("seller", { branchIds: [newId()] }), { branchId: shop.branch.id })).rejects.toMatchObject({ code: "forbidden", key: "otherBranch" });
  await expect(list(shop, {}, { ...shop.ctx, grants: new Set() })).rejects.toMatchObject({ code: "forbidden" });
  expect(await list(shop, { ids: [other.tea.id] })).toEqual([]);
  expect((await list(shop, { branchId: other.branch.id, stocked: true }))).toEqual([]);
});
