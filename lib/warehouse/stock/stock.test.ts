import { expect, test } from "vitest";

import { batches, locations, products, workers } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { createBranch } from "@/lib/store/branch/create-branch";
import { deactivateBranch } from "@/lib/store/branch/deactivate-branch";
import { updateSettings } from "@/lib/store/settings/update-settings";
import { expectInvariants } from "@/lib/testing/invariants";
import { openShop, type Shop } from "@/lib/testing/shop";
import { cancelSale } from "@/lib/trade/sale/cancel-sale";
import { createSale } from "@/lib/trade/sale/create-sale";
import { listSaleEvents, readSale } from "@/lib/trade/sale/queries";
import { createProduct } from "@/lib/warehouse/product/create-product";
import { listProducts, readProduct } from "@/lib/warehouse/product/queries";

import { adjustStock } from "./adjust-stock";
import { exportMovements, exportReceipts, exportStock, exportStockIds } from "./export-stock";
import { listMovements, listReceipts, listStock, readReceipt } from "./queries";
import { receiveStock } from "./receive-stock";
import type { ReceiveStockInput } from "./schemas";
import { MovementWire } from "./wire";

const tenTeas = ({ branch, tea }: Shop, changes: Partial<ReceiveStockInput> = {}): ReceiveStockInput => ({
  id: newId(), locationId: branch.id, lines: [{ productId: tea.id, quantity: "10", unitCost: "95.00", newPrice: "130" }], ...changes,
});

test("goods in raise the level, bring their cost and the new price, and leave their facts", async () => {
  const shop = await openShop();

  const receipt = await receiveStock(shop.ctx, tenTeas(shop));

  expect(receipt).toMatchObject({ number: 1, total: "950.00", lines: [{ name: "Tea", oldPrice: "125.00", newPrice: "130.00" }] });
  expect(await shop.onHandOf(shop.tea.id)).toBe(20_000n);
  expect(await shop.facts()).toEqual(["product.updated", "stock.received"]);
  const { rows: [level] } = await listStock(shop.ctx, { productId: shop.tea.id });
  expect(level).toMatchObject({ quantity: "20.000", value: "1850.00", averageCost: "92.50", price: "130.00" });
});

test("goods in sent twice come in once, and another content under the same id is refused", async () => {
  const shop = await openShop();
  const input = tenTeas(shop);

  expect(await receiveStock(shop.ctx, input)).toEqual(await receiveStock(shop.ctx, input));
  expect(await shop.onHandOf(shop.tea.id)).toBe(20_000n);
  await expect(receiveStock(shop.ctx, { ...input, note: "other" })).rejects.toMatchObject({ code: "conflict" });
});

test("of two lines of one product the last one says its price, also where it says the old one", async () => {
  const shop = await openShop();
  const line = { productId: shop.tea.id, quantity: "1" };

  await receiveStock(shop.ctx, tenTeas(shop, { lines: [{ ...line, newPrice: "130" }, { ...line, newPrice: "125" }, line] }));
  expect((await listProducts(shop.ctx, { search: "Tea" })).rows).toMatchObject([{ price: "125.00" }]);
  expect(await shop.facts()).toEqual(["stock.received"]);

  await receiveStock(shop.ctx, tenTeas(shop, { lines: [{ ...line, newPrice: "125" }, { ...line, newPrice: "130" }] }));
  expect((await listProducts(shop.ctx, { search: "Tea" })).rows).toMatchObject([{ price: "130.00" }]);
});

test("what was booked before a place closed is answered as it was, whoever asks again", async () => {
  const shop = await openShop();
  const [receipt, correction] = [tenTeas(shop), { id: newId(), locationId: shop.branch.id, productId: shop.tea.id, quantity: "-20", reason: "missing" as const }];
  const first = [await receiveStock(shop.ctx, receipt), await adjustStock(shop.ctx, correction)];
  await inStore(shop.ctx, ({ tx }) => tx.update(locations).set({ status: "inactive" }));

  expect([await receiveStock(shop.ctx, receipt), await adjustStock(shop.ctx, correction)]).toEqual(first);
  await expect(receiveStock(shop.ctx, tenTeas(shop))).rejects.toMatchObject({ key: "branchClosed" });
  await expect(adjustStock(shop.ctx, { ...correction, id: newId() })).rejects.toMatchObject({ key: "branchClosed" });
});

