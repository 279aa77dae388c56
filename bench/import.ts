import "server-only";

import { writeFile } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { setTimeout as rest } from "node:timers/promises";

import { chromium, type Page } from "@playwright/test";
import Papa from "papaparse";
import writeExcel from "write-excel-file/node";

import { GOODS, HEADINGS, supplierList } from "@/lib/testing/supplier-list";
import type { Server } from "@/scripts/start/server";
import { findBrowser } from "@/scripts/test/browser";

import { peakMemory, serveBench } from "./http";
import type { Urls } from "./sale-fixture";
import { percentile, table } from "./table";

const GOAL_SECONDS = 60;
const GOAL_MEMORY_MB = 400;
/** How long an import may take before it is given up. */
const PATIENCE_MS = 300_000;

/**
 * A supplier's list, as a CSV and as a workbook, brought in through the page of the production build, each into a new shop
 * of one server that stays: seconds of the dry run and of the import, the server's peak of memory in each, and how long
 * it took meanwhile to say that it is well.
 */
export async function benchImport(urls: Urls): Promise<void> {
  const rows = [HEADINGS, ...supplierList()];
  const files = [
    { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(Papa.unparse(rows)) },
    { name: "list.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: await writeExcel(rows.map((row) => row.map((value) => ({ value })))).toBuffer() },
  ];
  const browser = await chromium.launch({ executablePath: await findBrowser(console.log), args: ["--disable-background-networking", "--disable-component-update", "--disable-sync"] });
  const server = await serveBench(urls);
  try {
    const figures = [];
    for (const file of files) {
      const context = await browser.newContext({ baseURL: server.url });
      await context.addCookies([{ name: "locale", value: "en", url: server.url }]);
      const page = await context.newPage();
      await register(page);
      figures.push(await bringIn(page, file, server));
      await context.close();
    }
    table(`${GOODS.toLocaleString("en")} goods in one import, one server (goals: dry run and import under ${GOAL_SECONDS} s, memory under ${GOAL_MEMORY_MB} MB)`, figures);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function register(page: Page): Promise<void> {
  await page.goto("/register");
  await page.locator("input[name=storeName]").fill("Bench");
  await page.locator("input[name=firstName]").fill("Bench");
  await page.locator("input[name=username]").fill(`bench${Date.now().toString(36)}`);
  await page.locator("input[name=password]").fill("Yangi-dokon-2026!");
  await page.locator("button[type=submit]").click();
  await page.waitForURL((url) => url.pathname === "/");
}

async function bringIn(page: Page, file: { name: string; mimeType: string; buffer: Buffer }, { url, pid }: Server & { url: string }) {
  await forgetPeak(pid);
  const watch = watchHealth(url);
  await page.goto("/products/import", { waitUntil: "networkidle" });
  const [begun, button] = [performance.now(), page.getByRole("button", { name: /^Import \d/ })];
  await page.locator("input[type=file]").setInputFiles(file);
  await button.waitFor({ timeout: PATIENCE_MS });
  const checked = performance.now();
  await button.click();
  await page.getByText(/added, 0 changed/).waitFor({ timeout: PATIENCE_MS });
  const seconds = (performance.now() - begun) / 1_000;

  const waits = await watch.end();
  const memory = await peakMemory(pid);
  const isMet = seconds < GOAL_SECONDS && memory < GOAL_MEMORY_MB;
  return {
    file: `${file.name}, ${(file.buffer.length / 1_048_576).toFixed(1)} MB`, "dry run, s": ((checked - begun) / 1_000).toFixed(1), "in all, s": seconds.toFixed(1),
    "/health/ p95, ms": percentile(waits, 0.95).toFixed(0), "worst, ms": Math.max(...waits).toFixed(0), "peak memory, MB": memory, "": isMet ? "goals met" : "goal missed",
  };
}

/** The peak begins anew (Linux). */
const forgetPeak = (pid: number): Promise<void> => writeFile(`/proc/${pid}/clear_refs`, "5");

/** Asks every 50 ms how the server is, until it is told to end; answers how long each answer took. */
function watchHealth(url: string) {
  const waits: number[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const begun = performance.now();
      await (await fetch(`${url}/health/`)).text();
      waits.push(performance.now() - begun);
      await rest(50);
    }
  })();
  return { end: async () => ((isOver = true), await asking, waits) };
}
