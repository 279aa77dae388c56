import { rm } from "node:fs/promises";

import { and, eq, sql } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { afterAll, expect, test, vi } from "vitest";
import writeExcel from "write-excel-file/node";

import { connect } from "@/db/client";
import { categories, events, importChanges, imports, productBarcodes, products, stockLevels, stockMovements } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { storage } from "@/lib/core/storage";
import { createBranch } from "@/lib/store/branch/create-branch";
import { deactivateBranch } from "@/lib/store/branch/deactivate-branch";
import { owner } from "@/lib/testing/db";
import { meanwhile, standing } from "@/lib/testing/hold";
import { openShop, type Shop } from "@/lib/testing/shop";
import { createSale } from "@/lib/trade/sale/create-sale";
import { deleteProduct } from "@/lib/warehouse/product/delete-product";
import { takeOwnBarcodes } from "@/lib/warehouse/product/own-barcodes";
import { readProduct } from "@/lib/warehouse/product/queries";
import { lockStock, moveStock } from "@/lib/warehouse/stock/ledger";

import { applyImport } from "./apply-import";
import { listBadRows } from "./bad-rows";
import { checkImport } from "./check-import";
import { listImports, readImport } from "./queries";
import { runImport } from "./run-import";
import { startImport } from "./start-import";
import { keepUpload, uploadImport } from "./upload-import";