test("a level is set right with a reason, at the last known cost", async () => {
  const shop = await openShop({ settings: { belowZero: "forbid" } });
  const at = { locationId: shop.branch.id, productId: shop.tea.id };

  const found = await adjustStock(shop.ctx, { id: newId(), ...at, quantity: "2", reason: "found" });
  expect(found).toMatchObject({ levelAfter: "12.000" });
  await expect(adjustStock(shop.ctx, { id: newId(), ...at, quantity: "-13", reason: "missing" })).rejects.toMatchObject({ code: "rejected", key: "notEnoughStock" });
  await expect(adjustStock(shop.ctx, { id: newId(), ...at, quantity: "0.5", reason: "found" })).rejects.toMatchObject({ code: "invalid", key: "unitDecimals" });
  expect(await shop.onHandOf(shop.tea.id)).toBe(12_000n);
  const { rows } = await listMovements(shop.ctx, { productId: shop.tea.id });
  expect(rows.map(({ reason, cost }) => [reason, cost])).toEqual([["adjustment", "180.00"], ["opening", "900.00"]]);
});

test("a seller sees levels without their cost and may not change them", async () => {
  const shop = await openShop();
  const seller = shop.as("seller");

  const { rows, totals } = await listStock(seller, { productId: shop.tea.id });
  expect(rows).toMatchObject([{ quantity: "10.000", value: null, averageCost: null }]);
  expect(totals.value).toBeNull();
  await expect(receiveStock(seller, tenTeas(shop))).rejects.toMatchObject({ code: "forbidden" });
});

test("cost that is not known is not nothing: a level, its file and its product say the same", async () => {
  const shop = await openShop({ onHand: 0n });
  const take = (productId: string, quantity: string, unitCost: string | null) => receiveStock(shop.ctx, tenTeas(shop, { lines: [{ productId, quantity, unitCost }] }));
  const adjust = (productId: string, quantity: string) => adjustStock(shop.ctx, { id: newId(), locationId: shop.branch.id, productId, quantity, reason: "other" });
  await take(shop.tea.id, "1", "50");
  await take(shop.tea.id, "1", null);
  await take(shop.coffee.id, "3", null);
  await take(shop.cheese.id, "1", "80");
  await adjust(shop.cheese.id, "-3");

  const costs = (rows: { averageCost: string | null; value: string | null }[]) => rows.map(({ averageCost, value }) => [averageCost, value]);
  const byName = [["80.00", "-160.00"], [null, null], ["50.00", "50.00"]]; // Cheese, Coffee, Tea
  const ids = [shop.cheese.id, shop.coffee.id, shop.tea.id];
  expect(costs((await listStock(shop.ctx, {})).rows)).toEqual(byName);
  expect(costs(await exportStock(shop.ctx, { ids }))).toEqual(byName);
  expect((await listProducts(shop.ctx, {})).rows.map(({ cost, value }) => [cost, value])).toEqual(byName);
  expect(await listStock(shop.ctx, {})).toMatchObject({ totals: { value: "-110.00" } });

  await adjust(shop.coffee.id, "-5");
  expect((await readProduct(shop.ctx, { id: shop.coffee.id })).levels).toMatchObject([{ quantity: "-2.000", cost: null, value: null }]);
  expect(costs((await listStock(shop.ctx, { productId: shop.coffee.id })).rows)).toEqual([[null, null]]);
});

test("goods in whose cost nobody said come to no total, which is not 0", async () => {
  const shop = await openShop({ onHand: 0n });
  const take = (unitCosts: (string | null)[]) => receiveStock(shop.ctx, tenTeas(shop, { lines: unitCosts.map((unitCost) => ({ productId: shop.tea.id, quantity: "2", unitCost })) }));

  expect(await take([null, null])).toMatchObject({ total: null });
  expect(await listReceipts(shop.ctx, {})).toMatchObject({ rows: [{ total: null }], totals: { total: null } });
  expect(await take(["0", null])).toMatchObject({ total: "0.00" });
  expect(await take([null, "5"])).toMatchObject({ total: "10.00" });
  expect((await exportReceipts(shop.ctx, { ordering: "createdAt" })).rows.map(({ total }) => total).sort()).toEqual(["0.00", "10.00", null]);
  expect(await listReceipts(shop.ctx, {})).toMatchObject({ total: 3, totals: { total: "10.00" } });
});

