import { getTableColumns, getTableName, is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { beforeAll, describe, expect, test } from "vitest";

import * as schema from "@/db/schema";
import { PLATFORM_TABLES } from "@/db/schema";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { createSale } from "@/lib/trade/sale/create-sale";
import { cancelSale } from "@/lib/trade/sale/cancel-sale";
import { adjustStock } from "@/lib/warehouse/stock/adjust-stock";
import { receiveStock } from "@/lib/warehouse/stock/receive-stock";

import { db, owner } from "./db";
import { openShop, type Shop } from "./shop";

const tables = Object.values(schema).filter((each) => is(each, PgTable)) as PgTable[];
const tenantTables = tables.map(getTableName).filter((name) => !(PLATFORM_TABLES as readonly string[]).includes(name)).sort();
const columnOf = (table: string) => (table === "stores" ? "id" : "store_id");

/** Tables in which what happened is appended: no grant to change, and a trigger that stops the owner too. */
const APPEND_ONLY = [
  "stock_movements", "cost_corrections", "stock_receipts", "stock_receipt_lines", "stock_adjustments", "import_changes",
  "sales", "sale_lines", "payments", "sale_cancellations", "events",
];

let mine: Shop;
let theirs: Shop;

beforeAll(async () => {
  [mine, theirs] = [await openShop(), await openShop()];
  for (const shop of [mine, theirs]) await fill(shop);
});

/** One row at least in every table of a store. */
async function fill({ ctx, branch, tea, coffee, worker }: Shop) {
  const at = { locationId: branch.id };
  await receiveStock(ctx, { id: newId(), ...at, lines: [{ productId: tea.id, quantity: "1", unitCost: "80" }] });
  await adjustStock(ctx, { id: newId(), ...at, productId: tea.id, quantity: "-1", reason: "missing" });
  const { id } = await createSale(ctx, { id: newId(), branchId: branch.id, lines: [{ productId: coffee.id, quantity: "20" }], payments: [{ method: "cash", amount: "4000" }] });
  await receiveStock(ctx, { id: newId(), ...at, lines: [{ productId: coffee.id, quantity: "30", unitCost: "100" }] }); // fills the shortage: a correction
  await cancelSale(ctx, { id, reason: "test" });
  await inStore(ctx, async ({ tx, storeId }) => {
    const importId = newId();
    const row = { storeId, createdAt: ctx.now };
    await tx.insert(schema.categories).values({ ...row, id: newId(), name: "Tea", position: 1, status: "active" });
    await tx.insert(schema.productBarcodes).values({ storeId, id: newId(), productId: tea.id, code: "4780000000001", quantity: 1_000n, position: 0 });
    await tx.insert(schema.ownBarcodes).values({ storeId, lastNumber: 1n });
    await tx.insert(schema.imports).values({
      ...row, id: importId, fileName: "a.csv", fileKey: "a", status: "checked", columns: {}, rowsTotal: 1, rowsDone: 1, created: 1, updated: 0, workerId: worker.id, seenAt: ctx.now,
    });
    await tx.insert(schema.importChanges).values({ storeId, id: newId(), importId, productId: tea.id, row: 2 });
    await tx.insert(schema.idempotencyKeys).values({ ...row, scope: "s", key: "k", bodyHash: "h" });
  });
}

type Tx = Parameters<Parameters<typeof db.$client.begin>[1]>[0];
const asStore = <T>(storeId: string, run: (tx: Tx) => Promise<T>) => db.$client.begin(async (tx) => {
  await tx`select set_config('app.store_id', ${storeId}, true)`;
  return run(tx);
});

/** What another store can do with this store's rows of a table: counts, or the refusal. All of it is undone. */
async function tryAll(table: string, me: string, them: string) {
  const key = columnOf(table);
  const attempt = async (statement: string) => {
    const undo = new Error("undo");
    let touched = -1;
    await asStore(me, async (tx) => {
      touched = (await tx.unsafe(statement)).count;
      throw undo;
    }).catch((error: unknown) => {
      if (error !== undo) touched = (error as { code?: string }).code === "42501" ? 0 : Number.NaN;
    });
    return touched;
  };
  const copy = `insert into ${table} select (json_populate_record(t, json_build_object('${key}', '${them}'))).* from ${table} t limit 1`;
  return {
    read: await attempt(`select 1 from ${table} where ${key} = '${them}'`),
    updated: await attempt(`update ${table} set ${key} = ${key} where ${key} = '${them}'`),
    deleted: await attempt(`delete from ${table} where ${key} = '${them}'`),
    inserted: await attempt(copy),
  };
}

const NOTHING = { read: 0, updated: 0, deleted: 0, inserted: 0 };

test("every table is a store's or is named as the platform's", async () => {
  const found = await owner<{ name: string }[]>`select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`;
  expect(found.map(({ name }) => name)).toEqual([...tenantTables, ...PLATFORM_TABLES].sort());
  for (const table of tables.filter((each) => tenantTables.includes(getTableName(each)) && getTableName(each) !== "stores")) {
    expect(getTableColumns(table), getTableName(table)).toHaveProperty("storeId");
  }
});

test("every store's table is fenced, and the application can neither lift nor pass the fence", async () => {
  const open = await owner`
    select relname from pg_class t
    where relname = any(${tenantTables}) and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy where polrelid = t.oid and polname = 'own_store'))`;
  expect(open).toEqual([]);

  const [role] = await db.$client`
    select r.rolbypassrls or r.rolsuper as passes, exists (select from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = current_user`;
  expect(role).toEqual({ passes: false, owns: false });
});

test("the application has no way to people, sessions, tokens and rate limits", async () => {
  for (const table of ["users", "sessions", "tokens", "rate_limits"]) {
    await expect(db.$client.unsafe(`select 1 from ${table}`)).rejects.toMatchObject({ code: "42501" });
  }
});

test("answers kept for a repeated request are written by the application, and swept by the system's login alone", async () => {
  await expect(asStore(mine.ctx.storeId, (tx) => tx`delete from idempotency_keys`)).rejects.toMatchObject({ code: "42501" });
});

/** A table the application may not even ask about: written and read by functions of the tables' holder alone. */
const CLOSED = ["search_words"];

test.each(CLOSED)("%s is closed to the application altogether", async (table) => {
  for (const statement of [`select 1 from ${table}`, `update ${table} set store_id = store_id`, `delete from ${table}`]) {
    await expect(asStore(mine.ctx.storeId, (tx) => tx.unsafe(statement))).rejects.toMatchObject({ code: "42501" });
  }
});

describe.each(tenantTables.filter((table) => !CLOSED.includes(table)))("%s", (table) => {
  test("another store reads, changes, deletes and plants nothing", async () => {
    const [own] = await asStore(theirs.ctx.storeId, (tx) => tx.unsafe(`select count(*)::int as n from ${table}`));
    expect(own!.n).toBeGreaterThan(0);
    expect(await tryAll(table, mine.ctx.storeId, theirs.ctx.storeId)).toEqual(NOTHING);
  });

  test("without the policy the same attempts reach the rows: the test would see it", async () => {
    const key = columnOf(table);
    const [me] = await db.$client<{ name: string }[]>`select current_user as name`;
    let reached = 0;
    const undo = new Error("undo");
    await owner.begin(async (tx) => {
      await tx.unsafe(`drop policy own_store on ${table}`);
      await tx.unsafe(`create policy open_to_all on ${table} to shop_app using (true)`);
      await tx.unsafe(`set local role ${me!.name}`);
      await tx`select set_config('app.store_id', ${mine.ctx.storeId}, true)`;
      reached = (await tx.unsafe(`select 1 from ${table} where ${key} = '${theirs.ctx.storeId}'`)).count;
      throw undo;
    }).catch((error: unknown) => expect(error).toBe(undo));
    expect(reached).toBeGreaterThan(0);
    expect(await tryAll(table, mine.ctx.storeId, theirs.ctx.storeId)).toEqual(NOTHING); // the policy is back
  });
});

const references = tables.flatMap((table) => getTableConfig(table).foreignKeys.map((key) => {
  const { columns, foreignTable } = key.reference();
  return { table: getTableName(table), columns: columns.map((column) => column.name), to: getTableName(foreignTable) };
})).filter(({ table, to }) => tenantTables.includes(table) && tenantTables.includes(to) && to !== "stores");

describe.each(references)("$table → $to", ({ table, columns, to }) => {
  test("a row cannot point into another store", async () => {
    const column = columns.find((name) => name !== "storeId" && name !== "store_id")!.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    // Past every policy and trigger, as the tables' holder: only the key itself can refuse.
    await expect(owner.begin(async (tx) => {
      await tx.unsafe(`alter table ${table} disable trigger user`);
      const [other] = await tx.unsafe(`select id from ${to} where store_id = '${theirs.ctx.storeId}' limit 1`);
      const moved = await tx.unsafe(`update ${table} set ${column} = '${other!.id}' where ctid = (select ctid from ${table} where store_id = '${mine.ctx.storeId}' limit 1)`);
      expect(moved.count).toBe(1);
    })).rejects.toMatchObject({ code: "23503" });
  });
});

test.each(APPEND_ONLY)("what happened cannot be rewritten: %s", async (table) => {
  for (const statement of [`update ${table} set store_id = store_id`, `delete from ${table}`]) {
    await expect(asStore(mine.ctx.storeId, (tx) => tx.unsafe(statement))).rejects.toMatchObject({ code: "42501" });
    await expect(owner.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
  }
});

test("outside a store's transaction there is nothing: no rows on a fresh connection, an error on a used one", async () => {
  const answers = await Promise.allSettled(Array.from({ length: 4 }, () => db.$client`select 1 from products`));
  for (const answer of answers) {
    if (answer.status === "fulfilled") expect(answer.value.length).toBe(0);
    else expect(answer.reason).toMatchObject({ code: "22P02" });
  }
});
