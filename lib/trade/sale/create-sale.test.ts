import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { locations, products, registers, settings } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { toFailure } from "@/lib/core/result";
import { createBranch } from "@/lib/store/branch/create-branch";
import { listRegisters } from "@/lib/store/register/queries";
import { expectInvariants } from "@/lib/testing/invariants";
import { DEVICE, openShop, type Shop } from "@/lib/testing/shop";
import { adjustStock } from "@/lib/warehouse/stock/adjust-stock";
import { receiveStock } from "@/lib/warehouse/stock/receive-stock";

import { cancelSale } from "./cancel-sale";
import { createSale } from "./create-sale";
import { exportSales } from "./export-sales";
import { listSaleEvents, listSales, readSale } from "./queries";
import type { CreateSaleInput } from "./schemas";

const twoTeas = ({ branch, till, tea }: Shop, changes: Partial<CreateSaleInput> = {}): CreateSaleInput => ({
  id: newId(),
  branchId: branch.id,
  registerId: till.id,
  deviceId: DEVICE,
  lines: [{ productId: tea.id, quantity: "2" }],
  payments: [{ method: "cash", amount: "300.00" }],
  soldAt: "2026-01-05T09:59:00Z",
  ...changes,
});

test("a sale takes goods off the shelf, gives a number and leaves one fact behind", async () => {
  const shop = await openShop();

  const sale = await createSale(shop.ctx, twoTeas(shop));

  expect(sale).toMatchObject({ total: "250.00", payable: "250.00", paid: "300.00", change: "50.00", receiptNumber: "C1-1", workerName: "Dilnoza Karimova" });
  expect(sale.lines).toMatchObject([{ name: "Tea", quantity: "2.000", cost: "180.00" }]);
  expect(sale).not.toHaveProperty("contentHash"); // the schema does not name it
  expect(await shop.onHandOf(shop.tea.id)).toBe(8_000n);
  expect(await shop.facts()).toEqual(["sale.created"]);
});

test("a till that asks twice sells once, even when the branch has closed meanwhile", async () => {
  const shop = await openShop();
  const input = twoTeas(shop);

  const first = await createSale(shop.ctx, input);
  await inStore(shop.ctx, ({ tx }) => tx.update(locations).set({ status: "inactive" }));
  const again = await createSale(shop.ctx, input);

  expect(again).toEqual(first);
  expect(await shop.onHandOf(shop.tea.id)).toBe(8_000n);
  expect(await shop.facts()).toEqual(["sale.created"]);
});

test("a cancelled sale gives the goods back at their cost, once", async () => {
  const shop = await openShop();
  const { id } = await createSale(shop.ctx, twoTeas(shop));

  const cancelled = await cancelSale(shop.ctx, { id, reason: "mistake" });
  await cancelSale(shop.ctx, { id, reason: "again" });

  expect(cancelled).toMatchObject({ status: "cancelled", cancelReason: "mistake", cancelledBy: "Dilnoza Karimova" });
  expect(await shop.onHandOf(shop.tea.id)).toBe(10_000n);
  expect(await shop.facts()).toEqual(["sale.cancelled", "sale.created"]);
  expect(await listSales(shop.ctx, {})).toMatchObject({ total: 1, totals: { completed: 0, cancelled: 1, payable: "0.00" } });
});

test("where no cash is taken nothing is rounded", async () => {
  const shop = await openShop({ settings: { cashAllowed: false, cashRounding: 100_00n } });

  const paidBy = (amount: string) => twoTeas(shop, { payments: [{ method: "card", amount }] });
  await expect(createSale(shop.ctx, paidBy("240.00"))).rejects.toMatchObject({ key: "paidTooLittle", params: { missing: "10.00" } });
  expect(await createSale(shop.ctx, paidBy("250.00"))).toMatchObject({ payable: "250.00", rounding: "0.00" });
});

test("the rest in cash may round to nothing, a card alone may not leave it", async () => {
  const shop = await openShop({ settings: { cashRounding: 100_00n } });
  const card = { method: "card" as const, amount: "220.00" };

  await expect(createSale(shop.ctx, twoTeas(shop, { payments: [card] }))).rejects.toMatchObject({ key: "paidTooLittle", params: { missing: "30.00" } });
  expect(await createSale(shop.ctx, twoTeas(shop, { payments: [card, { method: "cash" }] }))).toMatchObject({
    payable: "220.00", rounding: "-30.00", payments: [{ method: "card", amount: "220.00", change: "0.00" }],
  });
});

