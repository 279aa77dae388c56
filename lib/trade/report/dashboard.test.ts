import { expect, test } from "vitest";

import { newId } from "@/lib/core/id";
import { moneyText, quantityText } from "@/lib/core/money";
import { owner } from "@/lib/testing/db";
import { DEVICE, openShop, type Shop } from "@/lib/testing/shop";
import { createBranch } from "@/lib/store/branch/create-branch";
import { deactivateBranch } from "@/lib/store/branch/deactivate-branch";
import { cancelSale } from "@/lib/trade/sale/cancel-sale";
import { createSale } from "@/lib/trade/sale/create-sale";
import { listSales } from "@/lib/trade/sale/queries";
import type { CreateSaleInput } from "@/lib/trade/sale/schemas";
import { adjustStock } from "@/lib/warehouse/stock/adjust-stock";
import { receiveStock } from "@/lib/warehouse/stock/receive-stock";

import { readDashboard } from "./dashboard";
import { readFirstSteps } from "./first-steps";

/** Monday, 15:00 in Tashkent. */
const NOW = new Date("2026-01-05T10:00:00Z");

type Sold = { at?: string; quantity?: string; product?: { id: string }; paid?: CreateSaleInput["payments"] };

const sell = (shop: Shop, { at = "2026-01-05T09:00:00Z", quantity = "1", product = shop.tea, paid = [{ method: "cash", amount: "1000000" }] }: Sold = {}) =>
  createSale({ ...shop.ctx, now: new Date(at) }, {
    id: newId(), branchId: shop.branch.id, registerId: shop.till.id, deviceId: DEVICE, soldAt: at, payments: paid, lines: [{ productId: product.id, quantity }],
  });

test("a day is the shop's day, and yesterday counts only up to this time of day", async () => {
  const shop = await openShop({ onHand: 100_000n });
  await sell(shop, { at: "2026-01-04T19:30:00Z" }); // 00:30 today
  await sell(shop, { at: "2026-01-05T09:00:00Z", quantity: "2" });
  await sell(shop, { at: "2026-01-04T09:59:00Z" }); // yesterday, a minute before this time
  await sell(shop, { at: "2026-01-04T10:01:00Z", quantity: "5" }); // yesterday, later

  const today = await readDashboard(shop.ctx, {});
  expect(today.period).toEqual({ from: "2026-01-05", to: "2026-01-05", before: { from: "2026-01-04", to: "2026-01-04" }, isRunning: true });
  expect(today.now).toMatchObject({ revenue: "375.00", count: 2, average: "187.50" });
  expect(today.before).toMatchObject({ revenue: "125.00", count: 1 });

  expect((await readDashboard(shop.ctx, { period: "yesterday" })).now).toMatchObject({ revenue: "750.00", count: 2 });
});

test("sales and levels near what can be booked add up to more, and are shown all the same", async () => {
  const shop = await openShop();
  await receiveStock(shop.ctx, { id: newId(), locationId: shop.branch.id, lines: [{ productId: shop.tea.id, quantity: "500000000000000" }] });
  await owner`update products set minimum_stock = 600000000000000000 where id = ${shop.tea.id}`;
  await sell(shop);
  for (let i = 0; i < 2; i++) await sell(shop, { product: shop.cheese, quantity: "100000000000", paid: [{ method: "card", amount: "8900000000000000" }] });

  const { now, chart, lowStock } = await readDashboard(shop.ctx, {});

  expect([now.revenue, chart.revenue]).toEqual(["17800000000000125.00", "17800000000000125.00"]);
  expect(lowStock.rows.find(({ productId }) => productId === shop.tea.id)).toMatchObject({ daysLeft: 9999 });
});

test("a shop whose day begins in the morning counts the night to the day before", async () => {
  const shop = await openShop({ settings: { dayStart: 6 * 60 } });
  await sell(shop, { at: "2026-01-04T20:00:00Z" }); // 01:00 on the 5th

  expect((await readDashboard(shop.ctx, {})).now.count).toBe(0);
  const yesterday = await readDashboard(shop.ctx, { period: "yesterday" });
  expect(yesterday.now.count).toBe(1);
  expect(yesterday.heat.hours).toEqual([{ weekday: 7, hour: 1, revenue: "125.00" }]); // Sunday's night
});