const folder = vi.hoisted(() => (process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/imports-test-${process.pid}`));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A file as it arrives. */
async function upload(ctx: Context, content: string | Buffer, fileName = "goods.csv"): Promise<string> {
  const id = newId();
  await keepUpload(ctx, { id, fileName }, typeof content === "string" ? Buffer.from(content) : content);
  return id;
}

const excel = (rows: (string | number | null)[][]): Promise<Buffer> =>
  writeExcel(rows.map((row) => row.map((value) => (value === null ? null : { value })))).toBuffer();

const goodsOf = ({ ctx }: Shop, withIds = false) => inStore(ctx, async ({ tx }) => {
  const rows = await tx.select({ id: products.id, name: products.name, price: products.price, unit: products.unit, category: categories.name, key: products.searchKey })
    .from(products).leftJoin(categories, eq(categories.id, products.categoryId)).where(sql`${products.name} not in ('Tea', 'Coffee', 'Cheese')`).orderBy(products.name);
  const codes = await tx.select().from(productBarcodes).orderBy(productBarcodes.position);
  return rows.map(({ id, ...row }) => ({ ...(withIds ? { id } : {}), ...row, codes: codes.filter((code) => code.productId === id).map(({ code }) => code) }));
});

test("a price list arrives: goods, codes, units, prices and two levels of categories", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "Shtrix-kod;Mahsulot nomi;Narx;Birlik;Kategoriya\n4780016490090;Choy koʻk;12 500,50;dona;Ichimlik / Choy / Koʻk\n;Guruch «Lazer»;24000;kg;Don\n");

  const report = await checkImport(shop.ctx, { id });
  expect(report).toMatchObject({ rows: 2, good: 2, bad: 0, creates: 2, updates: 0, newCategories: 3 });
  expect(await goodsOf(shop)).toEqual([]); // a dry run

  expect(await applyImport(shop.ctx, { id })).toMatchObject({ creates: 2, updates: 0 });
  expect(await goodsOf(shop)).toEqual([
    { name: "Choy koʻk", price: 12_500_50n, unit: "piece", category: "Choy", key: "choi kok", codes: ["4780016490090"] },
    { name: "Guruch «Lazer»", price: 24_000_00n, unit: "kg", category: "Don", key: "guruch lazer", codes: [] },
  ]);
  expect(await readImport(shop.ctx, { id })).toMatchObject({ status: "done", created: 2, updated: 0, rowsDone: 2, rowsTotal: 2, worker: "Dilnoza Karimova" });
});

test("an Excel sheet with numbers and a formula's value arrives like a CSV", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, await excel([["Штрихкод", "Название", "Цена"], [4780016490090, "Чай", 12500.5], ["4780016490083", "Сок", 0.1 + 0.2]]), "прайс.xlsx");

  expect(await checkImport(shop.ctx, { id })).toMatchObject({ good: 2 });
  await applyImport(shop.ctx, { id });
  expect((await goodsOf(shop)).map(({ price, codes }) => [price, ...codes])).toEqual([[30n, "4780016490083"], [12_500_50n, "4780016490090"]]);
});

test("a workbook is unpacked once: what was in it lies beside it", async () => {
  const shop = await openShop({ onHand: 0n });
  const rows = Array.from({ length: 3000 }, (_, i) => [`Tovar ${i} ${"x".repeat(i % 60)}`, i + 1]);
  const id = await upload(shop.ctx, await excel([["Название", "Цена"], ...rows]), "прайс.xlsx");
  expect(await checkImport(shop.ctx, { id })).toMatchObject({ good: 3000, bad: 0 });

  const [{ fileKey }] = (await inStore(shop.ctx, ({ tx }) => tx.select({ fileKey: imports.fileKey }).from(imports).where(eq(imports.id, id)))) as [{ fileKey: string }];
  await storage.remove(fileKey);
  expect(await applyImport(shop.ctx, { id })).toMatchObject({ creates: 3000 });
});

test("mistakes come before what only looks wrong, however many of either there are", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "barcode,name,price\n4780016490091,Choy,5\n4780016490083,,5\n4780016490092,Tuz,5\n,Sok,minus\n"); // digits that do not fit in lines 2 and 4
  await checkImport(shop.ctx, { id });

  const page = async (from: number) => (await readImport(shop.ctx, { id, from, limit: 2 })).issues.map(({ row, isWarning }) => [row, isWarning ?? false]);
  expect([await page(0), await page(2)]).toEqual([[[3, false], [5, false]], [[2, true], [4, true]]]);
});

test("a dry run names exactly the broken rows: line, field, why and what stood there", async () => {
  const shop = await openShop({ onHand: 0n });
  const rows = Array.from({ length: 300 }, (_, i) => `${4780000000000 + i * 10},Tovar ${i},${1000 + i}`);
  rows[10] = ",,100";
  rows[20] = "4780000000200,Tovar 20,minus";
  rows[30] = "4780000000010,Takror,5";
  rows[40] = `4780000000400,"Yomon ${"\u0000"} belgi",5`;
  rows[50] = "";
  const id = await upload(shop.ctx, `barcode,name,price\n${rows.join("\n")}\n`);

  expect(await checkImport(shop.ctx, { id })).toMatchObject({ rows: 299, good: 295, bad: 4 });
  const bad = (await readImport(shop.ctx, { id, limit: 1000 })).issues.filter((issue) => !issue.isWarning);
  expect(bad.map(({ row, field, key, value }) => ({ row, field, key, value }))).toEqual([
    { row: 12, field: "name", key: "required", value: "" },
    { row: 22, field: "price", key: "number", value: "minus" },
    { row: 32, field: "barcode", key: "importCodeTwice", value: "4780000000010" },
    { row: 42, field: "name", key: "badCharacters", value: "Yomon \ufffd belgi" },
  ]);
  expect((await readImport(shop.ctx, { id, from: 1, limit: 1 })).issues).toHaveLength(1);
});

test("a second list changes by code, leaves empty cells alone, and each product keeps what it was before", async () => {
  const shop = await openShop({ onHand: 0n });
  const first = await upload(shop.ctx, "barcode,name,price,category\n4780016490090,Choy,100,Ichimlik\n4780016490083,Sok,200,Ichimlik\n,Piyoz,40,Sabzavot\n");
  await checkImport(shop.ctx, { id: first });
  await applyImport(shop.ctx, { id: first });

  const second = await upload(shop.ctx, "barcode,name,price,category\n4780016490090 777,Choy koʻk,150,\n4780016490083,Sok,,\n,Piyoz,45,Sabzavot / Ildiz\n4780016490076,Suv,50,\n");
  expect(await checkImport(shop.ctx, { id: second })).toMatchObject({ creates: 1, updates: 2, unchanged: 1, newCategories: 1 });
  await applyImport(shop.ctx, { id: second });

  expect((await goodsOf(shop)).map(({ name, price, category, codes }) => [name, price, category, codes])).toEqual([
    ["Choy koʻk", 150_00n, "Ichimlik", ["4780016490090", "777"]], ["Piyoz", 45_00n, "Ildiz", []], ["Sok", 200_00n, "Ichimlik", ["4780016490083"]], ["Suv", 50_00n, null, ["4780016490076"]],
  ]);
  const changes = await inStore(shop.ctx, ({ tx }) => tx.select().from(importChanges).where(eq(importChanges.importId, second)).orderBy(importChanges.row));
  expect(changes.map(({ row, before }) => [row, before])).toMatchObject([[2, { name: "Choy", price: "10000", newCodes: ["777"] }], [4, { name: "Piyoz", price: "4000" }], [5, null]]);
});

test("an empty cell takes away neither a price, nor a minimum, nor an article", async () => {
  const shop = await openShop({ onHand: 0n });
  const [first, second] = ["4780016490090,Choy,100,5,X1", "4780016490090,Choy koʻk,,,"].map((row) => `barcode,name,price,minimum,article\n${row}\n`);
  for (const file of [first!, second!]) {
    const id = await upload(shop.ctx, file);
    await checkImport(shop.ctx, { id });
    await applyImport(shop.ctx, { id });
  }

  expect(await inStore(shop.ctx, ({ tx }) => tx.select().from(products).where(eq(products.name, "Choy koʻk")))).toMatchObject([
    { price: 100_00n, minimumStock: 5_000n, article: "X1", searchKey: "choi kok h1" },
  ]);
});

test("an import is one run with one event, also when it is asked twice or by twenty at once", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "name,price\nChoy,100\nSok,200\n");
  await checkImport(shop.ctx, { id });
  expect(await checkImport(shop.ctx, { id })).toMatchObject({ creates: 2 }); // the same again

  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => applyImport(shop.ctx, { id })));
  expect(answers.some(({ status }) => status === "fulfilled")).toBe(true);
  for (const answer of answers) if (answer.status === "rejected") expect(answer.reason).toMatchObject({ key: "importRunning" });
  expect(await applyImport(shop.ctx, { id })).toMatchObject({ creates: 2 });

  expect(await goodsOf(shop)).toHaveLength(2);
  expect(await shop.facts()).toEqual(["product.imported"]);
  const [event] = await inStore(shop.ctx, ({ tx }) => tx.select().from(events));
  expect(event).toMatchObject({ entityId: id, after: { fileName: "goods.csv", rows: 2, good: 2, bad: 0, created: 2, updated: 0 } });
});

test("nothing that is asked of an import at the moment it ends takes that back", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "name,price\nTea,150\n");
  await checkImport(shop.ctx, { id });
  let isOver = false;
  const keepAsking = async (ask: () => Promise<unknown>): Promise<void> => {
    while (!isOver) await ask().catch(() => undefined);
  };

  const [applying, asking] = await meanwhile((tx) => tx`select from products where id = ${shop.tea.id} for update`, async () => {
    const first = applyImport(shop.ctx, { id });
    await standing(first);
    const others = Array.from({ length: 16 }, (_, i) => keepAsking(() => (i % 2 ? startImport(shop.ctx, { id, step: "check" }) : checkImport(shop.ctx, { id }))));
    return [first, Promise.all(others)] as const;
  });
  await applying;
  await new Promise((done) => setTimeout(done, 200));
  isOver = true;
  await asking;

  expect(await readImport(shop.ctx, { id })).toMatchObject({ status: "done", updated: 1 });
  expect(await shop.facts()).toEqual(["product.imported"]);
});

test("a step that comes after the end of an import does not make it a failure", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "name\nChoy\n");
  await checkImport(shop.ctx, { id });
  await applyImport(shop.ctx, { id });

  await runImport(shop.ctx, id, "check");

  expect(await readImport(shop.ctx, { id })).toMatchObject({ status: "done", error: null, created: 1 });
});

test("columns can be chosen by hand, and goods without a code get one of the shop's own", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "a,b,c\nx1,Choy,100\nx2,Sok,200\n");
  await checkImport(shop.ctx, { id });

  const report = await checkImport(shop.ctx, { id, columns: { article: 0, name: 1, price: 2 }, options: { ownBarcodes: true } });
  expect(report).toMatchObject({ good: 2 });
  await applyImport(shop.ctx, { id });
  expect((await goodsOf(shop)).map(({ name, codes, key }) => [name, codes, key])).toEqual([["Choy", ["2000000000015"], "choi h1"], ["Sok", ["2000000000022"], "sok h2"]]);
  expect(await readImport(shop.ctx, { id })).toMatchObject({ layout: { headings: ["a", "b", "c"], samples: [["x1", "Choy", "100"], ["x2", "Sok", "200"]], columns: { article: 0, name: 1, price: 2 } } });
});

test("a first stock comes along at a chosen place, once, and through the ledger", async () => {
  const shop = await openShop({ onHand: 0n });
  const file = "barcode,name,unit,quantity,cost\n4780016490090,Choy,dona,12,90.5\n,Guruch,kg,\"2,5\",\n4780016490083,Sok,dona,\"1,5\",\n";
  const id = await upload(shop.ctx, file);
  const options = { locationId: shop.branch.id };

  expect(await checkImport(shop.ctx, { id, options })).toMatchObject({ good: 2, bad: 1, stocked: 2, kept: 0 }); // one and a half juices
  await applyImport(shop.ctx, { id });
  const [choy] = await inStore(shop.ctx, ({ tx }) => tx.select().from(products).where(eq(products.name, "Choy")));
  expect(await shop.onHandOf(choy!.id)).toBe(12_000n);

  const again = await upload(shop.ctx, file);
  expect(await checkImport(shop.ctx, { id: again, options })).toMatchObject({ creates: 0, updates: 0, unchanged: 2, stocked: 0, kept: 2 });
  await applyImport(shop.ctx, { id: again });
  expect(await shop.onHandOf(choy!.id)).toBe(12_000n);
  await expect(checkImport(shop.as("manager", { grants: new Set(["product.import"]) }), { id: await upload(shop.ctx, file), options })).rejects.toMatchObject({ code: "forbidden" });
});

test("a first stock that nobody could book is refused in the dry run, with its row", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "name,quantity,cost\nChoy,12,90.5\nSok,4780016490090,12500.00\n");
  const options = { locationId: shop.branch.id };

  expect(await checkImport(shop.ctx, { id, options })).toMatchObject({ good: 1, bad: 1, stocked: 1 });
  expect((await readImport(shop.ctx, { id })).issues).toMatchObject([{ row: 3, field: "quantity", key: "tooLarge", value: "4780016490090" }]);
  expect(await applyImport(shop.ctx, { id })).toMatchObject({ creates: 1, stocked: 1 });
});

test("a first stock without a cost costs null, not nothing, also when it is sold", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "name,price,quantity,cost\nChoy,100,7,\n");
  await checkImport(shop.ctx, { id, options: { locationId: shop.branch.id } });
  await applyImport(shop.ctx, { id });

  const [[choy], [level], [move]] = await inStore(shop.ctx, ({ tx }) => Promise.all([
    tx.select().from(products).where(eq(products.name, "Choy")), tx.select().from(stockLevels), tx.select().from(stockMovements),
  ]));
  expect(level).toMatchObject({ productId: choy!.id, quantity: 7_000n, value: 0n, lastUnitCost: null });
  expect(move).toMatchObject({ reason: "opening", sourceId: id, quantity: 7_000n, cost: 0n, uncosted: 7_000n });
  const sale = await createSale(shop.ctx, { id: newId(), branchId: shop.branch.id, lines: [{ productId: choy!.id, quantity: "2" }], payments: [{ method: "cash" }] });
  expect(sale).toMatchObject({ belowCost: [], lines: [{ cost: null }] });
});

test("goods that one branch has get their first stock in another", async () => {
  const shop = await openShop();
  const second = await createBranch(shop.ctx, { id: newId(), name: "Second" });
  const bring = async () => {
    const id = await upload(shop.ctx, "name,quantity,cost\nTea,5,80\n");
    const { stocked, kept } = await checkImport(shop.ctx, { id, options: { locationId: second.id } });
    return [{ stocked, kept }, (await applyImport(shop.ctx, { id })).stocked];
  };

  expect(await bring()).toEqual([{ stocked: 1, kept: 0 }, 1]);
  expect(await bring()).toEqual([{ stocked: 0, kept: 1 }, 0]);
  const levels = await inStore(shop.ctx, ({ tx }) => tx.select().from(stockLevels).where(eq(stockLevels.productId, shop.tea.id)));
  expect(new Map(levels.map(({ locationId, quantity }) => [locationId, quantity]))).toEqual(new Map([[shop.branch.id, 10_000n], [second.id, 5_000n]]));
});

test("a first stock goes into a worker's own branch only, and into an open one", async () => {
  const shop = await openShop({ onHand: 0n });
  const [second, closed] = [await createBranch(shop.ctx, { id: newId(), name: "Second" }), await createBranch(shop.ctx, { id: newId(), name: "Closed" })];
  await deactivateBranch(shop.ctx, { id: closed.id });
  const id = await upload(shop.ctx, "Nomi;Narx;Qoldiq\nChoy;100;7\n");
  const check = (ctx: Context, locationId: string) => checkImport(ctx, { id, options: { ownBarcodes: false, locationId } });
  const fenced = shop.as("manager", { branchIds: [second.id] });

  await expect(check(fenced, shop.branch.id)).rejects.toMatchObject({ code: "forbidden", key: "otherBranch" });
  await expect(check(shop.ctx, closed.id)).rejects.toMatchObject({ code: "rejected", key: "branchClosed", fields: { locationId: expect.anything() } });
  expect(await check(fenced, second.id)).toMatchObject({ good: 1, stocked: 1 });
});

test("a first stock is booked in the unit that its product has by then", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "name,quantity\nCheese,\"1,5\"\n");
  await checkImport(shop.ctx, { id, options: { locationId: shop.branch.id } });
  const changeUnit = async (tx: TransactionSql) => {
    await tx`select from products where id = ${shop.cheese.id} for update`;
    await tx`update products set unit = 'piece' where id = ${shop.cheese.id}`;
  };

  const [applying] = await meanwhile(changeUnit, async () => {
    const asked = applyImport(shop.ctx, { id }).catch((error: unknown) => error);
    await standing(asked);
    return [asked];
  });

  expect(await applying).toMatchObject({ key: "unitDecimals" });
  expect(await shop.onHandOf(shop.cheese.id)).toBe(0n);
});

test("goods that are deleted while an import waits for them are left out, and the rest arrives", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "name,quantity,price\nCoffee,10,\nCheese,2,70000\nSut,3,\n");
  expect(await checkImport(shop.ctx, { id, options: { locationId: shop.branch.id } })).toMatchObject({ stocked: 3, updates: 1, unchanged: 1 });
  const gone = [shop.coffee.id, shop.cheese.id];
  const remove = async (tx: TransactionSql) => {
    await tx`delete from product_barcodes where product_id = any(${gone})`;
    await tx`delete from stock_levels where product_id = any(${gone})`;
    await tx`delete from products where id = any(${gone})`;
  };

  const [applying] = await meanwhile(remove, async () => {
    const asked = applyImport(shop.ctx, { id });
    await standing(asked);
    return [asked];
  });

  expect(await applying).toMatchObject({ creates: 1, stocked: 1 });
  expect((await goodsOf(shop)).map(({ name }) => name)).toEqual(["Sut"]);
});

test("goods that arrive while an import waits for them get no first stock on top", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "name,quantity\nCoffee,10\nCheese,2\nSut,3\n");
  expect(await checkImport(shop.ctx, { id, options: { locationId: shop.branch.id } })).toMatchObject({ stocked: 3, kept: 0 });

  const [applying] = await inStore(shop.ctx, async (tx) => {
    const locked = await lockStock(tx, shop.branch.id, [shop.coffee.id]);
    const move = { productId: shop.coffee.id, name: "Coffee", lineId: null, quantity: 10_000n, cost: 0n, uncosted: 10_000n };
    await moveStock(tx, locked, { reason: "opening", sourceId: shop.coffee.id, belowZero: "allow" }, [move]).written; // as if it had come with its product
    const asked = applyImport(shop.ctx, { id });
    await standing(asked);
    return [asked];
  });

  expect(await applying).toMatchObject({ good: 3, stocked: 2, kept: 1 });
  expect(await shop.onHandOf(shop.coffee.id)).toBe(10_000n);
  expect(await shop.onHandOf(shop.cheese.id)).toBe(2_000n);
  const [event] = await inStore(shop.ctx, ({ tx }) => tx.select().from(events).where(eq(events.name, "product.imported")));
  expect(event).toMatchObject({ after: { good: 3, stocked: 2 } });
});

test("a good row is not refused for the sake of a bad one", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "barcode,name,price,unit,minimum stock\n111,Choy,abc,,\n111,Choy,100,,\n,Sok,-1,,\n,Sok,200,,\n222,Non,,dona,\"0,5\"\n222,Non,,,1\n222,Non,,,2\n,Tea,,,\"0,5\"\n,Tea,130,,\n");

  const report = await checkImport(shop.ctx, { id });
  const { issues } = await readImport(shop.ctx, { id });
  expect(issues.map(({ row, field, key }) => [row, field, key])).toEqual([
    [2, "price", "number"], [4, "price", "notPositive"], [6, "minimumStock", "wholeUnits"], [8, "barcode", "importCodeTwice"], [9, "minimumStock", "wholeUnits"],
  ]);
  expect(issues[3]).toMatchObject({ params: { row: 7, name: "Non" }, value: "222" });
  expect(report).toMatchObject({ good: 4, bad: 5, creates: 3, updates: 1 });
});

test("a category without a subcategory leaves a product in the subcategory it has there", async () => {
  const shop = await openShop({ onHand: 0n });
  const first = await upload(shop.ctx, "barcode,name,category,subcategory\n111,Buloq,Ichimlik,Suv\n222,Sok,Ichimlik,Sharbat\n333,Non,Don,Un\n");
  await checkImport(shop.ctx, { id: first });
  await applyImport(shop.ctx, { id: first });

  const second = await upload(shop.ctx, "barcode,name,category,subcategory,price\n111,Buloq,Ichimlik,,\n222,Sok,ichimlik,,50\n333,Non,Ichimlik,,\n");
  expect(await checkImport(shop.ctx, { id: second })).toMatchObject({ updates: 2, unchanged: 1, newCategories: 0 });
  await applyImport(shop.ctx, { id: second });

  expect((await goodsOf(shop)).map(({ name, category, price }) => [name, category, price])).toEqual([["Buloq", "Suv", null], ["Non", "Ichimlik", null], ["Sok", "Sharbat", 50_00n]]);
});

test("a subcategory alone means the one under the product's own category, else the only one of that name, else nothing", async () => {
  const shop = await openShop({ onHand: 0n });
  const first = await upload(shop.ctx, "name,category\nSok,Ichimlik / Sharbat\nSuv,Ichimlik\nKolbasa,Goʻsht / Dudlangan\nBaliq,Baliq / Dudlangan\nSut,\n");
  await checkImport(shop.ctx, { id: first });
  await applyImport(shop.ctx, { id: first });

  const rows = ["Sok,sharbat,1", "Suv,Gazli,2", "Kolbasa,Dudlangan,3", "Sut,Sharbat,4", "Yangi,Sharbat,5", "Kompot,Dudlangan,6", "Non,Yopgan,7"];
  const second = await upload(shop.ctx, `name,subcategory,price\n${rows.join("\n")}\n`);
  expect(await checkImport(shop.ctx, { id: second })).toMatchObject({ creates: 1, updates: 4, good: 5, bad: 2, newCategories: 1 });
  expect((await readImport(shop.ctx, { id: second })).issues).toMatchObject([
    { row: 7, field: "subcategory", key: "importSubcategoryAlone", value: "Dudlangan" }, { row: 8, field: "subcategory", key: "importSubcategoryAlone", value: "Yopgan" },
  ]);
  await applyImport(shop.ctx, { id: second });

  const tree = await inStore(shop.ctx, ({ tx }) => tx.select().from(categories));
  expect(tree.filter(({ parentId }) => parentId === null).map(({ name }) => name).sort()).toEqual(["Baliq", "Goʻsht", "Ichimlik"]);
  const above = (name: string | null) => tree.find(({ id }) => id === tree.find((each) => each.name === name)?.parentId)?.name;
  expect((await goodsOf(shop)).filter(({ price }) => price !== null).map(({ name, category }) => [name, category])).toEqual([
    ["Kolbasa", "Dudlangan"], ["Sok", "Sharbat"], ["Sut", "Sharbat"], ["Suv", "Gazli"], ["Yangi", "Sharbat"],
  ]);
  expect([above("Sharbat"), above("Gazli")]).toEqual(["Ichimlik", "Ichimlik"]);
});

test("the dry run says what of a first stock will not be booked: quantities without a place, costs without a quantity", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "name,quantity,cost\nChoy,5,90\nSok,0,70\nSuv,,\nNon,2,\n");
  expect(await checkImport(shop.ctx, { id })).toMatchObject({ good: 4, stocked: 0, unbooked: 2, idleCosts: 1 });
  expect(await checkImport(shop.ctx, { id, columns: { name: 0, cost: 2 } })).toMatchObject({ unbooked: 0, idleCosts: 2 });
  const placed = { columns: { name: 0, quantity: 1, cost: 2 }, options: { locationId: shop.branch.id, ownBarcodes: false } };
  expect(await checkImport(shop.ctx, { id, ...placed })).toMatchObject({ stocked: 2, unbooked: 0, idleCosts: 1 });
});

test("goods that come into a category that was put away are taken with a warning; those that stand there are none's news", async () => {
  const shop = await openShop({ onHand: 0n });
  const first = await upload(shop.ctx, "name,category\nSok,Ichimlik / Sharbat\nSuv,Ichimlik / Sharbat\n");
  await checkImport(shop.ctx, { id: first });
  await applyImport(shop.ctx, { id: first });
  await inStore(shop.ctx, ({ tx }) => tx.update(categories).set({ status: "inactive" }).where(eq(categories.name, "Ichimlik")));

  const second = await upload(shop.ctx, "name,category,price\nSok,Ichimlik / Sharbat,5\nKompot,Ichimlik / Sharbat,5\nKvas,Ichimlik / Gazli,5\nChoy,Ichimlik,5\n");
  expect(await checkImport(shop.ctx, { id: second })).toMatchObject({ good: 4, bad: 0, warnings: 2 });
  expect((await readImport(shop.ctx, { id: second })).issues).toMatchObject([
    { row: 3, field: "category", key: "importCategoryOff", params: { category: "Ichimlik / Sharbat" } }, { row: 5, key: "importCategoryOff", isWarning: true },
  ]);
});

test("a subcategory comes under a category that is one: what was moved under another meanwhile gets a namesake", async () => {
  const shop = await openShop({ onHand: 0n });
  const category = (name: string) => ({ storeId: shop.ctx.storeId, id: newId(), parentId: null, name, position: 1, status: "active" as const, createdAt: shop.ctx.now });
  const [drinks, food] = [category("Ichimlik"), category("Oziq-ovqat")];
  await inStore(shop.ctx, ({ tx }) => tx.insert(categories).values([drinks, food]));
  const id = await upload(shop.ctx, "name,category\nChoy,Ichimlik / Choy\n");
  await checkImport(shop.ctx, { id });
  const move = async (tx: TransactionSql) => {
    await tx`select from categories where id in (${drinks.id}, ${food.id}) for update`;
    await tx`update categories set parent_id = ${food.id} where id = ${drinks.id}`;
  };

  const [applying] = await meanwhile(move, async () => {
    const asked = applyImport(shop.ctx, { id });
    await standing(asked);
    return [asked];
  });

  expect(await applying).toMatchObject({ creates: 1, newCategories: 2 });
  const rows = await inStore(shop.ctx, ({ tx }) => tx.select({ id: categories.id, name: categories.name, parentId: categories.parentId }).from(categories));
  const pathOf = (parentId: string | null): string[] => rows.filter((row) => row.id === parentId).flatMap((row) => [...pathOf(row.parentId), row.name]);
  expect(rows.map((row) => [...pathOf(row.parentId), row.name].join(" / ")).sort()).toEqual(["Ichimlik", "Ichimlik / Choy", "Oziq-ovqat", "Oziq-ovqat / Ichimlik"]);
});

test("rows that mean two products, a box, or another unit are refused", async () => {
  const shop = await openShop({ onHand: 0n });
  const code = (productId: string, text: string, quantity = 1000n) => ({ storeId: shop.ctx.storeId, id: newId(), productId, code: text, quantity, position: 0 });
  await inStore(shop.ctx, ({ tx }) => tx.insert(productBarcodes).values([code(shop.tea.id, "111"), code(shop.coffee.id, "222"), code(shop.coffee.id, "333", 24_000n), code(shop.cheese.id, "444")]));
  const id = await upload(shop.ctx, "barcode,name,unit\n111;222,Tea,dona\n333,Coffee,dona\n444,Cheese,dona\n555,Suv,dona\n");

  expect(await checkImport(shop.ctx, { id })).toMatchObject({ good: 1, bad: 3, creates: 1 });
  expect((await readImport(shop.ctx, { id })).issues.map(({ row, key }) => [row, key])).toEqual([[2, "importCodesApart"], [3, "importBoxCode"], [4, "importUnitFixed"]]);
});

test.each([
  ["nothing", Buffer.alloc(0), "importEmpty"],
  ["21 MB", Buffer.alloc(21 * 1024 * 1024, 65), "importTooLarge"],
  ["a PDF", Buffer.from("%PDF-1.7 ..."), "importNotTable"],
  ["a page", Buffer.from("<!DOCTYPE html><table><tr><td>1</td></tr></table>"), "importNotTable"],
  ["an old Excel", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), "importOldExcel"],
  ["a zip that is no workbook", Buffer.from("PK\u0003\u0004 and nothing", "latin1"), "importNotExcel"],
  ["bytes", Buffer.from(Array.from({ length: 500 }, (_, i) => i % 7)), "importNotTable"],
])("%s is refused at the door and leaves no trace", async (_what, bytes, key) => {
  const shop = await openShop({ onHand: 0n });
  await expect(upload(shop.ctx, bytes)).rejects.toMatchObject({ code: "rejected", key });
  expect(await listImports(shop.ctx, {})).toEqual({ rows: [], total: 0 });
});

test.each([
  ["spaces and commas", "  \n,,,\n", "importEmpty"],
  ["only headings", "name,price\n", "importOnlyHeadings"],
  ["an Excel that is not one", (() => { const zip = Buffer.alloc(200); zip.write("PK\u0003\u0004", 0, "latin1"); zip.write("PK\u0001\u0002", 60, "latin1"); zip.writeUInt16LE(15, 88); zip.write("xl/workbook.xml", 106); return zip; })(), "importNotExcel"],
])("%s: the check fails in a sentence that stays with the import", async (_what, content, key) => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, content);

  await runImport(shop.ctx, id, "check");
  expect(await readImport(shop.ctx, { id })).toMatchObject({ status: "failed", error: { key }, report: null });
  await expect(startImport(shop.ctx, { id, step: "apply" })).rejects.toMatchObject({ key: "importNotChecked" });
  await expect(applyImport(shop.ctx, { id })).rejects.toMatchObject({ key: "importNotChecked" });
});

test("a row without a code is refused where several goods have its name, and makes no other", async () => {
  const shop = await openShop({ onHand: 0n });
  const first = await upload(shop.ctx, "barcode,name\n111,Kofe\n222,Kofe\n333,Kofe\n444,Suv\n");
  await checkImport(shop.ctx, { id: first });
  await applyImport(shop.ctx, { id: first });

  const second = await upload(shop.ctx, "barcode,name,price\n,Kofe,150\n,Suv,20\n222,Kofe,160\n");
  expect(await checkImport(shop.ctx, { id: second })).toMatchObject({ good: 2, bad: 1, creates: 0, updates: 2 });
  expect((await readImport(shop.ctx, { id: second })).issues).toMatchObject([{ row: 2, field: "name", key: "importNameShared", value: "Kofe" }]);
  await applyImport(shop.ctx, { id: second });

  expect((await goodsOf(shop)).map(({ name, price, codes }) => [...codes, name, price]).sort()).toEqual([["111", "Kofe", null], ["222", "Kofe", 160_00n], ["333", "Kofe", null], ["444", "Suv", 20_00n]]);
});

test("a row that turns bad or good after the dry run is named as it was when the file was applied", async () => {
  const shop = await openShop({ onHand: 0n });
  const code = (productId: string, text: string, quantity: bigint) => ({ storeId: shop.ctx.storeId, id: newId(), productId, code: text, quantity, position: 0 });
  await inStore(shop.ctx, ({ tx }) => tx.insert(productBarcodes).values(code(shop.tea.id, "111", 24_000n)));
  const id = await upload(shop.ctx, "barcode,name\n111,Choy\n222,Sok\n,\"Su\u0000v\"\n4780016490091,Non\n");
  expect(await checkImport(shop.ctx, { id })).toMatchObject({ good: 2, bad: 2, warnings: 1 });
  await inStore(shop.ctx, async ({ tx }) => {
    await tx.delete(productBarcodes).where(eq(productBarcodes.code, "111"));
    await tx.insert(productBarcodes).values(code(shop.tea.id, "222", 6_000n));
  });

  const report = await applyImport(shop.ctx, { id });
  const { issues } = await readImport(shop.ctx, { id });
  expect(report).toMatchObject({ good: 2, bad: 2, warnings: 1, creates: 2, issues: issues.length });
  expect(issues.map(({ row, key }) => [row, key])).toEqual([[3, "importBoxCode"], [4, "badCharacters"], [5, "importCheckDigit"]]);
  expect((await listBadRows(shop.ctx, { id })).rows.map(({ row }) => row)).toEqual([3, 4]);
});

test("without a name's column, or without one good row, nothing can be applied", async () => {
  const shop = await openShop({ onHand: 0n });
  const nameless = await upload(shop.ctx, "price,stock\n100,5\n,\n\n200,3\n");
  await runImport(shop.ctx, nameless, "check");
  expect(await readImport(shop.ctx, { id: nameless })).toMatchObject({ status: "checked", error: { key: "importNoName" }, report: { good: 0, rows: 2, bad: 2 } });
  await expect(startImport(shop.ctx, { id: nameless, step: "apply" })).rejects.toMatchObject({ key: "importNothing" });

  const bad = await upload(shop.ctx, "name,price\n,5\nChoy,abc\n");
  expect(await checkImport(shop.ctx, { id: bad })).toMatchObject({ good: 0, bad: 2 });
  await expect(applyImport(shop.ctx, { id: bad })).rejects.toMatchObject({ key: "importNothing" });
});

test("a run that was killed leaves nothing, is shown as interrupted and can be tried again", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "name,price\nChoy,100\n");
  await checkImport(shop.ctx, { id });
  await startImport(shop.ctx, { id, step: "apply" });
  await expect(startImport(shop.ctx, { id, step: "apply" })).rejects.toMatchObject({ key: "importRunning" });

  await inStore(shop.ctx, ({ tx }) => tx.update(imports).set({ seenAt: sql`now() - interval '2 minutes'` }));
  expect(await readImport(shop.ctx, { id })).toMatchObject({ status: "interrupted" });
  expect(await goodsOf(shop)).toEqual([]);

  await startImport(shop.ctx, { id, step: "apply" });
  await runImport(shop.ctx, id, "apply");
  expect(await readImport(shop.ctx, { id })).toMatchObject({ status: "done", created: 1 });
});

test("an import that breaks in the middle leaves nothing behind", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, `name,category\n${Array.from({ length: 1500 }, (_, i) => `Tovar ${i},Guruh`).join("\n")}\n`);
  await checkImport(shop.ctx, { id });
  const broken: Context = { ...shop.ctx, now: new Date(Number.NaN) }; // no such moment: the database refuses

  await expect(runImport(broken, id, "apply")).rejects.toThrow();
  expect(await goodsOf(shop)).toEqual([]);
  expect(await inStore(shop.ctx, ({ tx }) => tx.$count(categories))).toBe(0);
  expect(await readImport(shop.ctx, { id })).toMatchObject({ status: "failed", error: { key: "internal" }, report: { good: 1500 } });
  expect(await shop.facts()).toEqual([]);

  await applyImport(shop.ctx, { id });
  expect(await goodsOf(shop)).toHaveLength(1500);
});

test("another store's import is not found, and a seller may not import", async () => {
  const [mine, theirs] = [await openShop({ onHand: 0n }), await openShop({ onHand: 0n })];
  const id = await upload(theirs.ctx, "name\nChoy\n");

  const asks = [() => checkImport(mine.ctx, { id }), () => applyImport(mine.ctx, { id }), () => startImport(mine.ctx, { id, step: "check" }), () => readImport(mine.ctx, { id })];
  for (const ask of asks) await expect(ask()).rejects.toMatchObject({ code: "not_found" });
  await expect(uploadImport(mine.as("seller"), { id: newId(), fileName: "a.csv", hash: "0".repeat(64) })).rejects.toMatchObject({ code: "forbidden" });
  await expect(upload(mine.as("seller"), "name\nChoy\n")).rejects.toMatchObject({ code: "forbidden" });
  expect((await listImports(mine.ctx, {})).total).toBe(0);
});

test("a code that another store has is free here", async () => {
  const [mine, theirs] = [await openShop({ onHand: 0n }), await openShop({ onHand: 0n })];
  for (const shop of [theirs, mine]) {
    const id = await upload(shop.ctx, "barcode,name\n4780016490090,Choy\n");
    expect(await checkImport(shop.ctx, { id })).toMatchObject({ creates: 1 });
    await applyImport(shop.ctx, { id });
  }
  expect(await inStore(mine.ctx, ({ tx }) => tx.$count(productBarcodes, and(eq(productBarcodes.code, "4780016490090"))))).toBe(1);
});

test("goods go on being sold while an import changes them", async () => {
  const shop = await openShop();
  const id = await upload(shop.ctx, "name,price\nTea,150\nCoffee,250\nSut,10\n");
  await checkImport(shop.ctx, { id, options: { ownBarcodes: true } });
  const sell = () => createSale(shop.ctx, { id: newId(), branchId: shop.branch.id, lines: [{ productId: shop.tea.id, quantity: "1" }], payments: [{ method: "cash" }] });

  const applied = await inStore(shop.ctx, async (tx) => {
    await takeOwnBarcodes(tx, 1); // the import stops here, its changes written and not committed
    const applying = applyImport(shop.ctx, { id });
    await vi.waitFor(async () => {
      const [row] = await owner`select count(*)::int as n from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`;
      const [waiting] = await owner`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      expect(row!.n + waiting!.n).toBeGreaterThan(0);
    }, { timeout: 10_000 });

    const first = await Promise.race([sell(), new Promise((_, fail) => setTimeout(() => fail(new Error("The till waits for the import")), 5_000))]);
    expect(first).toMatchObject({ total: "125.00" });
    return { applying };
  });

  expect(await applied.applying).toMatchObject({ creates: 1, updates: 2 });
  expect(await sell()).toMatchObject({ total: "150.00" });
});