test("what costs nothing is paid with nothing; what costs something is not, and nothing below zero is paid", async () => {
  const shop = await openShop();
  const paidBy = (amount: string, change: object = {}) => createSale(shop.ctx, twoTeas(shop, { payments: [{ method: "cash", amount }], ...change }));

  expect(await paidBy("0.00", { discount: { kind: "amount", amount: "250" } })).toMatchObject({ payable: "0.00", paid: "0.00", change: "0.00", payments: [] });
  await expect(paidBy("0.00")).rejects.toMatchObject({ key: "paidTooLittle", params: { missing: "250.00" }, fields: { payments: expect.anything() } });
  await expect(paidBy("-0.01")).rejects.toMatchObject({ issues: [{ path: ["payments", 0, "amount"], message: "negative" }] });
});

test("one id cannot name two different sales", async () => {
  const shop = await openShop();
  const { id } = await createSale(shop.ctx, twoTeas(shop));
  const other = twoTeas(shop, { id, lines: [{ productId: shop.coffee.id, quantity: "1" }] });

  await expect(createSale(shop.ctx, other)).rejects.toMatchObject({ code: "conflict", key: "otherSaleHasId", fields: { id: [{ key: "otherSaleHasId" }] } });
});

test("a refused sale leaves no trace, not even a number", async () => {
  const shop = await openShop({ onHand: 1_000n, settings: { belowZero: "forbid" } });

  await expect(createSale(shop.ctx, twoTeas(shop))).rejects.toMatchObject({ code: "rejected", key: "notEnoughStock", fields: { "lines.0.quantity": [{ params: { product: "Tea", left: "1.000" } }] } });
  expect(await listSales(shop.ctx, {})).toMatchObject({ rows: [], total: 0 });
  expect(await shop.onHandOf(shop.tea.id)).toBe(1_000n);
  expect(await shop.facts()).toEqual([]);
  expect((await createSale(shop.ctx, twoTeas(shop, { lines: [{ productId: shop.tea.id, quantity: "1" }] }))).receiptNumber).toBe("C1-1");
});

test("a shop that is only warned sells below zero and hears of it; one that allows it does not", async () => {
  const [warned, silent] = [await openShop({ onHand: 1_000n }), await openShop({ onHand: 1_000n, settings: { belowZero: "allow" } })];

  await createSale(warned.ctx, twoTeas(warned));
  await createSale(silent.ctx, twoTeas(silent));

  expect(await warned.onHandOf(warned.tea.id)).toBe(-1_000n);
  expect(await warned.facts()).toEqual(["sale.created", "stock.ranShort"]);
  expect(await silent.facts()).toEqual(["sale.created"]);
});

test("a seller cannot name the price, see the cost or take more off than the shop gives", async () => {
  const shop = await openShop({ settings: { priceOverrideAllowed: true } });
  const seller = shop.as("seller");
  const asked = (line: object) => twoTeas(shop, { lines: [{ productId: shop.tea.id, quantity: "2", ...line }] });

  await expect(createSale(seller, asked({ price: "1.00" }))).rejects.toMatchObject({ code: "rejected", key: "priceDiffers", params: { price: "125.00" } });
  await expect(createSale(seller, asked({ discount: { kind: "percent", percent: "10.01" } }))).rejects.toMatchObject({ key: "discountAboveLimit" });
  expect((await createSale(seller, asked({}))).lines[0]?.cost).toBeNull();
  expect((await createSale(shop.ctx, asked({ price: "50.00" }))).belowCost).toHaveLength(1);
});

test("what was sold below its cost is hidden from a seller wherever they see the sale", async () => {
  const shop = await openShop({ unitCost: 200_00n });
  const input = twoTeas(shop);
  const seller = shop.as("seller");
  const hidden = { belowCost: [], lines: [{ cost: null }] };

  expect(await createSale(seller, input)).toMatchObject(hidden);
  expect(await createSale(seller, input)).toMatchObject(hidden);
  expect(await readSale(seller, { id: input.id })).toMatchObject(hidden);
  expect(await readSale(shop.ctx, { id: input.id })).toMatchObject({ belowCost: [expect.any(String)], lines: [{ cost: "400.00" }] });
  expect(await cancelSale(shop.as("seller", { grants: new Set(["sale.read", "sale.cancel"]) }), { id: input.id, reason: "mistake" })).toMatchObject({ status: "cancelled", ...hidden });
});