test("an hour of the heat strip opens to the sales that make it", async () => {
  const shop = await openShop({ settings: { dayStart: 6 * 60 } });
  await sell(shop, { at: "2026-01-02T20:10:00Z" }); // 01:10 on Saturday: Friday's night
  await sell(shop, { at: "2026-01-03T20:59:00Z", quantity: "2" }); // 01:59 on Sunday: Saturday's night
  await sell(shop, { at: "2026-01-03T21:00:00Z", quantity: "3" });
  const behind = async (weekday: number, hour: string) => (await listSales(shop.ctx, { weekday, hour, dateFrom: heat.from, dateTo: heat.to })).totals;

  const { heat } = await readDashboard(shop.ctx, {});

  expect(heat.hours).toEqual([{ weekday: 5, hour: 1, revenue: "125.00" }, { weekday: 6, hour: 1, revenue: "250.00" }, { weekday: 6, hour: 2, revenue: "375.00" }]);
  for (const { weekday, hour, revenue } of heat.hours) expect(await behind(weekday, String(hour))).toMatchObject({ completed: 1, payable: revenue });
  expect(await behind(6, "1,2")).toMatchObject({ completed: 2, payable: "625.00" });
  await expect(listSales(shop.ctx, { hour: "1}" })).rejects.toMatchObject({ name: "ZodError" });
});

test("profit is over goods whose cost is known, with the revenue of the others beside it", async () => {
  const shop = await openShop({ unitCost: null });
  await receive(shop, shop.coffee, 10_000n, 1_200_00n);
  // Coffee: 10 without cost are sold first, then 10 at 120.00.
  await sell(shop, { product: shop.coffee, quantity: "10" });
  await sell(shop, { product: shop.coffee, quantity: "2" });

  const { now } = await readDashboard(shop.ctx, {});

  expect(now.revenue).toBe("2400.00");
  expect(now.profit).toEqual({ amount: "160.00", cost: "240.00", withoutCost: "2000.00" });
});

test("goods sold short take the real cost once it is known", async () => {
  const shop = await openShop({ onHand: 1_000n });
  await sell(shop, { quantity: "3" }); // one at 90.00, two short at 90.00 for now
  await receive(shop, shop.tea, 10_000n, 1_000_00n); // they cost 100.00

  const { now, chart } = await readDashboard(shop.ctx, {});

  expect(now.profit).toEqual({ amount: "85.00", cost: "290.00", withoutCost: "0.00" });
  expect(chart.days.at(-1)).toMatchObject({ day: "2026-01-05", profit: "85.00" });
});

test("what one branch's goods turn out to have cost is not in another's profit", async () => {
  const shop = await openShop();
  const second = await createBranch(shop.ctx, { id: newId(), name: "Second" });
  const there = { ...shop, branch: { ...shop.branch, id: second.id } };
  await sell(shop);
  await receive(there, shop.tea, 1_000n, 90_00n);
  await createSale(shop.ctx, { id: newId(), branchId: second.id, lines: [{ productId: shop.tea.id, quantity: "3" }], payments: [{ method: "cash" }] }); // two short at 90.00 for now
  await receive(there, shop.tea, 10_000n, 1_000_00n); // they cost 100.00

  const profits = async (branchId?: string) => {
    const { now, chart } = await readDashboard(shop.ctx, { branchId });
    return [now.profit?.amount, chart.days.at(-1)!.profit];
  };
  expect(await profits(shop.branch.id)).toEqual(["35.00", "35.00"]);
  expect(await profits(second.id)).toEqual(["85.00", "85.00"]);
  expect(await profits()).toEqual(["120.00", "120.00"]);
});

test("a day that is not over does not count in how the chart has changed", async () => {
  const shop = await openShop({ onHand: 100_000n });
  for (const [at, quantity] of [["2026-01-04", "2"], ["2025-12-21", "1"], ["2026-01-05", "4"], ["2025-12-22", "8"]] as const) await sell(shop, { at: `${at}T09:00:00Z`, quantity });

  expect((await readDashboard(shop.ctx, {})).chart).toMatchObject({ revenue: "750.00", change: 100 }); // yesterday against its day two weeks before
});

test("a cancelled sale never was", async () => {
  const shop = await openShop();
  const { id } = await sell(shop);
  await sell(shop, { quantity: "3" });
  await cancelSale(shop.ctx, { id, reason: "mistake" });

  const { now, payments, topProducts, chart } = await readDashboard(shop.ctx, {});

  expect(now).toMatchObject({ revenue: "375.00", count: 1 });
  expect(payments).toEqual([{ method: "cash", amount: "375.00" }]);
  expect(topProducts).toEqual([{ productId: shop.tea.id, name: "Tea", unit: "piece", quantity: "3.000", revenue: "375.00" }]);
  expect(chart.days).toHaveLength(14);
  expect(chart.days.at(-1)).toMatchObject({ revenue: "375.00", count: 1 });
});

