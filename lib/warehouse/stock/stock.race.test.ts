import { eq } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { expect, test } from "vitest";

import { events, products } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { createBranch } from "@/lib/store/branch/create-branch";
import { atOnce, fulfilled, refused } from "@/lib/testing/at-once";
import { meanwhile, standing, whileHeld } from "@/lib/testing/hold";
import { expectInvariants } from "@/lib/testing/invariants";
import { openShop } from "@/lib/testing/shop";
import { cancelSale } from "@/lib/trade/sale/cancel-sale";
import { createSale } from "@/lib/trade/sale/create-sale";

import { adjustStock } from "./adjust-stock";
import { updateProduct } from "../product/update-product";
import { lockStock } from "./ledger";
import { receiveStock } from "./receive-stock";

const goodsNamed = ({ storeId, now }: Context, name: string) => (
  { storeId, id: newId(), name, searchKey: name.toLowerCase(), unit: "piece" as const, price: 100_00n, status: "active" as const, createdAt: now, updatedAt: now }
);

test("goods taken in by twenty at once are numbered from one, without a gap", async () => {
  const shop = await openShop();
  const goods = [shop.tea, shop.coffee, shop.cheese];

  const answers = await atOnce(20, (i) => receiveStock(shop.ctx, { id: newId(), locationId: shop.branch.id, lines: [{ productId: goods[i % 3]!.id, quantity: "1" }] }));

  expect(refused(answers)).toEqual([]);
  expect(fulfilled(answers).map(({ number }) => number).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
});

test("of twenty copies of one receipt of goods and of one correction, one counts", async () => {
  const shop = await openShop();
  const [receiptId, adjustmentId] = [newId(), newId()];
  const at = { locationId: shop.branch.id };

  const answers = await atOnce<unknown>(40, (i) => (i % 2
    ? receiveStock(shop.ctx, { id: receiptId, ...at, lines: [{ productId: shop.tea.id, quantity: "5" }] })
    : adjustStock(shop.ctx, { id: adjustmentId, ...at, productId: shop.coffee.id, quantity: "-3", reason: "damaged" })));

  expect(refused(answers)).toEqual([]);
  expect([await shop.onHandOf(shop.tea.id), await shop.onHandOf(shop.coffee.id)]).toEqual([15_000n, 7_000n]);
  expect(await shop.facts()).toEqual(["stock.adjusted", "stock.received"]);
  await expectInvariants();
});

test("of twenty copies of the correction that takes the last goods, one counts", async () => {
  const shop = await openShop({ onHand: 3_000n, settings: { belowZero: "forbid" } });
  const id = newId();

  const answers = await atOnce(20, () => adjustStock(shop.ctx, { id, locationId: shop.branch.id, productId: shop.coffee.id, quantity: "-3", reason: "damaged" }));

  expect(refused(answers)).toEqual([]);
  expect(new Set(fulfilled(answers).map(({ levelAfter }) => levelAfter))).toEqual(new Set(["0.000"]));
  expect(await shop.onHandOf(shop.coffee.id)).toBe(0n);
  expect(await shop.facts()).toEqual(["stock.adjusted"]);
  await expectInvariants();
});

test("of ten copies of the goods in that fill a shelf to what can be booked, one counts", async () => {
  const shop = await openShop({ onHand: 1_000n });
  const receipt = { id: newId(), locationId: shop.branch.id, lines: [{ productId: shop.tea.id, quantity: "500000000000000" }] };

  const answers = await atOnce(10, () => receiveStock(shop.ctx, receipt));

  expect(refused(answers)).toEqual([]);
  expect(await shop.onHandOf(shop.tea.id)).toBe(500_000_000_000_001_000n);
  expect(await shop.facts()).toEqual(["stock.received"]);
});

test("a sale, goods in and a correction wait for a product's unit, and are held to the new one", async () => {
  const shop = await openShop({ onHand: 0n });
  const { ctx, branch, cheese } = shop;
  const at = { locationId: branch.id, productId: cheese.id };
  const documents = [
    () => createSale(ctx, { id: newId(), branchId: branch.id, lines: [{ productId: cheese.id, quantity: "1.5" }], payments: [{ method: "cash", amount: "1000000" }] }),
    () => receiveStock(ctx, { id: newId(), locationId: branch.id, lines: [{ productId: cheese.id, quantity: "1.5" }] }),
    () => adjustStock(ctx, { id: newId(), ...at, quantity: "1.5", reason: "found" }),
  ];

  const changeUnit = async (tx: TransactionSql) => {
    await tx`select from products where store_id = ${ctx.storeId} and id = ${cheese.id} for update`; // as who changes a unit does
    await tx`update products set unit = 'piece' where store_id = ${ctx.storeId} and id = ${cheese.id}`;
  };

  const [asked] = await meanwhile(changeUnit, async () => {
    const answers = documents.map((document) => document().catch((error: unknown) => error));
    await standing(Promise.all(answers), documents.length);
    return [Promise.all(answers)];
  });

  expect(await asked).toEqual(documents.map(() => expect.objectContaining({ code: "invalid", key: "unitDecimals" })));
  expect(await shop.onHandOf(cheese.id)).toBe(0n);
});

test("goods that one document finds stocked and another not yet are locked in one order all the same", async () => {
  const shop = await openShop({ onHand: 0n });
  const goods = ["A", "B", "C", "D"].map((name) => goodsNamed(shop.ctx, name));
  const [a, b, c, d] = goods.map(({ id }) => id).sort() as [string, string, string, string];
  await inStore(shop.ctx, ({ tx }) => tx.insert(products).values(goods));
  // Not through a command, which would look again after a deadlock.
  const lock = (...ids: string[]) => inStore(shop.ctx, async (ctx) => [...(await lockStock(ctx, shop.branch.id, ids)).byProduct.keys()]);
  await lock(c, d);

  const documents = await whileHeld(shop, d, async () => {
    const begun = await whileHeld(shop, c, async () => {
      const early = lock(a, b, c); // began when B had no level
      await standing(early);
      const between = lock(b);
      await standing(between, 2);
      const late = lock(a, b, d); // may find B stocked, and A not
      await standing(late, 2);
      return [early, between, late] as const;
    });
    await standing(begun[0], 2);
    return begun;
  });

  expect(await Promise.all(documents)).toEqual([[a, b, c], [b], [a, b, d]]);
});

test("a price that goods in bring replaces the one that stands, whoever changes it meanwhile", async () => {
  const shop = await openShop();
  const { id: productId } = shop.tea;
  const change = await whileHeld(shop, productId, async () => {
    const received = receiveStock(shop.ctx, { id: newId(), locationId: shop.branch.id, lines: [{ productId, quantity: "1", newPrice: "300.00" }] });
    await standing(received);
    const updated = updateProduct(shop.ctx, { id: productId, price: "250.00" });
    await standing(updated, 2);
    return [received, updated] as const;
  });
  await Promise.all(change);

  const facts = await inStore(shop.ctx, ({ tx }) => tx.select({ before: events.before, after: events.after }).from(events).where(eq(events.name, "product.updated")).orderBy(events.id));
  expect(facts).toEqual([
    { before: { price: "12500" }, after: { price: "30000" } },
    { before: { price: "30000" }, after: { price: "25000" } },
  ]);
});

test("buying, selling short, correcting and cancelling in two branches at once leaves every number where it belongs", async () => {
  const shop = await openShop({ onHand: 0n });
  const { id: second } = await createBranch(shop.ctx, { id: newId(), name: "Second" });
  const [places, goods] = [[shop.branch.id, second], [shop.tea.id, shop.coffee.id, shop.cheese.id]];
  const sold: string[] = [];

  const act = (i: number): Promise<unknown> => {
    const [place, a, b] = [places[i % 2]!, goods[i % 3]!, goods[(i + 1) % 3]!];
    if (i % 5 === 0) return receiveStock(shop.ctx, { id: newId(), locationId: place, lines: [{ productId: a, quantity: "7", unitCost: i % 10 ? "33.33" : null, newPrice: "210.00" }, { productId: b, quantity: "3", unitCost: "0.01" }] });
    if (i % 7 === 0) return adjustStock(shop.ctx, { id: newId(), locationId: place, productId: a, quantity: i % 14 ? "-2" : "2", reason: "other" });
    if (i % 3 === 0 && sold.length > 0) return cancelSale(shop.ctx, { id: sold[i % sold.length]!, reason: "race" });
    const id = newId();
    const lines = [{ productId: b, quantity: "3" }, { productId: a, quantity: "1" }, { productId: b, quantity: "1" }];
    return createSale(shop.ctx, { id, branchId: place, lines, payments: [{ method: "cash", amount: "1000000" }] }).then(() => sold.push(id));
  };
  for (let round = 0; round < 4; round++) expect(refused(await atOnce(40, (i) => act(round * 40 + i)))).toEqual([]);

  await expectInvariants();
});