test("a shop that gives no discounts gives none to anybody", async () => {
  const shop = await openShop({ settings: { discountAllowed: false } });
  const off = { kind: "amount", amount: "1" } as const;

  for (const ctx of [shop.ctx, shop.as("seller")]) {
    await expect(createSale(ctx, twoTeas(shop, { discount: off }))).rejects.toMatchObject({ code: "rejected", key: "discountsOff" });
    await expect(createSale(ctx, twoTeas(shop, { lines: [{ productId: shop.tea.id, quantity: "2", discount: off }] }))).rejects.toMatchObject({ key: "discountsOff" });
  }
  expect(await createSale(shop.ctx, twoTeas(shop))).toMatchObject({ discount: "0.00" });
});

test.each(["cash", "card", "transfer"] as const)("a shop that takes no %s is not paid by it, and by the others it is", async (off) => {
  const shop = await openShop({ settings: { [`${off}Allowed`]: false } });

  for (const method of ["cash", "card", "transfer"] as const) {
    const paid = createSale(shop.ctx, twoTeas(shop, { payments: [{ method, amount: "250.00" }] })).then(({ paid: sum }) => sum, ({ key, fields }) => [key, Object.keys(fields)]);
    expect(await paid).toEqual(method === off ? ["methodOff", ["payments.0.method"]] : "250.00");
  }
});

test("another price needs the shop's setting beside the permission; what has no price yet, the permission alone", async () => {
  const shop = await openShop();
  const priced = twoTeas(shop, { lines: [{ productId: shop.tea.id, quantity: "2", price: "100.00" }] });

  await expect(createSale(shop.ctx, priced)).rejects.toMatchObject({ key: "priceDiffers" });
  await inStore(shop.ctx, ({ tx }) => tx.update(products).set({ price: null }));
  await expect(createSale(shop.as("seller"), { ...priced, id: newId() })).rejects.toMatchObject({ key: "noPriceYet" });
  expect(await createSale(shop.ctx, { ...priced, id: newId() })).toMatchObject({ total: "200.00", lines: [{ cataloguePrice: null, price: "100.00" }] });
});

test("a price at cost is not below it; a cost that is known in part is not known", async () => {
  const shop = await openShop({ onHand: 1_000n, settings: { priceOverrideAllowed: true } });
  const one = (price: string) => twoTeas(shop, { lines: [{ productId: shop.tea.id, quantity: "1", price }] });

  expect(await createSale(shop.ctx, one("90.00"))).toMatchObject({ belowCost: [], lines: [{ cost: "90.00" }] });
  await receiveStock(shop.ctx, { id: newId(), locationId: shop.branch.id, lines: [{ productId: shop.tea.id, quantity: "1", unitCost: "80" }, { productId: shop.tea.id, quantity: "1" }] });
  expect(await createSale(shop.ctx, twoTeas(shop))).toMatchObject({ belowCost: [], lines: [{ cost: null }] });
});

test("tax is counted where the shop has turned it on", async () => {
  const [without, with12] = [await openShop({ settings: { taxRate: 1_200 } }), await openShop({ settings: { taxRate: 1_200, taxEnabled: true } })];

  expect(await createSale(without.ctx, twoTeas(without))).toMatchObject({ tax: "0.00", lines: [{ taxRate: 0 }] });
  expect(await createSale(with12.ctx, twoTeas(with12))).toMatchObject({ total: "250.00", tax: "26.79", lines: [{ taxRate: 1_200 }] });
});

test("a register out of use and a place that only stores sell nothing", async () => {
  const shop = await openShop();

  await inStore(shop.ctx, ({ tx }) => tx.update(registers).set({ status: "inactive" }));
  await expect(createSale(shop.ctx, twoTeas(shop))).rejects.toMatchObject({ code: "rejected", fields: { registerId: [{ key: "registerClosed" }] } });
  await inStore(shop.ctx, async ({ tx }) => {
    await tx.update(registers).set({ status: "active" });
    await tx.update(locations).set({ kind: "warehouse" });
  });
  await expect(createSale(shop.ctx, twoTeas(shop))).rejects.toMatchObject({ code: "not_found", fields: { branchId: expect.anything() } });
});