test("a movement shows the document that caused it, and no other that bears its id", async () => {
  const shop = await openShop();
  const sale = await createSale(shop.ctx, { id: newId(), branchId: shop.branch.id, lines: [{ productId: shop.tea.id, quantity: "1" }], payments: [{ method: "cash" }] });
  await adjustStock(shop.ctx, { id: sale.id, locationId: shop.branch.id, productId: shop.tea.id, quantity: "1", reason: "found" });

  const { rows } = await listMovements(shop.ctx, { productId: shop.tea.id });
  expect(rows.slice(0, 2).map(({ reason, document }) => [reason, document]).sort()).toEqual([["adjustment", null], ["sale", sale.receiptNumber]]);

  await cancelSale(shop.ctx, { id: sale.id, reason: "Mistake" });
  await expectInvariants();
});

test("who has no last name is shown without a space behind the first", async () => {
  const shop = await openShop();
  await inStore(shop.ctx, ({ tx }) => tx.update(workers).set({ lastName: "" }));
  const sale = await createSale(shop.ctx, { id: newId(), branchId: shop.branch.id, lines: [{ productId: shop.tea.id, quantity: "1" }], payments: [{ method: "cash" }] });
  await cancelSale(shop.ctx, { id: sale.id, reason: "mistake" });
  await receiveStock(shop.ctx, tenTeas(shop));

  expect((await listMovements(shop.ctx, { reason: "receipt" })).rows).toMatchObject([{ workerName: "Dilnoza" }]);
  expect((await listReceipts(shop.ctx, {})).rows).toMatchObject([{ workerName: "Dilnoza" }]);
  expect(await readSale(shop.ctx, { id: sale.id })).toMatchObject({ workerName: "Dilnoza", cancelledBy: "Dilnoza" });
  expect((await listSaleEvents(shop.ctx, { id: sale.id })).map(({ by }) => by)).toEqual(["Dilnoza", "Dilnoza"]);
});

test("levels and their file are by name in the reader's alphabet, as goods are", async () => {
  const shop = await openShop();
  await Promise.all(["Shakar", "Zira", "Anor"].map((name) => createProduct(shop.ctx, { id: newId(), name, opening: { locationId: shop.branch.id, quantity: "1", unitCost: "1" } })));
  const names = async (locale: "uz" | "ru") => {
    const ctx = { ...shop.ctx, locale };
    const ids = await exportStockIds(ctx, {});
    return [
      (await listStock(ctx, {})).rows.map(({ productName }) => productName),
      (await exportStock(ctx, { ids: ids.toReversed() })).map(({ productName }) => productName),
      ids.length,
    ];
  };

  const uzbek = ["Anor", "Coffee", "Tea", "Zira", "Shakar", "Cheese"];
  const russian = ["Anor", "Cheese", "Coffee", "Shakar", "Tea", "Zira"];
  expect(await names("uz")).toEqual([uzbek, uzbek, 6]);
  expect(await names("ru")).toEqual([russian, russian, 6]);
});

test("a branch that closed is short of nothing, and what it has left is seen", async () => {
  const shop = await openShop({ onHand: 0n });
  const second = await createBranch(shop.ctx, { id: newId(), name: "Second" });
  const move = (quantity: string, productId = shop.tea.id) => adjustStock(shop.ctx, { id: newId(), locationId: second.id, productId, quantity, reason: "other" });
  await move("3");
  await move("-3");
  expect(await listStock(shop.ctx, { isShort: true })).toMatchObject({ total: 1, totals: { out: 1 } });

  await deactivateBranch(shop.ctx, { id: second.id });
  for (const filter of [{}, { isShort: true }, { state: "out" }, { locationId: second.id }] as const) {
    expect(await listStock(shop.ctx, filter)).toMatchObject({ rows: [], total: 0, totals: { low: 0, out: 0 } });
    expect(await exportStockIds(shop.ctx, filter)).toEqual([]);
    expect(await exportStock(shop.ctx, { ...filter, ids: [shop.tea.id] })).toEqual([]);
  }

  await inStore(shop.ctx, ({ tx }) => tx.update(locations).set({ status: "active" }));
  await move("-1", shop.coffee.id);
  await inStore(shop.ctx, ({ tx }) => tx.update(locations).set({ status: "inactive" }));
  expect((await listStock(shop.ctx, {})).rows).toMatchObject([{ productName: "Coffee", locationName: "Second", quantity: "-1.000", state: "out" }]);
});

