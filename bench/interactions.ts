import "server-only";

import { setTimeout as rest } from "node:timers/promises";

import type { Browser, Page } from "@playwright/test";

import { demoGoods } from "@/db/seed/goods";

import { median, percentile, table } from "./table";
import { openWatched, seenBy, type Visitor } from "./watch";

const GOAL_MS = 100;
const GOAL_TILL_MS = 50;
/** Between two interactions of a quick person. */
const PAUSE_MS = 90;
/** Between two keys of a scanner. */
const SCAN_GAP_MS = 6;

type Use = { page: string; use(page: Page): Promise<void>; goal?: number };

const USES: Use[] = [
  { page: "a bare page", use: useBarePage },
  { page: "/products", use: useProducts, goal: GOAL_MS },
  { page: "/pos", use: useTill, goal: GOAL_TILL_MS },
];

/**
 * Interaction to next paint: a person's keys and clicks, sent to Chromium as a keyboard and a mouse would, nothing
 * slowed down. The browser does not report what was painted within 16 ms, so the figures are of the slower ones only.
 * The pages take turns; a page with nothing but a field and a button shows what this machine allows at this hour.
 */
export async function benchInteractions(browser: Browser, baseURL: string, visitor: Visitor, { rounds = 3 } = {}): Promise<void> {
  const measured = USES.map((use) => ({ ...use, rounds: [] as number[][] }));
  for (let round = 0; round < rounds; round++) for (const each of measured) each.rounds.push(await interact(browser, baseURL, visitor, each));

  table(`Interaction to next paint, those of 16 ms and more; median of ${rounds} rounds`, measured.map(({ page, goal, rounds: all }) => {
    const middle = (share: number) => median(all.map((times) => percentile(times, share)));
    const verdict = goal === undefined ? "" : middle(0.95) < goal ? "goal met" : "goal missed";
    return { page, interactions: all.flat().length, "p50, ms": middle(0.5), "p95, ms": middle(0.95), "worst, ms": middle(1), goal: goal ? `under ${goal}` : "", "": verdict };
  }));
}

async function interact(browser: Browser, baseURL: string, visitor: Visitor, { page: path, use }: Use): Promise<number[]> {
  const page = await openWatched(browser, baseURL, visitor);
  if (path.startsWith("/")) await page.goto(path, { waitUntil: "networkidle" });
  await use(page);
  await rest(500); // the last of them is painted and told
  const times = Object.values((await seenBy(page)).interactions);
  await page.context().close();
  return times;
}

async function useBarePage(page: Page): Promise<void> {
  await page.setContent("<input autofocus><button onclick=\"this.textContent = Number(this.textContent) + 1\">0</button>");
  await type(page, "shakar va choy, non va sut, guruch");
  for (let i = 0; i < 30; i++) await click(page, "button");
}

/** Searches, sorts, filters, selects; a row's menu, the columns. */
async function useProducts(page: Page): Promise<void> {
  for (const text of ["shakar", "choy", "сок"]) {
    await click(page, "input[type=search]");
    await type(page, text);
    await page.waitForURL((url) => url.searchParams.get("search") === text);
    await page.keyboard.press("Escape");
    await page.waitForURL((url) => !url.searchParams.has("search"));
  }
  for (let i = 0; i < 10; i++) {
    await click(page, "th .srt", i % 3);
    await page.locator(".dt[aria-busy=false]").waitFor();
  }
  for (let i = 0; i < 20; i++) await click(page, "tbody .cbx input", i);
  await click(page, "thead .cbx input");
  await click(page, "thead .cbx input");
  for (let i = 0; i < 6; i++) {
    await click(page, ".chip.add");
    await click(page, "[role^=menuitem]", 1);
    await click(page, "[role^=menuitem]", i % 2);
    await click(page, ".chip .x");
    await page.locator(".dt[aria-busy=false]").waitFor();
  }
  for (let i = 0; i < 6; i++) {
    await click(page, "tbody td.act button", i);
    await page.locator("[role=menu]").waitFor();
    await press(page, "Escape");
  }
}

/** Scans, tiles, + and −, lines, categories, a search, the payment opened, filled and closed. */
async function useTill(page: Page): Promise<void> {
  await page.locator(".tile:not(.wait)").first().waitFor();
  const codes = demoGoods().flatMap(({ code }) => code ?? []).slice(0, 12);
  for (const code of codes) {
    await scan(page, code);
    await rest(PAUSE_MS);
  }
  await page.locator("ol.lines > li").nth(codes.length - 1).waitFor();
  for (let i = 0; i < 25; i++) await click(page, ".tile:not(.out)", i % 20);
  for (let i = 0; i < 20; i++) await press(page, i % 2 ? "-" : "+");
  for (let i = 0; i < 10; i++) await press(page, i % 2 ? "ArrowUp" : "ArrowDown");
  for (let i = 0; i < 10; i++) await click(page, "ol.lines .pick", i);
  for (let i = 0; i < 6; i++) await click(page, ".cats button", (i + 1) % 6);
  await click(page, "#till-search");
  await type(page, "shakar");
  await rest(500);
  await press(page, "Escape");
  for (let i = 0; i < 8; i++) {
    await press(page, "F4");
    await page.locator(".paydlg").waitFor();
    await type(page, "900000");
    await press(page, "ArrowDown");
    await press(page, "Escape");
  }
}

async function click(page: Page, selector: string, nth = 0): Promise<void> {
  await page.locator(selector).nth(nth).click();
  await rest(PAUSE_MS);
}

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await rest(PAUSE_MS);
}

const type = (page: Page, text: string): Promise<void> => page.keyboard.type(text, { delay: PAUSE_MS });

/** The keys of a code as a scanner sends them. Their times are said, so that a busy machine does not turn it into a person. */
async function scan(page: Page, code: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const begun = Date.now();
  const keys = [...[...code].map((text) => ({ text, key: text, code: `Digit${text}`, windowsVirtualKeyCode: text.charCodeAt(0) })), { text: "\r", key: "Enter", code: "Enter", windowsVirtualKeyCode: 13 }];
  const sent = [];
  for (const [i, key] of keys.entries()) {
    const at = begun + i * SCAN_GAP_MS;
    await rest(Math.max(at - Date.now(), 0)); // never before its time: it would seem to be answered at once
    sent.push(keyboard.send("Input.dispatchKeyEvent", { type: "keyDown", ...key, timestamp: at / 1_000 }));
    sent.push(keyboard.send("Input.dispatchKeyEvent", { type: "keyUp", ...key, text: "", timestamp: (at + 1) / 1_000 }));
  }
  await Promise.all(sent);
  await keyboard.detach();
}
