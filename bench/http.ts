import "server-only";

import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";

import autocannon from "autocannon";

import { connect } from "@/db/client";
import { openSession } from "@/lib/accounts/session/sessions";
import { issueTokens } from "@/lib/accounts/session/tokens";
import { freshBuild } from "@/scripts/start/build";
import { freePort } from "@/scripts/start/postgres";
import { serve, type Server } from "@/scripts/start/server";

import { byHand, rate } from "./create-sale";
import { databasePids, processorMs } from "./processor";
import { type BenchShop, openBenchShop, pick, settleDatabase, type Urls } from "./sale-fixture";
import { median, table } from "./table";

const CONNECTIONS = 16;
const SHOPS = 4;
const LINES = 5;
const GOAL_RATE = 300;
const GOAL_P99_MS = 200;
const GOAL_MEMORY_MB = 400;

/** The production build on a port of its own, over that database. Rate limits are raised: one caller makes all the calls here; and only trouble is logged, among the tables. */
export async function serveBench({ appUrl, systemUrl }: Urls): Promise<Server & { url: string }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, APP_DATABASE_URL: appUrl, SYSTEM_DATABASE_URL: systemUrl, APP_URL: url, AUTH_SECRET: randomBytes(32).toString("base64url"), DATA_DIR: process.env.TMPDIR ?? "/tmp", RATE_LIMIT_API: "100000000", LOG_LEVEL: "warn" };
  return { ...(await serve(await freshBuild(console.log), { host: "127.0.0.1", port, url }, env)), url };
}

/**
 * `POST /api/v1/sales/` over HTTP on the production build: one server process, the load generator and the durable
 * database on the same cores. Sales of five lines, four shops' API registers in turn. Then the two parts that no code of
 * ours can do without: the same rows written by hand, a register for each connection, and the same call refused for want of a token.
 */
export async function benchHttp(urls: Urls, { rounds = 5, seconds = 8 } = {}): Promise<void> {
  const shops = await Promise.all(Array.from({ length: SHOPS }, () => openBenchShop(urls, { tills: CONNECTIONS / SHOPS, goods: 1_000 })));
  const callers = await Promise.all(shops.map(async (shop) => ({ shop, token: await tokenFor(urls, shop) })));
  await settleDatabase(urls);
  const server = await serveBench(urls);
  try {
    await load(server.url, callers, 4); // warm
    const used = await processors(urls, server.pid);
    const results = [];
    for (let round = 0; round < rounds; round++) results.push(await load(server.url, callers, seconds));
    const perSale = await used(results.reduce((all, each) => all + each.sales, 0));
    const memory = await peakMemory(server.pid);
    const bounds = await measureBounds(urls, server.url, shops, rounds);

    const [sales, p50, p99] = [median(results.map((each) => each.rate)), median(results.map((each) => each.p50)), median(results.map((each) => each.p99))];
    const refused = results.reduce((all, each) => all + each.refused, 0);
    table(`POST /api/v1/sales/, ${CONNECTIONS} connections, one process, rate limit raised, no line a request; median of ${rounds} rounds of ${seconds} s`, [
      { what: "sales a second", figure: Math.round(sales), goal: `at least ${GOAL_RATE}`, "": sales >= GOAL_RATE ? "goal met" : "goal missed" },
      { what: "p50, ms", figure: p50, goal: "", "": "" },
      { what: "p99, ms", figure: p99, goal: `under ${GOAL_P99_MS}`, "": p99 < GOAL_P99_MS ? "goal met" : "goal missed" },
      { what: "answers other than 201", figure: refused, goal: "0", "": refused === 0 ? "goal met" : "goal missed" },
      { what: "peak memory of the server, MB", figure: memory, goal: `under ${GOAL_MEMORY_MB}`, "": memory < GOAL_MEMORY_MB ? "goal met" : "goal missed" },
    ]);
    table("Where a sale's time goes", [
      ...Object.entries(perSale).map(([who, ms]) => ({ what: `processor of the ${who}, ms a sale`, figure: ms.toFixed(2) })),
      { what: "the same rows written by hand, without HTTP: sales a second", figure: String(Math.round(bounds.byHand)) },
      { what: "the same call refused by the server: calls a second", figure: String(Math.round(bounds.calls)) },
      { what: "one after the other, the most this machine could do: sales a second", figure: String(Math.round(bounds.both)) },
      { what: "sales a second, of those", figure: (sales / bounds.both).toFixed(2) },
    ]);
  } finally {
    await server.stop();
  }
}

/** What the machine can do of a sale without rules and of a call without a sale, and of both together. */
async function measureBounds(urls: Urls, url: string, shops: BenchShop[], rounds: number) {
  const [byHands, calls]: [number[], number[]] = [[], []];
  const strangers = shops.map((shop) => ({ shop, token: "none" }));
  for (let round = 0; round <= rounds; round++) {
    const sellers = shops.map((shop) => byHand(urls, shop, CONNECTIONS / SHOPS));
    const all = { sell: (i: number) => sellers[i % SHOPS]!.sell(Math.floor(i / SHOPS)), end: () => Promise.all(sellers.map((each) => each.end())).then(() => undefined) };
    const [sold, called] = [await rate(all, CONNECTIONS, 3), await load(url, strangers, 3)];
    if (round === 0) continue; // warms
    byHands.push(sold);
    calls.push(called.answered);
  }
  const [sold, called] = [median(byHands), median(calls)];
  return { byHand: sold, calls: called, both: 1 / (1 / sold + 1 / called) };
}

async function tokenFor({ systemUrl }: Urls, { userId, ctx }: BenchShop): Promise<string> {
  const systemDb = connect(systemUrl, 1);
  const now = new Date();
  try {
    return await systemDb.transaction(async (tx) => (await issueTokens(tx, await openSession(tx, { userId, storeId: ctx.storeId, kind: "api", now }), now)).access);
  } finally {
    await systemDb.$client.end();
  }
}

async function load(url: string, callers: { shop: BenchShop; token: string }[], seconds: number) {
  let turn = 0;
  const result = await autocannon({
    url, connections: CONNECTIONS, duration: seconds,
    requests: [{
      method: "POST",
      path: "/api/v1/sales/",
      setupRequest: (request) => {
        const { shop, token } = callers[turn++ % callers.length]!;
        const items = pick(shop.productIds, LINES).map((product) => ({ product, quantity: "1" }));
        const body = JSON.stringify({ branch: shop.branchId, payment_type: "cash", paid_amount: "1000000.00", items });
        return { ...request, headers: { "content-type": "application/json", authorization: `Bearer ${token}` }, body };
      },
    }],
  });
  return { sales: result["2xx"], rate: result["2xx"] / result.duration, answered: result.requests.total / result.duration, p50: result.latency.p50, p99: result.latency.p99, refused: result.non2xx + result.errors };
}

/** Whose processor time a sale takes, from now on: where none is left, these say who must become cheaper. */
async function processors({ ownerUrl }: Urls, serverPid: number) {
  const pids = { server: [serverPid], database: await databasePids(ownerUrl), "load generator": [process.pid] };
  const now = async () => Object.fromEntries(await Promise.all(Object.entries(pids).map(async ([who, theirs]) => [who, await processorMs(theirs)] as const)));
  const before = await now();
  return async (sales: number) => {
    const after = await now();
    return Object.fromEntries(Object.keys(pids).map((who) => [who, (after[who]! - before[who]!) / sales]));
  };
}

/** The most resident memory the process ever had, in MB, as Linux counts it. */
export async function peakMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1_024);
}
