import { readFileSync } from "node:fs";

import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";

import { DEMO_PASSWORD, expect, signIn, test as base } from "./fixtures";

const LOCALES = ["uz", "uz-Cyrl", "ru", "en"] as const;
const PUBLIC = ["/sign-in", "/register", "/design", "/api/docs"];
const TOPICS = ["selling", "receipt", "stock", "tax"].map((topic) => `/settings?topic=${topic}`);
const PAGES = ["/", "/sales", "/products", "/products?view=tiles", "/products/import", "/categories", "/stock", "/stock/movements", "/receipts", "/receipts/new", "/branches", "/settings", ...TOPICS, "/profile"];
/** How a key looks that has no message: it begins with a group of the catalogue. */
const KEY = new RegExp(`\\b(?:${Object.keys(JSON.parse(readFileSync("messages/uz.json", "utf8")) as object).join("|")})\\.[a-z]\\w+`);
/** Pages of one thing: the first of a list is opened. */
const DETAILS = [["/sales", "a[href^='/sales/']"], ["/products", "a[href^='/products/']:not([href*='import'])"], ["/receipts", "a[href^='/receipts/']:not([href$='new'])"], ["/products/import", "a[href^='/products/import/']"]] as const;

const test = base.extend<{ owner: Page }>({
  owner: async ({ context }, use) => {
    await signIn(context, "demo-owner", DEMO_PASSWORD);
    const page = await context.newPage();
    await importOnce(page);
    await use(page);
  },
});

/** All of the till, each part handed to `look`: the choice of a register, goods, a receipt, its payment, and what is said when it is sold. */
async function walkTill(page: Page, look: (place: string) => Promise<void>): Promise<void> {
  const [tile, shown] = [page.locator("button.tile:not(.out)").first(), page.locator("dialog[open]")];
  await page.goto("/pos");
  await page.locator(".gaterow").first().waitFor();
  await look("/pos, choice");
  await page.locator(".gaterow:enabled").first().click();
  const takeOver = page.locator(".gateacts .pri"); // whoever was here before in another browser
  await tile.or(takeOver).first().waitFor();
  if (await takeOver.isVisible()) await takeOver.click();
  await tile.waitFor();
  await look("/pos, goods");
  await tile.click();
  await page.locator("ol.lines > li").first().waitFor({ state: "attached" });
  await look("/pos, a line");
  await page.keyboard.press("F4");
  await shown.waitFor();
  await look("/pos, payment");
  await page.keyboard.press("Enter");
  await page.locator("dialog[open].solddlg").waitFor();
  await look("/pos, sold");
}

/** A sheet over a list. */
async function openSheet(page: Page): Promise<void> {
  await page.goto("/products");
  await page.locator("header.top .btn.pri").click();
  await page.locator(".shd input[name=name]").waitFor();
}

/** A shop that never imported has no page of an import. */
async function importOnce(page: Page): Promise<void> {
  await page.goto("/products/import");
  if ((await page.locator("main a[href^='/products/import/']").count()) > 0) return;
  await page.locator("input[type=file]").setInputFiles({ name: "prices.csv", mimeType: "text/csv", buffer: Buffer.from("Name;Price\nSample;nine") });
  await page.waitForURL(/\/products\/import\/./);
}

for (const locale of LOCALES) {
  test(`every page opens in ${locale}, in its words, without an error`, async ({ owner: page, context }) => {
    test.setTimeout(600_000);
    await speak(context, locale);
    const errors = listen(page);
    const words = JSON.parse(readFileSync(`messages/${locale}.json`, "utf8")) as { menu: Record<string, string> };

    for (const path of [...PAGES, ...PUBLIC]) {
      await page.goto(path);
      await expectPage(page, locale, path);
    }
    for (const target of await detailsOf(page)) {
      await page.goto(target);
      await expectPage(page, locale, target);
    }
    await openSheet(page);
    await expectPage(page, locale, "/products, new");
    await walkTill(page, (place) => expectPage(page, locale, place));
    await page.goto("/sales");
    await expect(page.locator("body")).toContainText(Object.values(words.menu)[0]!);
    expect(errors).toEqual([]);
  });
}

for (const theme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`nothing serious for axe, ${theme}, ${width} wide`, async ({ owner: page, context }) => {
      test.setTimeout(900_000); // axe takes its time on the longest pages, and more on a busy machine
      await speak(context, "ru");
      await context.addCookies([{ name: "theme", value: theme, url: baseUrl() }]);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });

      for (const path of [...PAGES, ...PUBLIC, ...(await detailsOf(page))]) {
        await page.goto(path);
        await expectUsable(page, theme, path);
      }
      await openSheet(page);
      await expectUsable(page, theme, "/products, new");
      await walkTill(page, (place) => expectUsable(page, theme, place));
    });
  }
}

const baseUrl = () => process.env.E2E_BASE_URL ?? "http://localhost:3000";
const speak = (context: BrowserContext, locale: string) => context.addCookies([{ name: "locale", value: locale, url: baseUrl() }]);

/** Pages of one thing: the first of each list. */
async function detailsOf(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [list, link] of DETAILS) {
    await page.goto(list);
    found.push((await page.locator(`main ${link}`).first().getAttribute("href"))!);
  }
  return found;
}

/** Axe finds nothing serious, and nothing is wider than the screen. */
async function expectUsable(page: Page, theme: string, place: string): Promise<void> {
  await page.evaluate((wanted) => { document.documentElement.dataset.theme = wanted; }, theme);
  await page.waitForLoadState("networkidle"); // a table that scrolls takes the keyboard only once it knows
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${place}: ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ")}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${place} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** What the browser or a script complained of. */
function listen(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    // A register that another browser holds is refused with 409, and the page says so.
    if (message.type() === "error" && !message.text().includes("409 (Conflict)")) errors.push(`${page.url()}: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) errors.push(`${response.url()}: ${response.status()}`);
  });
  return errors;
}

/** The page is there, in that language, and no key of a message shows through (the API's own names look like keys). */
async function expectPage(page: Page, locale: string, path: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", locale);
  await expect(page.locator("h1, [aria-label]").first()).toBeAttached();
  const text = await page.locator("body").innerText();
  expect(text.length, path).toBeGreaterThan(40);
  if (path !== "/api/docs") expect(text, path).not.toMatch(KEY);
}
