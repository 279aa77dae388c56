import "server-only";

import { performance } from "node:perf_hooks";

import { eq } from "drizzle-orm";

import { connect, type Database } from "@/db/client";
import { locations, users, workers } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { ROLE_PERMISSIONS } from "@/lib/core/permissions";
import { listProducts } from "@/lib/warehouse/product/queries";
import { lockStock, moveStock } from "@/lib/warehouse/stock/ledger";
import { unhurried } from "@/scripts/start/connections";

import { settleDatabase, type Urls } from "./sale-fixture";
import { fillGoods, GOODS } from "./search";
import { percentile, table } from "./table";
import type { Visitor } from "./watch";

const TIMES = 50;
const WARM = 5;
const GOAL_MS = 150;
const BATCH = 2_000;

/**
 * The first page of 100,000 products with stock, among the demo shop's sales: milliseconds of the use case with all its
 * statements, and of `GET /products` until the last byte of its HTML.
 */
export async function benchList(urls: Urls, baseURL: string, visitor: Visitor): Promise<void> {
  const db = connect(unhurried(urls.appUrl), 8);
  try {
    const owner = await demoOwner(urls, db);
    await stockUp(owner);
    await settleDatabase(urls);

    const cookie = typeof visitor === "object" ? visitor.cookies.map(({ name, value }) => `${name}=${value}`).join("; ") : "";
    const get = (path: string) => async () => {
      const answer = await fetch(new URL(path, baseURL), { headers: { cookie }, redirect: "error" });
      if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}.`);
      await answer.text();
    };
    table(`The first page of ${GOODS.toLocaleString("en")} products, ms of ${TIMES} times (goal: p95 under ${GOAL_MS})`, [
      await measure("listProducts", () => listProducts(owner, {})),
      await measure("listProducts, by stock", () => listProducts(owner, { ordering: "-stock" })),
      await measure("GET /products", get("/products")),
      await measure("GET /products, by price", get("/products?ordering=-price")),
    ]);
  } finally {
    await db.$client.end();
  }
}

async function measure(what: string, run: () => Promise<unknown>) {
  const times: number[] = [];
  for (let i = 0; i < WARM + TIMES; i++) {
    const start = performance.now();
    await run();
    if (i >= WARM) times.push(performance.now() - start);
  }
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  return { what, p50: p50.toFixed(0), p95: p95.toFixed(0), worst: Math.max(...times).toFixed(0), "": p95 < GOAL_MS ? "goal met" : "goal missed" };
}

async function demoOwner({ systemUrl }: Urls, db: Database): Promise<Context> {
  const systemDb = connect(systemUrl, 1);
  try {
    const [worker] = await systemDb.select({ id: workers.id, storeId: workers.storeId }).from(workers).innerJoin(users, eq(users.id, workers.userId)).where(eq(users.username, "demo-owner"));
    return {
      db, storeId: worker!.storeId, branchIds: "all", actor: { kind: "worker", id: worker!.id }, grants: new Set(ROLE_PERMISSIONS.owner),
      timeZone: "Asia/Tashkent", locale: "uz", now: new Date(), requestId: "bench",
    };
  } finally {
    await systemDb.$client.end();
  }
}

/** 100,000 goods more, each with its first stock in one branch. */
async function stockUp(owner: Context): Promise<void> {
  await inStore(owner, async (ctx) => {
    const [branch] = await ctx.tx.select({ id: locations.id }).from(locations).where(eq(locations.kind, "branch")).limit(1);
    const goods = await fillGoods(ctx);
    for (let i = 0; i < goods.length; i += BATCH) {
      const some = goods.slice(i, i + BATCH);
      const locked = await lockStock(ctx, branch!.id, some.map(({ id }) => id));
      await moveStock(ctx, locked, { reason: "opening", sourceId: newId(), belowZero: "allow" }, some.map(({ id, name }) => (
        { productId: id, name, lineId: null, quantity: 24_000n, cost: 168_000_00n, uncosted: 0n, unitCost: 7_000_00n }
      ))).written;
    }
  });
}