test("more imports at once than the pool has connections all come to their end", async () => {
  const pool = connect(process.env.APP_DATABASE_URL!, 1);
  const shops = await Promise.all(Array.from({ length: 3 }, () => openShop({ onHand: 0n })));
  const rows = Array.from({ length: 1500 }, (_, i) => `Tovar ${i},${i + 1}`).join("\n");
  const ids = await Promise.all(shops.map(({ ctx }) => upload(ctx, `name,price\n${rows}\n`)));

  for (const step of ["check", "apply"] as const) await Promise.all(shops.map(({ ctx }, i) => runImport({ ...ctx, db: pool }, ids[i]!, step)));

  for (const [i, { ctx }] of shops.entries()) expect(await readImport(ctx, { id: ids[i]! })).toMatchObject({ status: "done", created: 1500 });
  await pool.$client.end();
});

test("an import runs when the one before is over, also when that one failed", async () => {
  const shop = await openShop({ onHand: 0n });
  const [bad, good] = [await upload(shop.ctx, "price\n1\n"), await upload(shop.ctx, "name\nChoy\n")];
  await inStore(shop.ctx, ({ tx }) => tx.update(imports).set({ fileKey: `${shop.ctx.storeId}/imports/gone` }).where(eq(imports.id, bad)));

  await Promise.all([runImport(shop.ctx, bad, "check"), runImport(shop.ctx, good, "check")]);
  expect(await readImport(shop.ctx, { id: bad })).toMatchObject({ status: "failed", error: { key: "importFileGone" } });
  expect(await readImport(shop.ctx, { id: good })).toMatchObject({ status: "checked" });
});

