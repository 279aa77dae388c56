import { sql } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { beforeAll, expect, test } from "vitest";

import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { activateBranch } from "@/lib/store/branch/activate-branch";
import { createBranch } from "@/lib/store/branch/create-branch";
import { deactivateBranch } from "@/lib/store/branch/deactivate-branch";
import { claimRegister } from "@/lib/store/register/claim-register";
import { updateRegister } from "@/lib/store/register/update-register";
import { atOnce, fulfilled, refused } from "@/lib/testing/at-once";
import { db } from "@/lib/testing/db";
import { meanwhile, standing, whileHeld } from "@/lib/testing/hold";
import { expectInvariants } from "@/lib/testing/invariants";
import { DEVICE, openShop, type Shop } from "@/lib/testing/shop";
import { adjustStock } from "@/lib/warehouse/stock/adjust-stock";
import { receiveStock } from "@/lib/warehouse/stock/receive-stock";

import { cancelSale } from "./cancel-sale";
import { createSale } from "./create-sale";
import { listSales } from "./queries";

const sell = ({ ctx, branch }: Shop, productIds: string[], id = newId()) =>
  createSale(ctx, { id, branchId: branch.id, lines: productIds.map((productId) => ({ productId, quantity: "1" })), payments: [{ method: "cash", amount: "1000.00" }] });