test("who wants no warning of low stock is told of none, in the list, its file or the catalogue", async () => {
  const shop = await openShop({ onHand: 3_000n });
  const states = async (filter: object) => [
    (await listStock(shop.ctx, filter)).rows.map(({ state }) => state),
    (await exportStock(shop.ctx, { ...filter, ids: [shop.tea.id] })).map(({ state }) => state),
    (await listProducts(shop.ctx, { search: "Tea" })).rows.map(({ stockState }) => stockState),
  ];
  const tea = { productId: shop.tea.id };
  expect(await states(tea)).toEqual([["low"], ["low"], ["low"]]);

  await updateSettings(shop.ctx, { lowStockWarning: false });
  expect(await states(tea)).toEqual([["in"], ["in"], ["in"]]);
  expect(await listStock(shop.ctx, { isShort: true })).toMatchObject({ rows: [], totals: { low: 0, out: 0 } });
  await adjustStock(shop.ctx, { id: newId(), locationId: shop.branch.id, ...tea, quantity: "-3", reason: "missing" });
  expect(await states({ ...tea, isShort: true })).toEqual([["out"], ["out"], ["out"]]);
});

test("a seller sees that goods left, and not who else sold them nor on which receipt", async () => {
  const shop = await openShop();
  const another = await openShop();
  const mine = shop.as("seller");
  const theirs = shop.as("seller", { actor: { kind: "system", id: "another" } });
  const sell = (ctx: Context) => createSale(ctx, { id: newId(), branchId: shop.branch.id, lines: [{ productId: shop.tea.id, quantity: "1" }], payments: [{ method: "cash" }] });
  const [own, others] = [await sell(mine), await sell(theirs)];
  await cancelSale(shop.ctx, { id: others.id, reason: "Mistake of Nodira" });
  await receiveStock(shop.ctx, tenTeas(shop));

  const seen = async (ctx: Context) => (await listMovements(ctx, { ordering: "createdAt", productId: shop.tea.id })).rows.map(({ sourceId, reason, document, workerName, note }) => ({ sourceId, reason, document, workerName, note }));
  const ofOthers = (rows: Awaited<ReturnType<typeof seen>>) => rows.filter(({ sourceId }) => sourceId === others.id);

  expect((await seen(mine)).filter(({ sourceId }) => sourceId === null)).toEqual(["sale", "sale_cancel"].map((reason) => ({ sourceId: null, reason, document: null, workerName: null, note: null })));
  expect(ofOthers(await seen(mine))).toEqual([]);
  expect((await seen(mine)).filter(({ document }) => document !== null)).toMatchObject([{ sourceId: own.id, document: own.receiptNumber, workerName: "Dilnoza Karimova" }, { reason: "receipt", document: "1" }]);
  expect(ofOthers(await seen(shop.ctx)).map(({ document }) => document)).toEqual([others.receiptNumber, others.receiptNumber]);
  expect(await seen(another.ctx)).toEqual([]);
});

test("the lines of another's sale are not put together for a seller who sees only their own", async () => {
  const shop = await openShop();
  const mine = shop.as("seller");
  const theirs = shop.as("seller", { actor: { kind: "system", id: "another" } });
  const sell = (ctx: Context) => createSale(ctx, {
    id: newId(), branchId: shop.branch.id, payments: [{ method: "cash" }], lines: [{ productId: shop.tea.id, quantity: "1" }, { productId: shop.coffee.id, quantity: "1" }],
  });
  const [own, others] = [await sell(mine), await sell(theirs)];
  const receipt = await receiveStock(shop.ctx, tenTeas(shop));
  const of = async (ctx: Context, sourceId: string) => (await listMovements(ctx, { sourceId })).total;

  expect(await Promise.all([own, others, receipt].map(({ id }) => of(mine, id)))).toEqual([2, 0, 1]);
  expect(await Promise.all([own, others, receipt].map(({ id }) => of(shop.ctx, id)))).toEqual([2, 2, 1]);
  const { rows } = await listMovements(mine, { reason: "sale" });
  for (const row of rows) expect(MovementWire.schema.parse(MovementWire.write(row))).toMatchObject({ source: row.sourceId });
  expect(rows.map(({ sourceId }) => sourceId).sort()).toEqual([own.id, own.id, null, null]);
});