test("the same sale asked for from another device is the same sale", async () => {
  const shop = await openShop();
  const input = twoTeas(shop);

  expect(await createSale(shop.ctx, { ...input, deviceId: "another-device" }).catch(({ key }: { key: string }) => key)).toBe("registerNotYours");
  const first = await createSale(shop.ctx, input);
  expect(await createSale(shop.ctx, { ...input, deviceId: "another-device" })).toEqual(first);
});

test("whoever may cancel cancels what they may see: no sale of another branch, and none of a colleague for whom theirs are hidden", async () => {
  const shop = await openShop();
  const { id } = await createSale(shop.ctx, twoTeas(shop));
  const colleague = { ...shop.as("seller", { actor: { kind: "worker", id: newId() } }), grants: new Set(["sale.read", "sale.cancel"] as const) };

  for (const ctx of [shop.as("manager", { branchIds: [newId()] }), colleague]) {
    await expect(cancelSale(ctx, { id, reason: "not mine" })).rejects.toMatchObject({ code: "not_found" });
  }
  expect((await readSale(shop.ctx, { id })).status).toBe("completed");
  expect((await cancelSale({ ...colleague, actor: shop.ctx.actor }, { id, reason: "mine" })).status).toBe("cancelled");
});

test("only the device that claimed the till sells on it", async () => {
  const shop = await openShop();

  for (const deviceId of ["another-device", null]) {
    await expect(createSale(shop.ctx, twoTeas(shop, { deviceId }))).rejects.toMatchObject({ code: "conflict", key: "registerNotYours" });
  }
  expect((await createSale(shop.ctx, twoTeas(shop, { registerId: null, deviceId: null }))).receiptNumber).toBe("A1-1");
});

test.each([
  { name: "a till's clock is believed for seven days", registered: true, soldAt: "2025-12-29T10:00:01Z", expected: { soldAt: "2025-12-29T10:00:01.000Z", clockRefused: false } },
  { name: "not longer", registered: true, soldAt: "2025-12-29T09:59:59Z", expected: { soldAt: "2026-01-05T10:00:00.000Z", clockRefused: true } },
  { name: "not in the future", registered: true, soldAt: "2026-01-05T10:00:01Z", expected: { soldAt: "2026-01-05T10:00:00.000Z", clockRefused: true } },
  { name: "and not from the API", registered: false, soldAt: "2026-01-05T09:00:00Z", expected: { soldAt: "2026-01-05T10:00:00.000Z", clockRefused: false } },
])("$name", async ({ registered, soldAt, expected }) => {
  const shop = await openShop();
  const sale = await createSale(shop.ctx, twoTeas(shop, { soldAt, ...(registered ? {} : { registerId: null, deviceId: null }) }));
  expect(sale).toMatchObject(expected);
});

test("another store's ids are not found, and say which", async () => {
  const [mine, theirs] = [await openShop(), await openShop()];
  const sell = (change: Partial<Shop>) => createSale(mine.ctx, twoTeas({ ...mine, ...change }));

  await expect(sell({ tea: theirs.tea })).rejects.toMatchObject({ code: "not_found", fields: { "lines.0.productId": expect.anything() } });
  await expect(sell({ branch: theirs.branch })).rejects.toMatchObject({ code: "not_found", fields: { branchId: expect.anything() } });
  await expect(sell({ till: theirs.till })).rejects.toMatchObject({ code: "not_found", fields: { registerId: expect.anything() } });
  const { id } = await createSale(theirs.ctx, twoTeas(theirs));
  await expect(readSale(mine.ctx, { id })).rejects.toMatchObject({ code: "not_found" });
  await expect(cancelSale(mine.ctx, { id, reason: "mine now" })).rejects.toMatchObject({ code: "not_found" });
});