beforeAll(async () => {
  // The races below are real only if that many transactions can be open at once.
  const seen = await Promise.all(Array.from({ length: 32 }, () => db.transaction(async (tx) => {
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid, pg_sleep(0.2)`);
    return row!.pid;
  })));
  expect(new Set(seen).size).toBeGreaterThanOrEqual(20);
});

test("the last unit is sold once, however many tills reach for it", async () => {
  const shop = await openShop({ onHand: 1_000n, settings: { belowZero: "forbid" } });

  const answers = await atOnce(32, () => sell(shop, [shop.tea.id]));

  expect(fulfilled(answers)).toHaveLength(1);
  expect(refused(answers)).toEqual(Array(31).fill(expect.objectContaining({ code: "rejected", key: "notEnoughStock" })));
  expect(await shop.onHandOf(shop.tea.id)).toBe(0n);
  await expectInvariants();
});

test("the same product on two lines counts together", async () => {
  const shop = await openShop({ onHand: 3_000n, settings: { belowZero: "forbid" } });

  const answers = await atOnce(20, () => sell(shop, [shop.tea.id, shop.tea.id]));

  expect(fulfilled(answers)).toHaveLength(1);
  expect(await shop.onHandOf(shop.tea.id)).toBe(1_000n);
  await expectInvariants();
});

test("tills selling the same goods in any order neither block nor overwrite each other", async () => {
  const shop = await openShop({ onHand: 300_000n });
  const { tea, coffee, cheese } = shop;
  const orders = [[tea.id, coffee.id, cheese.id], [cheese.id, coffee.id, tea.id], [coffee.id, tea.id, cheese.id]];

  const answers = await atOnce(200, (i) => createSale(shop.ctx, {
    id: newId(), branchId: shop.branch.id, payments: [{ method: "card", amount: "89325.00" }], lines: orders[i % 3]!.map((productId) => ({ productId, quantity: "1" })),
  }));

  expect(refused(answers)).toEqual([]);
  expect(await Promise.all([tea, coffee, cheese].map(({ id }) => shop.onHandOf(id)))).toEqual([100_000n, 100_000n, 100_000n]);
  await expectInvariants();
});

test("goods that were never stocked are sold by many at once and none is forgotten", async () => {
  const shop = await openShop({ onHand: 0n });

  const answers = await atOnce(32, (i) => sell(shop, i % 2 ? [shop.tea.id, shop.coffee.id] : [shop.coffee.id, shop.tea.id]));

  expect(refused(answers)).toEqual([]);
  expect(await shop.onHandOf(shop.tea.id)).toBe(-32_000n);
  await expectInvariants();
});

test("twenty copies of one sale, at once, are one sale", async () => {
  const shop = await openShop();
  const id = newId();

  const answers = await atOnce(20, () => sell(shop, [shop.tea.id], id));

  expect(refused(answers)).toEqual([]);
  expect(new Set(fulfilled(answers).map((sale) => sale.receiptNumber))).toEqual(new Set(["A1-1"]));
  expect((await listSales(shop.ctx, {})).total).toBe(1);
  expect(await shop.onHandOf(shop.tea.id)).toBe(9_000n);
  expect(await shop.facts()).toEqual(["sale.created"]);
  await expectInvariants();
});

test("twenty copies of the sale that takes the last goods are one sale", async () => {
  const shop = await openShop({ onHand: 1_000n, settings: { belowZero: "forbid" } });
  const id = newId();

  const answers = await atOnce(20, () => sell(shop, [shop.tea.id, shop.coffee.id], id));

  expect(refused(answers)).toEqual([]);
  expect(new Set(fulfilled(answers).map((sale) => sale.receiptNumber))).toEqual(new Set(["A1-1"]));
  expect(await shop.onHandOf(shop.tea.id)).toBe(0n);
  expect(await shop.facts()).toEqual(["sale.created"]);
  await expectInvariants();
});

test("so are twenty copies of the sale of goods that come for the first time while it is asked for", async () => {
  const shop = await openShop({ onHand: 0n, settings: { belowZero: "forbid" } });
  const { ctx, branch, tea } = shop;
  const id = newId();

  const takeNumbers = (tx: TransactionSql) => tx`select pg_advisory_xact_lock(hashtextextended(${`receipts:${ctx.storeId}`}, 0))`;

  const [receiving, selling] = await meanwhile(takeNumbers, async () => {
    const first = receiveStock(ctx, { id: newId(), locationId: branch.id, lines: [{ productId: tea.id, quantity: "1" }] });
    await standing(first); // for its number, with the new level in its hands
    const copies = atOnce(20, () => sell(shop, [tea.id], id));
    await standing(copies, 21);
    return [first, copies] as const;
  });

  await receiving;
  expect(refused(await selling)).toEqual([]);
  expect(await shop.onHandOf(tea.id)).toBe(0n);
  expect(await shop.facts()).toEqual(["sale.created", "stock.received"]);
});

test("sixteen hands cancelling one sale cancel it once", async () => {
  const shop = await openShop();
  const { id } = await sell(shop, [shop.tea.id, shop.coffee.id]);

  const answers = await atOnce(16, (i) => cancelSale(shop.ctx, { id, reason: `hand ${i}` }));

  expect(refused(answers)).toEqual([]);
  expect(new Set(fulfilled(answers).map((sale) => sale.cancelReason)).size).toBe(1);
  expect(await shop.onHandOf(shop.tea.id)).toBe(10_000n);
  expect(await shop.facts()).toEqual(["sale.cancelled", "sale.created"]);
  await expectInvariants();
});

test("selling, cancelling and selling again at once leaves every number where it belongs", async () => {
  const shop = await openShop({ onHand: 50_000n });

  const sold = fulfilled(await atOnce(40, () => sell(shop, [shop.tea.id, shop.coffee.id])));
  await atOnce(80, (i) => (i % 2 ? cancelSale(shop.ctx, { id: sold[i % 40]!.id, reason: "race" }) : sell(shop, [shop.coffee.id, shop.tea.id])));

  const [row] = await inStore(shop.ctx, ({ tx }) => tx.execute<{ n: number }>(sql`select count(*)::int as n from sale_cancellations`));
  expect(row!.n).toBe(20);
  expect(await shop.onHandOf(shop.tea.id)).toBe(-10_000n);
  await expectInvariants();
});

const answerOf = (asked: Promise<unknown>): Promise<unknown> => asked.catch((error: unknown) => error);

test.each([
  { name: "a sale", move: (shop: Shop): Promise<unknown> => sell(shop, [shop.tea.id]), left: -1_000n },
  { name: "goods in", move: ({ ctx, branch, tea }: Shop) => receiveStock(ctx, { id: newId(), locationId: branch.id, lines: [{ productId: tea.id, quantity: "1" }] }), left: 1_000n },
  { name: "a sale that is taken back", move: ({ ctx }: Shop, id: string) => cancelSale(ctx, { id, reason: "mistake" }), left: 1_000n },
])("a branch does not close over $name under way", async ({ move, left }) => {
  const shop = await openShop({ onHand: 1_000n });
  await createBranch(shop.ctx, { id: newId(), name: "Second" });
  const sold = await sell(shop, [shop.tea.id]);
  for (const { id } of [shop.coffee, shop.cheese]) await adjustStock(shop.ctx, { id: newId(), locationId: shop.branch.id, productId: id, quantity: "-1", reason: "missing" });

  const [moving, closing] = await whileHeld(shop, shop.tea.id, async () => {
    const first = answerOf(move(shop, sold.id));
    await standing(first);
    const second = answerOf(deactivateBranch(shop.ctx, { id: shop.branch.id }));
    await standing(second, 2);
    return [first, second];
  });

  expect(await moving).toHaveProperty("lines");
  expect(await closing).toMatchObject({ key: "branchHasStock" });
  expect(await shop.onHandOf(shop.tea.id)).toBe(left);
});

test("a sale is not taken back into a branch that closes meanwhile, nor into one that has closed", async () => {
  const shop = await openShop({ onHand: 1_000n });
  await createBranch(shop.ctx, { id: newId(), name: "Second" });
  const sold = await sell(shop, [shop.tea.id]);
  const cancel = () => answerOf(cancelSale(shop.ctx, { id: sold.id, reason: "too late" }));

  const close = async (tx: TransactionSql) => {
    await tx`select from locations where id = ${shop.branch.id} for update`;
    await tx`update locations set status = 'inactive' where id = ${shop.branch.id}`;
  };

  const [cancelling] = await meanwhile(close, async () => {
    const asked = cancel();
    await standing(asked);
    return [asked];
  });

  for (const refusal of [await cancelling, await cancel()]) expect(refusal).toMatchObject({ code: "rejected", key: "branchClosed", params: { branch: "Main" } });
  expect(await shop.onHandOf(shop.tea.id)).toBe(0n);

  await activateBranch(shop.ctx, { id: shop.branch.id });
  expect(await cancel()).toMatchObject({ status: "cancelled" });
});

test.each([
  { name: "was taken over", key: "registerNotYours", change: ({ ctx, till }: Shop) => claimRegister(ctx, { id: till.id, deviceId: "another-device", takeOver: true }) },
  { name: "was put out of use", key: "registerClosed", change: ({ ctx, till }: Shop) => updateRegister(ctx, { id: till.id, name: till.name, prefix: till.prefix, status: "inactive" }) },
])("a sale that is not written yet is refused when its register $name", async ({ key, change }) => {
  const shop = await openShop();
  const { ctx, branch, till, tea } = shop;

  const [selling] = await whileHeld(shop, tea.id, async () => {
    const payments = [{ method: "cash" as const, amount: "1000.00" }];
    const asked = answerOf(createSale(ctx, { id: newId(), branchId: branch.id, registerId: till.id, deviceId: DEVICE, lines: [{ productId: tea.id, quantity: "1" }], payments }));
    await standing(asked);
    await change(shop);
    return [asked];
  });

  expect(await selling).toMatchObject({ key });
  expect(await shop.onHandOf(tea.id)).toBe(10_000n);
  expect((await listSales(ctx, {})).total).toBe(0);
  await expectInvariants();
});