test("who may not see cost cannot read it out of an order, either", async () => {
  const shop = await openShop();
  for (const unitCost of ["10", "30", "20"]) await receiveStock({ ...shop.ctx, now: new Date(shop.ctx.now.getTime() + Number(unitCost)) }, tenTeas(shop, { lines: [{ productId: shop.tea.id, quantity: "1", unitCost }] }));
  const clerk = shop.as("manager", { grants: new Set(["stock.receive"]) });
  const numbers = async (ctx: Context, ordering: "total" | "-total" | "-createdAt") => (await listReceipts(ctx, { ordering })).rows.map(({ number }) => number);

  expect(await numbers(shop.ctx, "total")).toEqual([1, 3, 2]);
  for (const ordering of ["total", "-total"] as const) expect(await numbers(clerk, ordering)).toEqual(await numbers(clerk, "-createdAt"));
});

test("what goods cost is told to who may see it, and to nobody while a part of it is unknown", async () => {
  const shop = await openShop({ onHand: 1_000n });
  const { id } = await receiveStock(shop.ctx, tenTeas(shop, { lines: [{ productId: shop.tea.id, quantity: "1", unitCost: "95" }, { productId: shop.tea.id, quantity: "1" }] }));
  await createSale(shop.ctx, { id: newId(), branchId: shop.branch.id, lines: [{ productId: shop.tea.id, quantity: "3" }], payments: [{ method: "cash" }] });
  const costs = async (ctx: Context) => (await listMovements(ctx, { productId: shop.tea.id, ordering: "createdAt" })).rows.map(({ cost }) => cost).sort();
  const clerk = shop.as("manager", { grants: new Set(["stock.read", "stock.receive"]) });

  expect(await costs(shop.ctx)).toEqual(["90.00", "95.00", null, null]);
  expect(await costs(clerk)).toEqual([null, null, null, null]);
  expect(await readReceipt(shop.ctx, { id })).toMatchObject({ total: "95.00", lines: [{ unitCost: "95.00", total: "95.00" }, { unitCost: null }] });
  expect(await readReceipt(clerk, { id })).toMatchObject({ total: null, lines: [{ unitCost: null, total: null }, { unitCost: null, total: null }] });
});

test("levels are by name for who asks for the order of a value that is hidden from them", async () => {
  const shop = await openShop();
  await receiveStock(shop.ctx, tenTeas(shop, { lines: [{ productId: shop.cheese.id, quantity: "2", unitCost: "100" }, { productId: shop.tea.id, quantity: "1", unitCost: "10" }] }));
  const names = async (ctx: Context, ordering: "name" | "value" | "-value") => (await listStock(ctx, { ordering })).rows.map(({ productName }) => productName);
  const clerk = shop.as("manager", { grants: new Set(["stock.read"]) });

  expect([await names(shop.ctx, "value"), await names(shop.ctx, "-value")]).toEqual([["Coffee", "Tea", "Cheese"], ["Cheese", "Tea", "Coffee"]]);
  for (const ordering of ["name", "value", "-value"] as const) expect(await names(clerk, ordering)).toEqual(["Cheese", "Coffee", "Tea"]);
});

test("goods leave at the cost of those that came first", async () => {
  const shop = await openShop();
  await receiveStock(shop.ctx, tenTeas(shop));
  const sell = (quantity: string) => createSale(shop.ctx, { id: newId(), branchId: shop.branch.id, lines: [{ productId: shop.tea.id, quantity }], payments: [{ method: "cash" }] });

  expect((await sell("4")).lines).toMatchObject([{ cost: "360.00" }]); // of the first ten, at 90.00
  expect((await sell("8")).lines).toMatchObject([{ cost: "730.00" }]); // six of them, and two at 95.00
});

test("receipts of goods are summed as they are filtered, for who may see cost", async () => {
  const shop = await openShop();
  for (const [note, unitCost] of [["ESF 1", "10"], ["ESF 2", "30"], ["other", "20"]] as const) await receiveStock(shop.ctx, tenTeas(shop, { note, lines: [{ productId: shop.tea.id, quantity: "2", unitCost }] }));

  expect(await listReceipts(shop.ctx, { search: "ESF", limit: 1 })).toMatchObject({ rows: [{ note: "ESF 2" }], total: 2, totals: { total: "80.00" } });
  expect(await listReceipts(shop.as("manager", { grants: new Set(["stock.receive"]) }), {})).toMatchObject({ total: 3, totals: { total: null } });
});

