import { rm } from "node:fs/promises";

import { asc, eq } from "drizzle-orm";
import { afterAll, expect, test, vi } from "vitest";

import { categories, events, ownBarcodes, productBarcodes, products, stockLevels, stockMovements } from "@/db/schema";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { storage } from "@/lib/core/storage";
import { meanwhile, standing } from "@/lib/testing/hold";
import { openShop, type Shop } from "@/lib/testing/shop";
import { createCategory } from "@/lib/warehouse/category/create-category";

import { ownBarcode } from "./barcode";
import { createProduct } from "./create-product";
import { deleteProduct, removeProduct } from "./delete-product";
import { readProduct } from "./queries";
import type { CreateProductInput } from "./schemas";
import { setPicture } from "./set-picture";
import { updateProduct } from "./update-product";
import { updateProducts } from "./update-products";

const folder = vi.hoisted(() => (process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/products-test-${process.pid}`));
afterAll(() => rm(folder, { recursive: true, force: true }));

const milk = (change: Partial<CreateProductInput> = {}): CreateProductInput => ({ id: newId(), name: "Sut «Musaffo» 3,2 % 1 l", price: "13900", ...change });
const make = (shop: Shop, change: Partial<CreateProductInput> = {}) => createProduct(shop.ctx, milk(change));
const factsOf = (shop: Shop, entityId: string) =>
  inStore(shop.ctx, ({ tx }) => tx.select().from(events).where(eq(events.entityId, entityId)).orderBy(asc(events.createdAt), asc(events.id)));

/** How many rows of everything a refused command could have left. */
const trace = (shop: Shop) => inStore(shop.ctx, async ({ tx }) => {
  const counts = [];
  for (const table of [products, productBarcodes, ownBarcodes, stockLevels, stockMovements, categories, events]) counts.push(await tx.$count(table));
  return counts;
});

test("a product comes with its codes, a box of 24 counting 24", async () => {
  const shop = await openShop();

  const product = await make(shop, { barcodes: [{ code: "4780012340016" }, { code: "14780012340013", quantity: "24" }], minimumStock: "12", article: " SUT-1 " });

  expect(product).toMatchObject({
    name: "Sut «Musaffo» 3,2 % 1 l", unit: "piece", price: "13900.00", minimumStock: "12.000", article: "SUT-1", status: "active", sameNames: 0,
    barcodes: [{ code: "4780012340016", quantity: "1.000" }, { code: "14780012340013", quantity: "24.000" }],
  });
  const [fact] = await factsOf(shop, product.id);
  expect(fact).toMatchObject({ name: "product.created", before: null, after: { price: "1390000", barcodes: [{ code: "4780012340016", quantity: "1000" }, { quantity: "24000" }] } });
});

test("a product may have no price and no code yet", async () => {
  const shop = await openShop();
  expect(await make(shop, { price: null })).toMatchObject({ price: null, barcodes: [] });
});

test("a product comes together with its first stock, what it cost and where it is", async () => {
  const shop = await openShop();

  const { id } = await make(shop, { unit: "kg", opening: { locationId: shop.branch.id, quantity: "2,500", unitCost: "74500" } });

  const [level] = await inStore(shop.ctx, ({ tx }) => tx.select().from(stockLevels).where(eq(stockLevels.productId, id)));
  const moves = await inStore(shop.ctx, ({ tx }) => tx.select().from(stockMovements).where(eq(stockMovements.productId, id)));
  expect(level).toMatchObject({ quantity: 2_500n, value: 186_250_00n, lastUnitCost: 74_500_00n });
  expect(moves).toMatchObject([{ reason: "opening", quantity: 2_500n, cost: 186_250_00n, uncosted: 0n, levelAfter: 2_500n, sourceId: id }]);
});

test("first stock whose cost nobody knows costs null, not nothing", async () => {
  const shop = await openShop();

  const { id } = await make(shop, { opening: { locationId: shop.branch.id, quantity: "3" } });

  const [level] = await inStore(shop.ctx, ({ tx }) => tx.select().from(stockLevels).where(eq(stockLevels.productId, id)));
  const [move] = await inStore(shop.ctx, ({ tx }) => tx.select().from(stockMovements).where(eq(stockMovements.productId, id)));
  expect(level).toMatchObject({ quantity: 3_000n, value: 0n, lastUnitCost: null });
  expect(move).toMatchObject({ cost: 0n, uncosted: 3_000n });
});

test("asked twice, there is one product, with its stock once, whatever was edited in between", async () => {
  const shop = await openShop();
  const input = milk({ ownBarcode: true, opening: { locationId: shop.branch.id, quantity: "3", unitCost: "100" } });

  const first = await createProduct(shop.ctx, input);
  await updateProduct(shop.ctx, { id: input.id, price: "15000" });
  const again = await createProduct(shop.ctx, input);

  expect(again).toMatchObject({ id: first.id, price: "15000.00", barcodes: first.barcodes });
  expect(await shop.onHandOf(input.id)).toBe(3_000n);
  expect(await shop.facts()).toEqual(["product.created", "product.updated"]);
});

test("twenty copies of one product at once are one product", async () => {
  const shop = await openShop();
  const input = milk({ ownBarcode: true, opening: { locationId: shop.branch.id, quantity: "3", unitCost: "100" } });

  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => createProduct(shop.ctx, input)));

  expect(answers.filter(({ status }) => status === "rejected")).toEqual([]);
  expect(await shop.onHandOf(input.id)).toBe(3_000n);
  expect(await shop.facts()).toEqual(["product.created"]);
});

test("one id cannot name two different products", async () => {
  const shop = await openShop();
  const { id } = await make(shop);

  await expect(make(shop, { id, price: "1" })).rejects.toMatchObject({ code: "conflict", key: "idTaken" });
  await expect(make(shop, { id: shop.tea.id })).rejects.toThrow();
});

test("names may repeat, and the answer says how many have it", async () => {
  const shop = await openShop();
  await make(shop, { barcodes: [{ code: "1" }] });

  expect(await make(shop, { barcodes: [{ code: "2" }] })).toMatchObject({ sameNames: 1 });
});

test("a code belongs to one product: the other is named, under the field", async () => {
  const shop = await openShop();
  await make(shop, { name: "Non", barcodes: [{ code: "036000291452" }] });
  const before = await trace(shop);

  for (const code of ["036000291452", "0036000291452"]) {
    await expect(make(shop, { barcodes: [{ code: "5" }, { code }] })).rejects.toMatchObject({
      code: "rejected", key: "codeTaken", params: { code, product: "Non" }, fields: { "barcodes.1.code": [{ key: "codeTaken" }] },
    });
  }
  await expect(make(shop, { barcodes: [{ code: "7" }, { code: "7" }] })).rejects.toThrow("codeTwice");
  expect(await trace(shop)).toEqual(before);
});

test("twenty products that want one code: one gets it", async () => {
  const shop = await openShop();

  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => make(shop, { barcodes: [{ code: "4780012340016" }] })));

  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason.key] : []))).toEqual(Array(19).fill("codeTaken"));
  expect(await shop.facts()).toEqual(["product.created"]);
});

test("two products that want one code, each in its own spelling: one gets it, however often it is tried", async () => {
  const shop = await openShop();
  const codes = Array.from({ length: 20 }, (_, i) => `0360002914${10 + i}`);

  const answers = await Promise.allSettled(codes.flatMap((code) => [code, `0${code}`]).map((code) => make(shop, { barcodes: [{ code }] })));

  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  expect(answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason.key] : []))).toEqual(Array(20).fill("codeTaken"));
  expect(await inStore(shop.ctx, ({ tx }) => tx.$count(productBarcodes))).toBe(20);
});

test("one product has a code in one spelling, and may change it", async () => {
  const shop = await openShop();
  await expect(make(shop, { barcodes: [{ code: "036000291452" }, { code: "0036000291452" }] })).rejects.toThrow("codeTwice");

  const { id } = await make(shop, { barcodes: [{ code: "1" }, { code: "036000291452" }] });
  await expect(updateProduct(shop.ctx, { id, firstBarcode: "0036000291452" })).rejects.toMatchObject({ fields: { firstBarcode: [{ key: "codeTwice" }] } });
  expect(await updateProduct(shop.ctx, { id, barcodes: [{ code: "0036000291452" }] })).toMatchObject({ barcodes: [{ code: "0036000291452" }] });
});

test("sixteen own codes asked for at once are sixteen, and they grow", async () => {
  const shop = await openShop();
  await make(shop, { barcodes: [{ code: ownBarcode(3n) }] }); // somebody typed one of ours by hand: it is passed over

  const made = await Promise.all(Array.from({ length: 16 }, (_, i) => make(shop, { name: `Goods ${i}`, ownBarcode: true })));
  const later = await make(shop, { ownBarcode: true });

  const codes = made.map(({ barcodes }) => barcodes[0]!.code);
  expect(new Set(codes)).toHaveLength(16);
  expect(codes).not.toContain(ownBarcode(3n));
  expect([...codes].sort().at(-1)).toBe(ownBarcode(17n));
  expect(later.barcodes[0]!.code).toBe(ownBarcode(18n));
});

test("two shops count their own codes apart", async () => {
  const [mine, theirs] = [await openShop(), await openShop()];
  const [a, b] = [await make(mine, { ownBarcode: true }), await make(theirs, { ownBarcode: true })];
  expect(a.barcodes[0]!.code).toBe(b.barcodes[0]!.code);
});

test("an edit leaves what was and what is; the same edit again leaves nothing", async () => {
  const shop = await openShop();
  const { id } = await make(shop, { barcodes: [{ code: "1" }] });
  const edit = { id, name: "Sut", price: "14500", barcodes: [{ code: "1" }, { code: "2", quantity: "24" }] };

  expect(await updateProduct(shop.ctx, edit)).toMatchObject({ name: "Sut", price: "14500.00", unit: "piece", barcodes: [{ code: "1" }, { code: "2", quantity: "24.000" }] });
  await updateProduct(shop.ctx, edit);

  expect((await factsOf(shop, id)).slice(1)).toMatchObject([{
    name: "product.updated",
    before: { name: "Sut «Musaffo» 3,2 % 1 l", price: "1390000", barcodes: [{ code: "1", quantity: "1000" }] },
    after: { name: "Sut", price: "1450000", barcodes: [{ code: "1" }, { code: "2", quantity: "24000" }] },
  }]);
});

test("an edit of one field leaves the others, and can take the price away", async () => {
  const shop = await openShop();
  const { id } = await make(shop, { article: "A1", barcodes: [{ code: "1" }] });

  expect(await updateProduct(shop.ctx, { id, price: null })).toMatchObject({ price: null, article: "A1", barcodes: [{ code: "1" }] });
  expect(await updateProduct(shop.ctx, { id, article: "" })).toMatchObject({ price: null, article: null });
  expect(await updateProduct(shop.ctx, { id, ownBarcode: true })).toMatchObject({ barcodes: [{ code: "1" }, { code: ownBarcode(1n) }] });
});

test("another first code stands for as many units as the one before, and the others stay, also when two edit at once", async () => {
  const shop = await openShop();
  const { id } = await make(shop, { barcodes: [{ code: "1", quantity: "24" }, { code: "2" }] });
  const codes = (product: { barcodes: { code: string; quantity: string }[] }) => product.barcodes.map(({ code, quantity }) => [code, quantity]);

  expect(codes(await updateProduct(shop.ctx, { id, firstBarcode: "3" }))).toEqual([["3", "24.000"], ["2", "1.000"]]);
  await expect(updateProduct(shop.ctx, { id, firstBarcode: "2" })).rejects.toMatchObject({ code: "invalid", fields: { firstBarcode: [{ key: "codeTwice" }] } });
  await Promise.all([updateProduct(shop.ctx, { id, firstBarcode: "4" }), updateProduct(shop.ctx, { id, ownBarcode: true })]);
  expect(codes(await updateProduct(shop.ctx, { id, name: "Sut" }))).toEqual([["4", "24.000"], ["2", "1.000"], [ownBarcode(1n), "1.000"]]);

  const bare = await make(shop, { name: "Non" });
  expect(codes(await updateProduct(shop.ctx, { id: bare.id, firstBarcode: "5" }))).toEqual([["5", "1.000"]]);
});

test("what was booked in kilograms does not become pieces, nor the other way round", async () => {
  const shop = await openShop();
  const { id } = await make(shop, { minimumStock: "0.5", unit: "kg" });

  await expect(updateProduct(shop.ctx, { id: shop.cheese.id, unit: "g" })).rejects.toMatchObject({ code: "rejected", key: "unitFixed" });
  for (const change of [{ id: shop.cheese.id, unit: "piece" }, { id: shop.tea.id, unit: "kg" }] as const) {
    await expect(updateProduct(shop.ctx, change)).rejects.toMatchObject({ code: "rejected", key: "unitFixed", fields: { unit: expect.anything() } });
  }
  await expect(updateProduct(shop.ctx, { id, unit: "piece" })).rejects.toMatchObject({ code: "invalid", fields: { minimumStock: [{ key: "wholeUnits" }] } });
  expect(await updateProduct(shop.ctx, { id, unit: "piece", minimumStock: "1" })).toMatchObject({ unit: "piece" });
  expect(await updateProduct(shop.ctx, { id: shop.tea.id, unit: "pack" })).toMatchObject({ unit: "pack" });
});

test("a product nobody sold or stocked goes; any other is put away and keeps its history", async () => {
  const shop = await openShop();
  const { id } = await make(shop, { barcodes: [{ code: "1" }] });

  expect(await deleteProduct(shop.ctx, { id })).toMatchObject({ id, outcome: "deleted" });
  expect(await make(shop, { barcodes: [{ code: "1" }] })).toMatchObject({ status: "active" });
  expect(await deleteProduct(shop.ctx, { id: shop.tea.id })).toMatchObject({ id: shop.tea.id, outcome: "deactivated" });
  expect(await deleteProduct(shop.ctx, { id: shop.tea.id })).toMatchObject({ id: shop.tea.id, outcome: "deactivated" });
  expect(await shop.onHandOf(shop.tea.id)).toBe(10_000n);
  expect(await shop.facts()).toEqual(["product.created", "product.created", "product.deleted", "product.updated"]);
  await expect(deleteProduct(shop.ctx, { id })).rejects.toMatchObject({ code: "not_found" });
});

test("the picture of a product goes with it; one that is put away keeps its own", async () => {
  const shop = await openShop();
  const { id } = await make(shop);
  const key = (name: string) => `${shop.ctx.storeId}/pictures/${name}.webp`;
  for (const [productId, name] of [[id, "a"], [shop.tea.id, "b"]] as const) {
    await storage.put(key(name), Buffer.from(name));
    await setPicture(shop.ctx, { id: productId, pictureKey: key(name) });
    await removeProduct(shop.ctx, { id: productId });
  }

  expect([await storage.get(key("a")), await storage.get(key("b"))]).toEqual([null, Buffer.from("b")]);
});

test("many products change at once: those that differ, or none at all", async () => {
  const shop = await openShop();
  const { id: categoryId } = await createCategory(shop.ctx, { id: newId(), name: "Choy" });
  const ids = [shop.tea.id, shop.coffee.id, shop.tea.id];

  expect(await updateProducts(shop.ctx, { ids, categoryId })).toMatchObject({ changed: 2 });
  expect(await updateProducts(shop.ctx, { ids, categoryId })).toMatchObject({ changed: 0 });
  expect(await updateProducts(shop.ctx, { ids: [shop.tea.id], status: "inactive", categoryId: null })).toMatchObject({ changed: 1 });
  await expect(updateProducts(shop.ctx, { ids: [shop.coffee.id, newId()], status: "inactive" })).rejects.toMatchObject({ code: "not_found" });
  await expect(updateProducts(shop.ctx, { ids })).rejects.toThrow("nothingToChange");

  const [fact] = (await factsOf(shop, shop.tea.id)).filter(({ after }) => (after as { status?: string }).status);
  expect(fact).toMatchObject({ before: { status: "active", categoryId }, after: { status: "inactive", categoryId: null } });
  expect((await shop.facts()).filter((name) => name === "product.updated")).toHaveLength(3);
});

test("what a filter meant is changed only while it still fits", async () => {
  const shop = await openShop();
  const [drinks, hot, sale] = await Promise.all(["Drinks", "Hot", "Sale"].map((name) => createCategory(shop.ctx, { id: newId(), name })));
  await updateProducts(shop.ctx, { ids: [shop.tea.id, shop.coffee.id], categoryId: drinks!.id });

  const changing = await meanwhile((tx) => tx`update products set category_id = ${hot!.id} where store_id = ${shop.ctx.storeId} and id = ${shop.tea.id}`, async () => {
    const asked = updateProducts(shop.ctx, { filter: { categoryId: drinks!.id }, categoryId: sale!.id });
    await standing(asked);
    return [asked];
  });

  expect(await changing[0]).toEqual({ changed: 1, ids: [shop.coffee.id] });
  expect(await readProduct(shop.ctx, { id: shop.tea.id })).toMatchObject({ categoryId: hot!.id });
});

test("a picture is named, replaced and taken away; another store's is not found", async () => {
  const shop = await openShop();
  const key = (name: string) => `${shop.ctx.storeId}/pictures/${name}.webp`;

  await setPicture(shop.ctx, { id: shop.tea.id, pictureKey: key("a") });
  expect(await setPicture(shop.ctx, { id: shop.tea.id, pictureKey: key("b") })).toMatchObject({ replacedKey: key("a") });
  expect(await setPicture(shop.ctx, { id: shop.tea.id, pictureKey: null })).toMatchObject({ pictureKey: null, replacedKey: key("b") });
  await expect(setPicture(shop.ctx, { id: shop.tea.id, pictureKey: `${newId()}/pictures/a.webp` })).rejects.toMatchObject({ code: "not_found" });
});

test("another store's ids are not found, and nothing is left", async () => {
  const [mine, theirs] = [await openShop(), await openShop()];
  const category = await createCategory(theirs.ctx, { id: newId(), name: "Theirs" });
  const before = await trace(mine);

  for (const attempt of [
    () => make(mine, { categoryId: category.id }),
    () => make(mine, { ownBarcode: true, opening: { locationId: theirs.branch.id, quantity: "1" } }),
    () => updateProduct(mine.ctx, { id: theirs.tea.id, price: "1" }),
    () => updateProduct(mine.ctx, { id: mine.tea.id, categoryId: category.id }),
    () => updateProducts(mine.ctx, { ids: [mine.tea.id, theirs.tea.id], status: "inactive" }),
    () => deleteProduct(mine.ctx, { id: theirs.tea.id }),
    () => setPicture(mine.ctx, { id: theirs.tea.id, pictureKey: null }),
  ]) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  expect(await trace(mine)).toEqual(before);
});

test("who may not, may not: a seller changes nothing, and first stock needs its own permission", async () => {
  const shop = await openShop();
  const seller = shop.as("seller");
  const clerk = shop.as("owner", { grants: new Set(["product.create"]) });
  const before = await trace(shop);

  for (const attempt of [
    () => createProduct(seller, milk()),
    () => updateProduct(seller, { id: shop.tea.id, price: "1" }),
    () => updateProducts(seller, { ids: [shop.tea.id], status: "inactive" }),
    () => deleteProduct(seller, { id: shop.tea.id }),
    () => setPicture(seller, { id: shop.tea.id, pictureKey: null }),
    () => createProduct(clerk, milk({ opening: { locationId: shop.branch.id, quantity: "1" } })),
  ]) await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
  expect(await trace(shop)).toEqual(before);
  expect(await createProduct(clerk, milk())).toMatchObject({ status: "active" });
});

test("a worker of one branch brings stock into that one only", async () => {
  const shop = await openShop();
  const elsewhere = shop.as("manager", { branchIds: [newId()] });

  await expect(createProduct(elsewhere, milk({ opening: { locationId: shop.branch.id, quantity: "1" } }))).rejects.toMatchObject({ code: "forbidden", key: "otherBranch" });
});

test.each([
  ["no name", { name: " " }], ["a NUL in the name", { name: "Su\u0000t" }], ["half a letter", { name: "\udc00" }], ["a long name", { name: "s".repeat(201) }],
  ["NaN", { price: "NaN" }], ["NaN as a number", { price: NaN }], ["1e400", { price: "1e400" }], ["infinity", { price: Infinity }], ["a tiyin too fine", { price: "1.001" }],
  ["nothing", { price: "0" }], ["less than nothing", { price: "-1" }], ["more than there is", { price: "9000000000000001" }], ["words", { price: "ten" }], ["an object", { price: {} }],
  ["a strange unit", { unit: "stone" }], ["half a piece", { minimumStock: "0.5" }], ["four decimals", { unit: "kg", minimumStock: "0.0001" }],
  ["a code with a NUL", { barcodes: [{ code: "1\u0000" }] }], ["an empty code", { barcodes: [{ code: "" }] }], ["a box of none", { barcodes: [{ code: "1", quantity: "0" }] }],
  ["a box of one and a half", { barcodes: [{ code: "1", quantity: "1.5" }] }], ["codes without end", { barcodes: Array.from({ length: 51 }, (_, i) => ({ code: `${i}` })) }],
  ["codes that are no list", { barcodes: "1" }], ["half a piece of first stock", { opening: { locationId: newId(), quantity: "0.5" } }],
  ["a cost below nothing", { opening: { locationId: newId(), quantity: "1", unitCost: "-1" } }], ["an id that is none", { id: "1" }], ["a category that is none", { categoryId: 1 }],
])("%s is refused as bad input", async (_, wrong) => {
  const shop = await openShop();
  const before = await trace(shop);

  await expect(make(shop, wrong as never)).rejects.toMatchObject({ name: "ZodError" });
  expect(await trace(shop)).toEqual(before);
});

test("a stock worth more than a column holds is refused, not overflowed", async () => {
  const shop = await openShop();
  const before = await trace(shop);

  await expect(make(shop, { opening: { locationId: shop.branch.id, quantity: "900000000000", unitCost: "9000000000000000" } })).rejects.toMatchObject({ code: "rejected", key: "tooLarge" });
  expect(await trace(shop)).toEqual(before);
});
