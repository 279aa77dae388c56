import { rm } from "node:fs/promises";

import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { checkStore } from "@/db/verify";
import { createWorker } from "@/lib/accounts/worker/create-worker";
import { newId } from "@/lib/core/id";
import { createBranch } from "@/lib/store/branch/create-branch";
import { cancelSale } from "@/lib/trade/sale/cancel-sale";
import { createSale } from "@/lib/trade/sale/create-sale";
import { applyImport } from "@/lib/warehouse/import/apply-import";
import { checkImport } from "@/lib/warehouse/import/check-import";
import { keepUpload } from "@/lib/warehouse/import/upload-import";
import { adjustStock } from "@/lib/warehouse/stock/adjust-stock";
import { receiveStock } from "@/lib/warehouse/stock/receive-stock";

import { db, owner } from "./db";
import { newPerson } from "./people";
import { openShop, type Shop } from "./shop";

const folder = vi.hoisted(() => (process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/verify-test-${process.pid}`));
afterAll(() => rm(folder, { recursive: true, force: true }));

let shop: Shop;
let theirs: Shop;

/** Every kind of document, an import, a second branch and worker, a shortage that was filled, a sale that was cancelled. */
beforeAll(async () => {
  [shop, theirs] = [await openShop({ settings: { taxEnabled: true, taxRate: 1_200 } }), await openShop()];
  const { ctx, branch, tea, coffee } = shop;
  const at = { locationId: branch.id };
  await createBranch(ctx, { id: newId(), name: "Second" });
  await createWorker(ctx, { ...newPerson(), role: "seller" });
  const importId = newId();
  await keepUpload(ctx, { id: importId, fileName: "goods.csv" }, Buffer.from("name,price\nChoy,100\n"));
  await checkImport(ctx, { id: importId });
  await applyImport(ctx, { id: importId });
  await receiveStock(ctx, { id: newId(), ...at, lines: [{ productId: tea.id, quantity: "3", unitCost: "33.33" }, { productId: tea.id, quantity: "1" }] });
  await adjustStock(ctx, { id: newId(), ...at, productId: tea.id, quantity: "-1", reason: "missing" });
  const sell = (quantity: string) => createSale(ctx, {
    id: newId(), branchId: branch.id, discount: { kind: "amount", amount: "10" }, payments: [{ method: "card", amount: "100" }, { method: "cash", amount: "9000" }],
    lines: [{ productId: coffee.id, quantity }, { productId: tea.id, quantity: "1", discount: { kind: "percent", percent: "5" } }],
  });
  await sell("2");
  const { id } = await sell("20");
  await receiveStock(ctx, { id: newId(), ...at, lines: [{ productId: coffee.id, quantity: "30", unitCost: "100" }] });
  await cancelSale(ctx, { id, reason: "test" });
});

/** What `verify` names of this shop after somebody who may do everything has done this to it. All of it is undone. */
async function namedAfter(damage: string): Promise<string[]> {
  const undo = new Error("undo");
  const [me] = await db.$client<{ name: string }[]>`select current_user as name`;
  let named: string[] = [];
  await owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`; // no trigger and no foreign key sees it
    await tx.unsafe(`do $$ declare c record; begin
      for c in select conrelid::regclass as t, conname from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace loop
        execute format('alter table %s drop constraint %I', c.t, c.conname);
      end loop;
    end $$`);
    const touched = await tx.unsafe(damage.replaceAll("MINE", `'${shop.ctx.storeId}'`).replaceAll("THEIRS", `'${theirs.ctx.storeId}'`));
    expect(touched.count).toBeGreaterThan(0);
    await tx.unsafe(`set local role ${me!.name}`);
    named = (await checkStore(tx, shop.ctx.storeId)).filter(({ broken }) => broken.length > 0).map(({ name }) => name);
    throw undo;
  }).catch((error: unknown) => expect(error).toBe(undo));
  return named;
}

test("a shop that was only used breaks nothing", async () => {
  expect(await namedAfter("update stores set name = 'Shop' where id = MINE")).toEqual([]);
});

const one = (table: string, set: string, where = "true") => `update ${table} set ${set} where store_id = MINE and ctid = (select ctid from ${table} where store_id = MINE and ${where} limit 1)`;
const without = (table: string, where = "true") => `delete from ${table} where store_id = MINE and ctid = (select ctid from ${table} where store_id = MINE and ${where} limit 1)`;
const copyOf = (table: string, change: string, where = "true") => `insert into ${table} select (json_populate_record(t, json_build_object(${change}))).* from ${table} t where store_id = MINE and ${where} limit 1`;

/** As if the owner had forbidden it that long before or after everything here was booked. */
const forbiddenSince = (moment: string) => `with forbidden as (update settings set below_zero = 'forbid' where store_id = MINE)
  insert into events select (json_populate_record(e, json_build_object('id', gen_random_uuid(), 'name', 'settings.updated', 'entity_id', store_id, 'after', '{"belowZero": "forbid"}'::json, 'created_at', created_at ${moment}))).*
  from events e where store_id = MINE and name = 'sale.created' limit 1`;

test("goods sold short while that was allowed, or at the moment it was forbidden, break nothing", async () => {
  for (const moment of ["", "- interval '30 seconds'", "+ interval '1 day'"]) expect(await namedAfter(forbiddenSince(moment))).not.toContainEqual(expect.stringContaining("3 stock: nothing went below"));
});

