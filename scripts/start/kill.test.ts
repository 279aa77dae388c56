import { rm } from "node:fs/promises";
import { join } from "node:path";

import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";

import { DEVICE, openBenchShop, pick } from "@/bench/sale-fixture";
import { connect, type Database } from "@/db/client";
import { verifyInvariants } from "@/db/verify";
import { newId } from "@/lib/core/id";
import { createSale } from "@/lib/trade/sale/create-sale";

import { embeddedDatabase, openEmbedded } from "./environment";
import { runningCluster, temporaryFolder } from "./postgres";

const TILLS = 12;

let dataDir: string;
beforeAll(async () => void (dataDir = await temporaryFolder("shop-killed-")));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

it("a database killed in the middle of selling has every sale it said yes to, none by half, and sells what is asked again once", async () => {
  const { cluster, lost } = await openEmbedded(dataDir, "before the kill");
  lost.catch(() => undefined);
  const logins = await embeddedDatabase(cluster);
  const ownerUrl = cluster.url("shop_crm");
  const shop = await openBenchShop({ ...logins, ownerUrl }, { tills: TILLS, goods: 40 });
  const orders = Array.from({ length: 3_000 }, (_, i) => ({
    id: newId(), branchId: shop.branchId, registerId: shop.registerIds[i % TILLS]!, deviceId: DEVICE,
    lines: pick(shop.productIds, 3).map((productId) => ({ id: newId(), productId, quantity: "2" })),
    discount: { kind: "percent" as const, percent: "3" }, payments: [{ method: "cash" as const, amount: "1000000.00" }],
  }));

  const said = new Map<string, string>(); // what the tills were told
  const crashes: unknown[] = [];
  const note = (error: unknown) => void crashes.push(error);
  process.on("uncaughtException", note);
  const db = connect(logins.appUrl, TILLS);
  const selling = Promise.all(Array.from({ length: TILLS }, async (_, till) => {
    for (let i = till; i < orders.length; i += TILLS) {
      const sale = await createSale({ ...shop.ctx, db, now: new Date() }, orders[i]!).catch(() => undefined);
      if (!sale) return; // the till that gets no answer keeps its cart
      said.set(sale.id, sale.receiptNumber);
    }
  }));
  while (said.size < 200) await new Promise((done) => setTimeout(done, 5));
  await kill(ownerUrl);
  await selling;
  await db.$client.end({ timeout: 1 });
  process.off("uncaughtException", note);
  expect(crashes).toEqual([]);
  expect(said.size).toBeLessThan(orders.length);

  const again = await openEmbedded(dataDir, "after the kill");
  const anew = await embeddedDatabase(again.cluster);
  const pools = { db: connect(anew.appUrl, TILLS), systemDb: connect(anew.systemUrl, 1) };
  try {
    const kept = await receiptsOf(pools.db, shop.ctx.storeId);
    for (const [id, receiptNumber] of said) expect(kept.get(id), receiptNumber).toBe(receiptNumber);
    expect(await brokenOf(pools)).toEqual([]);

    const asked = orders.filter(({ id }) => said.has(id) || !kept.has(id)).slice(0, 600);
    const answers = await Promise.all(asked.map((order) => createSale({ ...shop.ctx, db: pools.db, now: new Date() }, order)));
    for (const { id, receiptNumber } of answers) if (kept.has(id)) expect(receiptNumber).toBe(kept.get(id));
    expect((await receiptsOf(pools.db, shop.ctx.storeId)).size).toBe(kept.size + asked.filter(({ id }) => !kept.has(id)).length);
    expect(await brokenOf(pools)).toEqual([]);
  } finally {
    await Promise.all([pools.db.$client.end(), pools.systemDb.$client.end()]);
    await again.stop();
  }
}, 120_000);

/** The server and all that work in it, at once: nobody gets to say or write anything more. */
async function kill(ownerUrl: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  const pids = await owner<{ pid: number }[]>`select pid from pg_stat_activity where pid <> pg_backend_pid()`;
  const server = await runningCluster(join(dataDir, "postgres"));
  for (const pid of [server!.pid, ...pids.map(({ pid }) => pid)]) process.kill(pid, "SIGKILL");
  await owner.end({ timeout: 1 });
}

async function receiptsOf(db: Database, storeId: string): Promise<Map<string, string>> {
  return db.$client.begin(async (tx) => {
    await tx`select set_config('app.store_id', ${storeId}, true)`;
    const rows = await tx<{ id: string; receipt_number: string }[]>`select id, receipt_number from sales`;
    return new Map(rows.map((row) => [row.id, row.receipt_number]));
  });
}

const brokenOf = async (pools: Parameters<typeof verifyInvariants>[0]) => (await verifyInvariants(pools)).filter(({ broken }) => broken.length > 0);