test("payments are net of change, tax and rounding stay out of revenue", async () => {
  const shop = await openShop({ settings: { taxEnabled: true, taxRate: 1200, cashRounding: 100_00n } });
  await sell(shop, { paid: [{ method: "card", amount: "50" }, { method: "cash", amount: "500" }] }); // 75.00 in cash is rounded to 100.00

  const { now, payments } = await readDashboard(shop.ctx, {});

  expect(now).toMatchObject({ revenue: "111.61", rounding: "25.00" });
  expect(payments).toEqual([{ method: "cash", amount: "100.00" }, { method: "card", amount: "50.00" }]);
});

test("what is running out comes first, with the days it will last", async () => {
  const shop = await openShop();
  await sell(shop, { at: "2026-01-02T09:00:00Z", quantity: "7" }); // 3 teas left, 7 in 28 days
  await sell(shop, { product: shop.coffee, quantity: "10" });

  const { lowStock } = await readDashboard(shop.ctx, {});

  expect(lowStock).toMatchObject({ low: 1, out: 1, rows: [{ name: "Coffee", locationName: "Main", quantity: "0.000", daysLeft: 0 }, { name: "Tea", quantity: "3.000", daysLeft: 12 }] });
  expect((await readDashboard({ ...shop.ctx, branchIds: [newId()] }, {})).lowStock).toEqual({ low: 0, out: 0, rows: [] });
});

test("a branch that closed is short of nothing", async () => {
  const shop = await openShop();
  const second = await createBranch(shop.ctx, { id: newId(), name: "Second" });
  for (const [quantity, reason] of [["3", "found"], ["-3", "missing"]] as const) await adjustStock(shop.ctx, { id: newId(), locationId: second.id, productId: shop.tea.id, quantity, reason });
  await sell(shop, { product: shop.coffee, quantity: "6" });
  expect((await readDashboard(shop.ctx, {})).lowStock).toMatchObject({ low: 1, out: 1 });

  await deactivateBranch(shop.ctx, { id: second.id });

  expect((await readDashboard(shop.ctx, {})).lowStock).toMatchObject({ low: 1, out: 0, rows: [{ name: "Coffee", locationName: "Main", quantity: "4.000" }] });
});

test("a sale of long ago that is cancelled today takes nothing off what was sold since", async () => {
  const shop = await openShop({ settings: { lowStockThreshold: 6_000n } });
  const longAgo = await sell(shop, { at: "2025-12-01T09:00:00Z", quantity: "5" });
  const mistaken = await sell(shop, { at: "2026-01-02T09:00:00Z" });
  await sell(shop, { at: "2026-01-03T09:00:00Z", quantity: "4" });
  for (const { id } of [longAgo, mistaken]) await cancelSale(shop.ctx, { id, reason: "mistake" });

  expect((await readDashboard(shop.ctx, {})).lowStock.rows).toMatchObject([{ name: "Tea", quantity: "6.000", daysLeft: 42 }]); // 4 in 28 days
});

test("profit is not told to who may not see cost", async () => {
  const shop = await openShop();
  await sell(shop);
  const grants = new Set(shop.ctx.grants);
  grants.delete("cost.see");

  const { now, before, chart } = await readDashboard({ ...shop.ctx, grants }, {});

  expect([now.profit, before.profit, ...chart.days.map(({ profit }) => profit)].every((profit) => profit === null)).toBe(true);
  await expect(readDashboard(shop.as("seller"), {})).rejects.toMatchObject({ code: "forbidden" });
});

test("a worker of one branch sees that branch, and another store's numbers are nobody's", async () => {
  const [shop, theirs] = [await openShop(), await openShop()];
  const second = await createBranch(shop.ctx, { id: newId(), name: "Second" });
  await sell(shop);
  await sell(theirs, { quantity: "9" });

  expect((await readDashboard(shop.ctx, {})).now.revenue).toBe("125.00");
  expect((await readDashboard(shop.ctx, { branchId: second.id })).now.revenue).toBe("0.00");
  expect((await readDashboard({ ...shop.ctx, branchIds: [second.id] }, {})).now.revenue).toBe("0.00");
  await expect(readDashboard({ ...shop.ctx, branchIds: [second.id] }, { branchId: shop.branch.id })).rejects.toMatchObject({ code: "forbidden" });
});