test.each([
  ["1 sale: total", one("sales", "total = total + 1, gross = gross + 1, payable = payable + 1, paid = paid + 1")],
  ["1 sale: total", one("sales", "discount = discount + 1")],
  ["1 sale: total", one("sales", "tax = tax - 1")],
  ["1 sale: total", one("sales", "line_count = line_count + 1")],
  ["1 sale: total", without("sale_lines")],
  ["1 sale: payments", one("sales", "rounding = rounding + 1")],
  ["1 sale: payments", one("sales", "change = change + 1, paid = paid + 1")],
  ["1 sale: payments", one("payments", "amount = amount + 1")],
  ["1 sale: payments", without("payments")],
  ["1 sale: made on", one("sales", "receipt_number = receipt_number || '0'")],
  ["1 sale: made on", one("sales", "branch_id = (select id from locations where store_id = MINE and name = 'Second')")],
  ["1 line", one("sale_lines", "total = total - 1, line_discount = line_discount + 2")],
  ["1 line", one("sale_lines", "gross = gross + 1, line_discount = line_discount + 1")],
  ["1 line", one("sale_lines", "tax = tax + 1")],
  ["3 stock: level = Σ", one("stock_levels", "quantity = quantity + 1000")],
  ["3 stock: level = Σ", without("stock_levels", "quantity <> 0")],
  ["3 stock: level = Σ", without("stock_movements", "reason = 'sale'")],
  ["3 stock: level = Σ", copyOf("stock_movements", "'id', gen_random_uuid()")],
  ["3 stock: every movement goes on", one("stock_movements", "level_after = level_after + 1000")],
  ["3 stock: every movement has", one("stock_movements", "source_id = gen_random_uuid()", "reason = 'adjustment'")],
  ["3 stock: every movement has", one("stock_movements", "source_id = gen_random_uuid()", "reason = 'opening'")],
  ["3 stock: every movement has", copyOf("stock_movements", "'id', gen_random_uuid()", "reason = 'opening'")],
  ["3 stock: every movement has", without("sale_cancellations")],
  ["3 stock: every movement has", without("stock_adjustments")],
  ["3 stock: every movement has", one("stock_receipt_lines", "quantity = quantity + 1000")],
  ["3 stock: every movement has", one("stock_movements", "reason = 'wastage'", "reason = 'receipt'")],
  ["3 stock: every movement has", one("stock_adjustments", "product_id = gen_random_uuid()")],
  ["3 stock: level and value", one("stock_levels", "value = value + 1")],
  ["3 stock: level and value", one("batches", "quantity_left = quantity_left + 1000", "quantity_left > 0")],
  ["3 stock: level and value", one("batches", "value_left = value_left - 1", "value_left > 1")],
  ["3 stock: an empty layer", one("batches", "value_left = 1", "quantity_left = 0")],
  ["3 stock: an empty layer", one("batches", "quantity_left = quantity + 1000", "quantity_left > 0")],
  ["3 stock: what a shortage", without("cost_corrections")],
  ["3 stock: what a shortage", one("cost_corrections", "quantity = quantity - 1000")],
  ["3 stock: nothing went below", "update settings set below_zero = 'forbid', updated_at = updated_at + interval '1 day' where store_id = MINE"],
  ["3 stock: nothing went below", forbiddenSince("- interval '2 minutes'")],
  ["7 receipt numbers", one("registers", "last_number = last_number + 1", "last_number > 0")],
  ["7 receipt numbers", one("sales", "number = number + 7")],
  ["7 receipt numbers", without("sales")],
  ["8 events: what a command", without("events", "name = 'sale.cancelled'")],
  ["8 events: what a command", without("events", "name = 'stock.received'")],
  ["8 events: what a command", without("events", "name = 'product.imported'")],
  ["8 events: what a command", without("events", "name = 'branch.created'")],
  ["8 events: what a command", without("events", "name = 'worker.created'")],
  ["8 events: what a command", one("imports", "status = 'failed'")],
  ["8 events: what a command", copyOf("events", "'id', gen_random_uuid()", "name = 'product.imported'")],
  ["8 events: what a command", copyOf("events", "'id', gen_random_uuid()", "name = 'sale.created'")],
  ["8 events: what a command", one("events", "entity_id = gen_random_uuid()", "name = 'stock.adjusted'")],
  ["8 events: every fact", without("outbox")],
  ["9 references: no row", one("sale_lines", "product_id = gen_random_uuid()")],
  ["9 references: no row", one("products", "category_id = gen_random_uuid()")],
  ["9 references: no row", one("sales", "worker_id = (select id from workers where store_id = THEIRS limit 1)")],
  ["9 references: no row", one("registers", "claim_worker_id = (select id from workers where store_id = THEIRS limit 1)")],
  ["10 goods in", one("stock_receipts", "total = total + 1")],
  ["10 goods in", one("stock_receipts", "line_count = line_count + 1")],
  ["11 cost: Σ", one("cost_corrections", "amount = amount + 1")],
  ["11 cost: Σ", one("stock_movements", "cost = cost + 1")],
  ["11 cost: goods in", one("stock_receipt_lines", "unit_cost = unit_cost + 100", "unit_cost is not null")],
  ["11 cost: goods in", one("stock_movements", "uncosted = 0", "reason = 'receipt' and uncosted <> 0")],
  ["11 cost: a line's", one("sale_lines", "cost = cost + 1", "cost is not null")],
  ["11 cost: a line's", one("sale_lines", "cost = null", "cost is not null")],
  ["11 cost: a cancelled", one("stock_movements", "cost = cost + 1", "reason = 'sale_cancel'")],
  ["11 cost: a cancelled", without("stock_movements", "reason = 'sale_cancel'")],
])("%s … is named after: %s", async (name, damage) => {
  expect(await namedAfter(damage)).toContainEqual(expect.stringContaining(name));
});