test("a file sent again is the same import; another file under its id is refused and does not take its place", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "name\nChoy\n");

  expect(await keepUpload(shop.ctx, { id, fileName: "goods.csv" }, Buffer.from("name\nChoy\n"))).toEqual({ id });
  await expect(keepUpload(shop.ctx, { id, fileName: "goods.csv" }, Buffer.from("name\nSok\nSut\n"))).rejects.toMatchObject({ code: "conflict", key: "idTaken" });
  const theirs = await openShop({ onHand: 0n });
  await upload(theirs.ctx, "name\nNon\n");
  expect(await checkImport(shop.ctx, { id })).toMatchObject({ rows: 1 });
});

test("what an import brought and nobody sold or stocked can be deleted; the import remembers it", async () => {
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop.ctx, "barcode,name\n4780016490090,Choy\n");
  await checkImport(shop.ctx, { id });
  await applyImport(shop.ctx, { id });
  const [{ id: productId }] = (await goodsOf(shop, true)) as unknown as [{ id: string }];

  expect(await readProduct(shop.ctx, { id: productId })).toMatchObject({ wasUsed: false });
  expect(await deleteProduct(shop.ctx, { id: productId })).toMatchObject({ id: productId, outcome: "deleted" });
  expect(await inStore(shop.ctx, ({ tx }) => tx.select().from(importChanges))).toMatchObject([{ productId, before: null }]);
});
