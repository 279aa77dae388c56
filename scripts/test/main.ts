import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { freshBuild, runNext } from "../start/build";
import { closeSignal } from "../start/closing";
import { freePort, NOT_DURABLE, runningCluster, temporaryFolder, throwAwayCluster, watchCluster } from "../start/postgres";
import { Problem } from "../start/problem";
import { watch } from "../start/watchdog";
import { findBrowser } from "./browser";
import { endGroup, endOf, playwrightTally, runTool, type Tally, vitestTally } from "./tasks";

const RUN = fileURLToPath(new URL("../run.mjs", import.meta.url));
const OPEN_MS = 300_000;

const total: Tally = { passed: 0, failed: 0, skipped: 0 };
const startedAt = Date.now();
const closing = closeSignal(() => console.log("\nClosing…"));
const folder = await temporaryFolder("shop-crm-test-");
const release = watch({ folder });

try {
  await step("types", types);
  await step("lint", async () => count((await runTool("eslint/bin/eslint.js", ["."], closing)) === 0));
  await step("unit, integration and race tests", vitest);
  await step("build", async () => void (await freshBuild(log, closing), count(true)));
  await step("end-to-end tests", endToEnd);
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  release();
}

if (total.skipped > 0) log(`\n${total.skipped} skipped`);
log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(closing.aborted ? 130 : total.failed === 0 && total.passed > 0 ? 0 : 1);

async function types(): Promise<void> {
  await runNext(["typegen"], closing);
  count((await runTool("typescript/bin/tsc", ["--noEmit", "-p", "."], closing)) === 0);
}

async function vitest(): Promise<void> {
  const report = join(folder, "vitest.json");
  const cluster = await throwAwayCluster(NOT_DURABLE);
  try {
    const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const code = await runTool("vitest/vitest.mjs", args, closing, { NODE_ENV: "test", TEST_CLUSTER_URL: cluster.url("postgres") });
    add(await vitestTally(report, code));
  } finally {
    await cluster.stop();
  }
}

/** The real thing: `npm start` on an empty folder, a real browser, then every invariant on what the journeys left. */
async function endToEnd(): Promise<void> {
  const browser = await findBrowser(log);
  const report = join(folder, "playwright.json");
  const shop = await openShop();
  try {
    const code = await runTool("@playwright/test/cli.js", ["test", "--reporter=list,json"], closing, {
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      E2E_BASE_URL: shop.url,
      E2E_CHROMIUM: browser,
    });
    add(await playwrightTally(report, code));
    if (closing.aborted) return;

    log("\nThe invariants, after the journeys");
    const verify = spawn(process.execPath, [RUN, "scripts/verify.ts"], { detached: true, stdio: ["ignore", "inherit", "inherit"], env: shop.env });
    count((await endOf(verify, closing)) === 0);
  } finally {
    count(await shop.close());
  }
}

/** Opens a shop on a port and data of its own, with the demo shop in it. */
async function openShop() {
  const dataDir = join(folder, "data");
  const port = await freePort();
  const { DATABASE_URL: _, APP_DATABASE_URL: _app, SYSTEM_DATABASE_URL: _system, AUTH_SECRET: _secret, APP_URL: _url, HOST: _host, SEED: _seed, ...rest } = process.env;
  // The journeys come from one address and register more shops in a minute than anybody may.
  const env: NodeJS.ProcessEnv = { ...rest, PORT: String(port), DATA_DIR: dataDir, RATE_LIMIT_FACTOR: "1000", LOG_LEVEL: "warn" };
  const releaseCluster = await watchCluster(join(dataDir, "postgres"));

  const child = spawn(process.execPath, [RUN, "scripts/start/main.ts"], { detached: true, stdio: ["ignore", "pipe", "inherit"], env });
  const ended = endOf(child, closing);
  const isOpen = new Promise<true>((done) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.trim()) log(`  ${line.trim()}`);
      if (line.includes("is open")) done(true);
    });
  });
  const tooLong = new Promise<false>((done) => setTimeout(done, OPEN_MS, false).unref());
  if (!(await Promise.race([isOpen, ended.then(() => false), tooLong]))) {
    await endGroup(child);
    throw new Problem("`npm start` did not open the shop; the lines above say why.");
  }

  /** Whether it went in order, and took its database with it. */
  const close = async () => {
    await endGroup(child);
    const code = await ended;
    releaseCluster();
    return (code === 0 || closing.aborted) && (await runningCluster(join(dataDir, "postgres"))) === undefined;
  };
  return { url: `http://localhost:${port}`, env, close };
}

/** One part of the run. What it throws is a failure and a sentence, and the next part still runs. */
async function step(name: string, run: () => Promise<void>): Promise<void> {
  if (closing.aborted) return;
  log(`\n── ${name} (${Math.round((Date.now() - startedAt) / 1000)} s)`);
  try {
    await run();
  } catch (error) {
    if (closing.aborted) return;
    console.error(error instanceof Problem ? error.message : error);
    count(false);
  }
}

function count(isPassed: boolean): void {
  add({ passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1, skipped: 0 });
}

function add({ passed, failed, skipped }: Tally): void {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

function log(line: string): void {
  console.log(line);
}