test("another store's goods and places are not found", async () => {
  const [mine, theirs] = [await openShop(), await openShop()];

  await expect(receiveStock(mine.ctx, tenTeas({ ...mine, tea: theirs.tea }))).rejects.toMatchObject({ code: "not_found" });
  await expect(receiveStock(mine.ctx, tenTeas({ ...mine, branch: theirs.branch }))).rejects.toMatchObject({ code: "not_found" });
  expect(await mine.facts()).toEqual([]);
});

test("goods beyond what can be booked are refused under their line, and every list stays readable", async () => {
  const shop = await openShop();
  const most = { productId: shop.tea.id, quantity: "800000000000000", unitCost: "1.00" };
  await receiveStock(shop.ctx, tenTeas(shop, { lines: [most] }));

  await expect(receiveStock(shop.ctx, tenTeas(shop, { lines: [most] }))).rejects.toMatchObject({ code: "rejected", key: "tooLarge", fields: { "lines.0.quantity": [{ key: "tooLarge" }] } });

  await expect(receiveStock(shop.ctx, tenTeas(shop, { lines: [{ ...most, unitCost: "5000.00" }] }))).rejects.toMatchObject({ key: "tooLarge", fields: { "lines.0.quantity": [{ key: "tooLarge" }] } });
  const found = { id: newId(), productId: shop.tea.id, locationId: shop.branch.id, reason: "found" as const };
  await expect(adjustStock(shop.ctx, { ...found, quantity: most.quantity, unitCost: "5000.00" })).rejects.toMatchObject({ key: "tooLarge", fields: { quantity: [{ key: "tooLarge" }] } });

  await receiveStock(shop.ctx, tenTeas(shop, { lines: [{ ...most, productId: shop.coffee.id, unitCost: "11.00" }] }));
  const { rows } = await listProducts(shop.ctx, { ordering: "-stock" });
  expect(rows.map(({ name }) => name)).toContain("Tea");
});

test("goods out of the catalogue and half pieces are not taken in", async () => {
  const shop = await openShop();
  const lines = [{ productId: shop.tea.id, quantity: "0.5" }];

  await expect(receiveStock(shop.ctx, tenTeas(shop, { lines }))).rejects.toMatchObject({ code: "invalid", fields: { "lines.0.quantity": [{ key: "unitDecimals" }] } });
  await inStore(shop.ctx, ({ tx }) => tx.update(products).set({ status: "inactive" }));
  await expect(receiveStock(shop.ctx, tenTeas(shop))).rejects.toMatchObject({ code: "rejected", fields: { "lines.0.productId": [{ key: "productInactive" }] } });
  expect(await shop.facts()).toEqual([]);
});

test("who takes goods in without the right to prices changes none; a price that stays is no news", async () => {
  const shop = await openShop();
  const clerk = { ...shop.ctx, grants: new Set(["stock.receive"] as const) };

  await expect(receiveStock(clerk, tenTeas(shop))).rejects.toMatchObject({ code: "forbidden", params: { permission: "product.update" } });
  await receiveStock(clerk, tenTeas(shop, { lines: [{ productId: shop.tea.id, quantity: "10" }] }));
  await receiveStock(shop.ctx, tenTeas(shop, { lines: [{ productId: shop.tea.id, quantity: "10", newPrice: "125" }] }));
  expect(await shop.facts()).toEqual(["stock.received", "stock.received"]);
});

test("a correction sent twice counts once, and another content under the same id is refused", async () => {
  const shop = await openShop();
  const input = { id: newId(), locationId: shop.branch.id, productId: shop.tea.id, quantity: "2", reason: "opening" as const };

  expect(await adjustStock(shop.ctx, input)).toEqual(await adjustStock(shop.ctx, input));
  await expect(adjustStock(shop.ctx, { ...input, quantity: "3" })).rejects.toMatchObject({ code: "conflict", key: "otherAdjustmentHasId" });
  expect(await shop.onHandOf(shop.tea.id)).toBe(12_000n);
  expect(await shop.facts()).toEqual(["stock.adjusted"]);
  expect((await listMovements(shop.ctx, { productId: shop.tea.id, reason: "opening" })).rows).toHaveLength(2);
});