test("who may only look may not sell, and a seller neither cancels nor sees what others sold", async () => {
  const shop = await openShop();
  const seller = shop.as("seller", { actor: { kind: "worker", id: newId() } });
  const { id } = await createSale(shop.ctx, twoTeas(shop));

  await expect(createSale({ ...shop.ctx, grants: new Set(["sale.read"]) }, twoTeas(shop))).rejects.toMatchObject({ code: "forbidden" });
  await expect(cancelSale(seller, { id, reason: "hide it" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(createSale(shop.as("seller", { branchIds: [newId()] }), twoTeas(shop))).rejects.toMatchObject({ code: "forbidden", key: "otherBranch" });
  expect(await listSales(seller, {})).toMatchObject({ total: 0, totals: { payable: "0.00" } });
  await expect(readSale(seller, { id })).rejects.toMatchObject({ code: "not_found" });
});

test("a receipt is found by its number in either script and any case", async () => {
  const shop = await openShop();
  await createSale(shop.ctx, twoTeas(shop));
  const { rows: [sale] } = await listSales(shop.ctx, {});
  const number = sale!.receiptNumber;
  const found = async (search: string) => (await listSales(shop.ctx, { search })).rows.map((row) => row.receiptNumber);

  for (const search of [number, number.toLowerCase(), number.replace("A", "А").replace("K", "К").replace("C", "С"), number.slice(1)]) expect(await found(search), search).toEqual([number]);
  for (const search of ["%", "_", "\\", "Ю1-1"]) expect(await found(search), search).toEqual([]);
});

test("a file of sales and a sale's story are for who may see the sale: not for a colleague, nor for another branch", async () => {
  const shop = await openShop();
  const { id } = await createSale(shop.ctx, twoTeas(shop));
  const others = await createSale(shop.as("seller", { actor: { kind: "system", id: "another" } }), twoTeas(shop));
  const file = async (ctx: Context) => (await exportSales(ctx, {})).rows.map((row) => row.id).sort();

  expect(await file(shop.ctx)).toEqual([id, others.id].sort());
  expect(await file(shop.as("seller"))).toEqual([id]);
  expect(await file(shop.as("owner", { branchIds: [newId()] }))).toEqual([]);

  expect(await listSaleEvents(shop.as("seller"), { id })).toMatchObject([{ name: "sale.created" }]);
  await expect(listSaleEvents(shop.as("seller"), { id: others.id })).rejects.toMatchObject({ code: "not_found" });
  await expect(listSaleEvents(shop.as("owner", { branchIds: [newId()] }), { id })).rejects.toMatchObject({ code: "not_found" });
});

test("a till of another branch is not found in this one", async () => {
  const shop = await openShop();
  const second = await createBranch(shop.ctx, { id: newId(), name: "Second" });
  const { rows } = await listRegisters(shop.ctx, { branchId: second.id });
  await inStore(shop.ctx, ({ tx }) => tx.update(registers).set({ claimDevice: DEVICE, claimedAt: shop.ctx.now }));
  const asked = (kind: string) => twoTeas(shop, { registerId: rows.find((register) => register.kind === kind)!.id });

  for (const kind of ["till", "api"]) await expect(createSale(shop.ctx, asked(kind))).rejects.toMatchObject({ code: "not_found", fields: { registerId: expect.anything() } });
  expect((await createSale(shop.ctx, { ...asked("till"), branchId: second.id })).receiptNumber).toMatch(/-1$/);
});

test("a day is a day on the shop's wall, not in UTC, and begins when the shop says", async () => {
  const shop = await openShop();
  await createSale(shop.ctx, twoTeas(shop, { soldAt: "2026-01-04T19:30:00Z" })); // 00:30 on the 5th in Tashkent
  const on = (day: string) => listSales(shop.ctx, { dateFrom: day, dateTo: day }).then(({ total }) => total);

  expect([await on("2026-01-04"), await on("2026-01-05")]).toEqual([0, 1]);
  await inStore(shop.ctx, ({ tx }) => tx.update(settings).set({ dayStart: 240 })); // a shop open past midnight
  expect([await on("2026-01-04"), await on("2026-01-05")]).toEqual([1, 0]);
});

test("sales are found by who sold and by whether they still count; what was taken off a cancelled one is in no sum", async () => {
  const shop = await openShop();
  const sell = (ctx: Context, amount: string) => createSale(ctx, twoTeas(shop, { discount: { kind: "amount", amount } }));
  const [own, others] = [await sell(shop.ctx, "10"), await sell(shop.as("owner", { actor: { kind: "system", id: "another" } }), "20")];
  await cancelSale(shop.ctx, { id: own.id, reason: "mistake" });
  const found = async (filter: object) => {
    const { rows, totals } = await listSales(shop.ctx, filter);
    return [rows.map(({ id }) => id).sort(), totals.discount];
  };

  expect(await found({})).toEqual([[own.id, others.id].sort(), "20.00"]);
  expect(await found({ workerId: shop.worker.id })).toEqual([[own.id], "0.00"]);
  expect(await found({ status: "completed" })).toEqual([[others.id], "20.00"]);
  expect(await found({ status: "cancelled" })).toEqual([[own.id], "0.00"]);
});

describe("what can never be right is refused with the field's name", () => {
  const lines = (line: object) => ({ lines: [{ productId: "00000000-0000-4000-8000-000000000000", quantity: "1", ...line }] });
  test.each([
    ["lines", { lines: [] }], ["lines", { lines: "tea" }], ["lines", { lines: Array(501).fill({ productId: newId(), quantity: "1" }) }],
    ["lines.0.quantity", lines({ quantity: "-1" })], ["lines.0.quantity", lines({ quantity: "0" })], ["lines.0.quantity", lines({ quantity: "NaN" })],
    ["lines.0.quantity", lines({ quantity: "1e400" })], ["lines.0.quantity", lines({ quantity: Number.POSITIVE_INFINITY })], ["lines.0.quantity", lines({ quantity: "0.0001" })],
    ["lines.0.quantity", lines({ quantity: null })], ["lines.0.quantity", lines({ quantity: "99999999999999999999" })], ["lines.0.price", lines({ price: "0" })],
    ["lines.0.productId", lines({ productId: "tea" })], ["lines.0.productId", lines({ productId: 5 })], ["lines.0.note", lines({ note: "a\u0000b" })],
    ["lines.0.surprise", lines({ surprise: 1 })], ["lines.0.discount.percent", lines({ discount: { kind: "percent", percent: "101" } })],
    ["payments.0.amount", { payments: [{ method: "cash", amount: "-5" }] }], ["payments.0.method", { payments: [{ method: "debt", amount: "5" }] }],
    ["payments", { payments: [{ method: "cash", amount: "5" }, { method: "cash", amount: "5" }] }], ["soldAt", { soldAt: "yesterday" }], ["id", { id: "1" }], ["note", { note: "x".repeat(501) }],
  ])("%s: %j", async (field, change) => {
    const shop = await openShop();
    const failure = await createSale(shop.ctx, { ...twoTeas(shop), ...change } as CreateSaleInput).then(() => undefined, (error: unknown) => toFailure(error, ({ key }) => key, (unexpected) => { throw unexpected; }));
    expect(failure?.error.code).toBe("invalid");
    expect(Object.keys(failure!.error.fields)).toContain(field);
    expect(await shop.facts()).toEqual([]);
  });

  test("an amount that no column could hold", async () => {
    const shop = await openShop();
    const dear = twoTeas(shop, { lines: [{ productId: shop.cheese.id, quantity: "900000000000000" }] });
    await expect(createSale(shop.ctx, dear)).rejects.toMatchObject({ code: "rejected", key: "tooLarge", fields: { "lines.0.quantity": [{ key: "tooLarge" }] } });
  });
});

test("random buying, selling (short too), adjusting and cancelling ends with every invariant true", async () => {
  const shop = await openShop({ onHand: 0n });
  const goods = [shop.tea, shop.coffee];
  const dice = fc.sample(fc.record({ what: fc.integer({ min: 0, max: 9 }), which: fc.integer({ min: 0, max: 1 }), many: fc.integer({ min: 1, max: 30 }), cost: fc.integer({ min: 0, max: 99_999 }) }), { numRuns: 150, seed: 20_260_105 });
  const sold: string[] = [];
  const at = { locationId: shop.branch.id };

  for (const { what, which, many, cost } of dice) {
    const productId = goods[which]!.id;
    if (what < 2) await receiveStock(shop.ctx, { id: newId(), ...at, lines: [{ productId, quantity: many, unitCost: many % 4 === 0 ? null : (cost / 100).toFixed(2) }] as never });
    else if (what < 3) await adjustStock(shop.ctx, { id: newId(), ...at, productId, quantity: String(which ? many : -many), reason: "other" });
    else if (what < 5 && sold.length > 0) await cancelSale(shop.ctx, { id: sold.splice(many % sold.length, 1)[0]!, reason: "random" });
    else sold.push((await createSale(shop.ctx, twoTeas(shop, { lines: [{ productId, quantity: String(many) }, { productId: goods[1 - which]!.id, quantity: "1" }], payments: [{ method: "cash", amount: "10000" }] }))).id);
  }
  await expectInvariants();
});