test.each([{ period: "own" }, { period: "own", dateFrom: "2026-02-02", dateTo: "2026-01-01" }, { period: "own", dateFrom: "2020-01-01", dateTo: "2026-01-01" }, { period: "ever" }, { dateFrom: "2026-02-30" }])(
  "%j is refused", async (params) => {
    const shop = await openShop();
    await expect(readDashboard(shop.ctx, params as never)).rejects.toMatchObject({ name: "ZodError" });
  });

test("every number equals a recount from the rows", async () => {
  const shop = await openShop({ onHand: 20_000n, settings: { taxEnabled: true, taxRate: 1200, cashRounding: 100n } });
  for (let i = 0; i < 40; i += 1) {
    const product = [shop.tea, shop.coffee, shop.cheese][i % 3]!;
    const { id } = await sell(shop, { at: new Date(NOW.getTime() - i * 9 * 3_600_000).toISOString().replace(".000", ""), quantity: i % 3 === 2 ? `0.${100 + i}` : String(1 + (i % 4)), product });
    if (i % 7 === 0) await cancelSale(shop.ctx, { id, reason: "mistake" });
  }
  await receive(shop, shop.tea, 100_000n, 9_999_99n);
  const dashboard = await readDashboard(shop.ctx, { period: "own", dateFrom: "2025-12-20", dateTo: "2026-01-05" });

  const rows = await owner`
    select s.id, s.total, s.tax, s.rounding, s.sold_at from sales s
    where s.store_id = ${shop.ctx.storeId} and not exists (select from sale_cancellations c where c.sale_id = s.id)`;
  const lines = await owner`select l.* from sale_lines l where l.store_id = ${shop.ctx.storeId} and l.sale_id = any(${rows.map((row) => row.id as string)})`;
  const corrections = await owner`select * from cost_corrections where store_id = ${shop.ctx.storeId} and was_known`;
  const total = (each: Iterable<unknown>) => [...each].reduce<bigint>((sum, value) => sum + BigInt(value as string), 0n);
  const cents = (text: string) => BigInt(text.replace(".", ""));

  const revenue = total(rows.map((row) => BigInt(row.total) - BigInt(row.tax)));
  const known = lines.filter((line) => line.cost !== null);
  const cost = total(known.map((line) => line.cost)) - total(corrections.map((each) => each.amount));
  expect(corrections.length).toBeGreaterThan(0);
  expect(cents(dashboard.now.revenue)).toBe(revenue);
  expect(dashboard.now.count).toBe(rows.length);
  expect(cents(dashboard.now.rounding)).toBe(total(rows.map((row) => row.rounding)));
  expect(cents(dashboard.now.profit!.cost)).toBe(cost);
  expect(cents(dashboard.now.profit!.amount)).toBe(total(known.map((line) => BigInt(line.total) - BigInt(line.tax))) - cost);
  expect(total(dashboard.chart.days.map((day) => cents(day.revenue)))).toBe(revenue);
  expect(total(dashboard.chart.days.map((day) => cents(day.profit!)))).toBe(cents(dashboard.now.profit!.amount));
  expect(total(dashboard.topProducts.map((each) => cents(each.revenue)))).toBe(revenue);
  expect(total(dashboard.payments.map((each) => cents(each.amount)))).toBe(total(rows.map((row) => BigInt(row.total) + BigInt(row.rounding))));
});

test("a new shop's first steps are ticked as they are made", async () => {
  const shop = await openShop({ onHand: 0n });
  expect(await readFirstSteps(shop.ctx, {})).toEqual({ hasProducts: true, hasStock: false, hasSold: false });

  await sell(shop);
  await receive(shop, shop.tea, 5_000n, 100_00n);

  expect(await readFirstSteps(shop.ctx, {})).toEqual({ hasProducts: true, hasStock: true, hasSold: true });
});

const receive = ({ ctx, branch }: Shop, { id: productId }: { id: string }, quantity: bigint, cost: bigint) =>
  receiveStock(ctx, { id: newId(), locationId: branch.id, lines: [{ productId, quantity: quantityText(quantity), unitCost: moneyText((cost * 1000n) / quantity) }] });
