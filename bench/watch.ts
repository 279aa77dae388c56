import "server-only";

import type { Browser, BrowserContextOptions, Page } from "@playwright/test";

/** Who is signed in, and which register this browser holds. */
export type Visitor = BrowserContextOptions["storageState"];

/** What a page has told of itself since it was opened: milliseconds, and interactions by their number. */
export type Seen = { largest: number; shift: number; interactions: Record<string, number> };

const VIEWPORT = { width: 1440, height: 900 };

/** Runs in the page before anything of it. The browser tells of interactions that lasted 16 ms or more. */
const OBSERVE = `
  const seen = (globalThis.seen = { largest: 0, shift: 0, interactions: {} });
  const watch = (type, take, more) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  watch("largest-contentful-paint", ({ startTime }) => { seen.largest = startTime; });
  watch("layout-shift", ({ hadRecentInput, value }) => { if (!hadRecentInput) seen.shift += value; });
  watch("event", ({ interactionId: id, duration }) => { if (id) seen.interactions[id] = Math.max(duration, seen.interactions[id] ?? 0); }, { durationThreshold: 16 });
`;

/** A page that is watched from its first moment, in a browser with nothing cached. */
export async function openWatched(browser: Browser, baseURL: string, storageState: Visitor): Promise<Page> {
  const context = await browser.newContext({ baseURL, storageState, viewport: VIEWPORT, timezoneId: "Asia/Tashkent" });
  await context.addInitScript({ content: OBSERVE });
  return context.newPage();
}

/** What the page has told so far. */
export const seenBy = (page: Page): Promise<Seen> => page.evaluate("seen");
