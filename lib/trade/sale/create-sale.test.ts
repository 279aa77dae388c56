import { expect, test } from "vitest";

import { newId } from "@/lib/core/id";
import { DEVICE, openShop, type Shop } from "@/lib/testing/shop";

import { cancelSale } from "./cancel-sale";
import { createSale } from "./create-sale";
import { listSales } from "./queries";
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