test("stock moves in the worker's own branch only, and in an open one", async () => {
  const shop = await openShop();
  const found = { id: newId(), locationId: shop.branch.id, productId: shop.tea.id, quantity: "1", reason: "found" as const };

  for (const move of [(ctx: Context) => receiveStock(ctx, tenTeas(shop)), (ctx: Context) => adjustStock(ctx, found)]) {
    await expect(move(shop.as("manager", { branchIds: [newId()] }))).rejects.toMatchObject({ code: "forbidden", key: "otherBranch" });
  }
  await inStore(shop.ctx, ({ tx }) => tx.update(locations).set({ status: "inactive" }));
  for (const move of [() => receiveStock(shop.ctx, tenTeas(shop)), () => adjustStock(shop.ctx, found)]) await expect(move()).rejects.toMatchObject({ code: "rejected", key: "branchClosed" });
  expect(await shop.facts()).toEqual([]);
});

test("a worker of one branch sees no level, movement or receipt of another, on the screen or in a file", async () => {
  const shop = await openShop();
  const second = await createBranch(shop.ctx, { id: newId(), name: "Second" });
  const { id } = await receiveStock(shop.ctx, tenTeas(shop));
  const seen = async (ctx: Context) => [
    (await listStock(ctx, {})).total, (await exportStockIds(ctx, {})).length, (await exportStock(ctx, { ids: [shop.tea.id] })).length,
    (await listMovements(ctx, {})).total, (await exportMovements(ctx, {})).rows.length, (await listReceipts(ctx, {})).total, (await exportReceipts(ctx, {})).rows.length,
  ];
  const theirs = shop.as("owner", { branchIds: [second.id] });

  expect(await seen(shop.as("owner", { branchIds: [shop.branch.id] }))).toEqual([3, 3, 1, 4, 4, 1, 1]);
  expect(await seen(theirs)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect((await readReceipt(shop.ctx, { id })).number).toBe(1);
  await expect(readReceipt(theirs, { id })).rejects.toMatchObject({ code: "not_found" });
});

test("goods that fill a part of a shortage are welcome where nothing may go below zero, and are no shortage", async () => {
  const shop = await openShop({ onHand: 0n });
  await adjustStock(shop.ctx, { id: newId(), locationId: shop.branch.id, productId: shop.tea.id, quantity: "-30", reason: "missing" });
  await receiveStock(shop.ctx, tenTeas(shop));
  await updateSettings(shop.ctx, { belowZero: "forbid" });
  await receiveStock(shop.ctx, tenTeas(shop));

  expect(await shop.onHandOf(shop.tea.id)).toBe(-10_000n);
  expect((await shop.facts()).filter((name) => name === "stock.ranShort")).toHaveLength(1);
});

test("what one of a product costs is kept as it was said, however little came of it", async () => {
  const shop = await openShop({ onHand: 0n });
  const at = { locationId: shop.branch.id, productId: shop.cheese.id };
  const find = (quantity: string, unitCost: string | null = null) => adjustStock(shop.ctx, { id: newId(), ...at, quantity, reason: "found", unitCost });
  const costs = async () => (await listMovements(shop.ctx, { productId: shop.cheese.id, ordering: "createdAt" })).rows.map(({ cost }) => cost);

  await receiveStock(shop.ctx, { id: newId(), locationId: shop.branch.id, lines: [{ productId: shop.cheese.id, quantity: "0.001", unitCost: "1234.56" }] });
  await find("0.001");
  await find("1");
  await find("0.001", "4");
  await find("1");

  expect(await costs()).toEqual(["1.23", "1.23", "1234.56", "0.00", "4.00"]);
  const layers = await inStore(shop.ctx, ({ tx }) => tx.select({ unitCost: batches.unitCost }).from(batches).orderBy(batches.id));
  expect(layers.map(({ unitCost }) => unitCost)).toEqual([1234_56n, 1234_56n, 1234_56n, 4_00n, 4_00n]);
});

test("goods that come back do not say what the product costs now", async () => {
  const shop = await openShop({ onHand: 1_000n });
  const { id } = await createSale(shop.ctx, { id: newId(), branchId: shop.branch.id, lines: [{ productId: shop.tea.id, quantity: "1" }], payments: [{ method: "cash", amount: "125" }] });
  await receiveStock(shop.ctx, tenTeas(shop));
  await cancelSale(shop.ctx, { id, reason: "mistake" });
  await adjustStock(shop.ctx, { id: newId(), locationId: shop.branch.id, productId: shop.tea.id, quantity: "1", reason: "found" });

  const { rows: [found] } = await listMovements(shop.ctx, { productId: shop.tea.id, reason: "adjustment" });
  expect(found).toMatchObject({ cost: "95.00" });
});
