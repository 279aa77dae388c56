import { readFileSync } from "node:fs";

import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";

import { DEMO_PASSWORD, expect, signIn, test as base } from "./fixtures";

const LOCALES = ["uz", "uz-Cyrl", "ru", "en"] as const;
const PUBLIC = ["/sign-in", "/register", "/design", "/api/docs"];
const PAGES = ["/", "/pos", "/sales", "/products", "/products?view=tiles", "/products/import", "/categories", "/stock", "/stock/movements", "/receipts", "/receipts/new", "/branches", "/settings", "/profile"];
/** Pages of one thing: the first of a list is opened. */
const DETAILS = [["/sales", "a[href^='/sales/']"], ["/products", "a[href^='/products/']:not([href*='import'])"], ["/receipts", "a[href^='/receipts/']:not([href$='new'])"]] as const;

const test = base.extend<{ owner: Page }>({
  owner: async ({ context }, use) => {
    await signIn(context, "demo-owner", DEMO_PASSWORD);
    await use(await context.newPage());
  },
});

for (const locale of LOCALES) {
  test(`every page opens in ${locale}, in its words, without an error`, async ({ owner: page, context }) => {
    test.setTimeout(240_000);
    await speak(context, locale);
    const errors = listen(page);
    const words = JSON.parse(readFileSync(`messages/${locale}.json`, "utf8")) as { menu: Record<string, string> };

    for (const path of [...PAGES, ...PUBLIC]) {
      await page.goto(path);
      await expectPage(page, locale, path);
    }
    for (const [list, link] of DETAILS) {
      await page.goto(list);
      const target = await page.locator(`main ${link}`).first().getAttribute("href");
      await page.goto(target!);
      await expectPage(page, locale, target!);
    }
    await page.goto("/sales");
    await expect(page.locator("body")).toContainText(Object.values(words.menu)[0]!);
    expect(errors).toEqual([]);
  });
}

for (const theme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`nothing serious for axe, ${theme}, ${width} wide`, async ({ owner: page, context }) => {
      test.setTimeout(300_000);
      await speak(context, "ru");
      await context.addCookies([{ name: "theme", value: theme, url: baseUrl() }]);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });

      for (const path of [...PAGES, ...PUBLIC]) {
        await page.goto(path);
        await page.evaluate((wanted) => { document.documentElement.dataset.theme = wanted; }, theme);
        await page.waitForLoadState("networkidle"); // a table that scrolls takes the keyboard only once it knows
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(serious.map(({ id, nodes }) => `${path}: ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ")}`)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
      }
    });
  }
}

const baseUrl = () => process.env.E2E_BASE_URL ?? "http://localhost:3000";
const speak = (context: BrowserContext, locale: string) => context.addCookies([{ name: "locale", value: locale, url: baseUrl() }]);

/** What the browser or a script complained of. */
function listen(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${page.url()}: ${message.text()}`);
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
  if (path !== "/api/docs") expect(text, path).not.toMatch(/\b(?:errors|common|menu|till|products|sales|stock|receipts|settings|branches|dashboard|imports|auth)\.[a-z]\w+/);
}
