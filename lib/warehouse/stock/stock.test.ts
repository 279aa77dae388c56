import { expect, test } from "vitest";

import { newId } from "@/lib/core/id";
import { openShop, type Shop } from "@/lib/testing/shop";

import { adjustStock } from "./adjust-stock";
import { listMovements, listStock } from "./queries";
import { receiveStock } from "./receive-stock";
import type { ReceiveStockInput } from "./schemas";

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

test("another store's goods and places are not found", async () => {
  const [mine, theirs] = [await openShop(), await openShop()];

  await expect(receiveStock(mine.ctx, tenTeas({ ...mine, tea: theirs.tea }))).rejects.toMatchObject({ code: "not_found" });
  await expect(receiveStock(mine.ctx, tenTeas({ ...mine, branch: theirs.branch }))).rejects.toMatchObject({ code: "not_found" });
  expect(await mine.facts()).toEqual([]);
});
