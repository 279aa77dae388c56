import { expect, PASSWORD, test } from "./fixtures";
import { TillPage } from "./pages/till-page";

test("a form sent before the page's code has come leaves no password in the address, and is sent then", async ({ shop, browser }) => {
  const page = await (await browser.newContext()).newPage();
  let release = (): void => undefined;
  const late = new Promise<void>((done) => (release = done));
  await page.route("**/_next/static/**/*.js", async (route) => {
    await late;
    await route.continue();
  });
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.locator("input[name=login]").fill(shop.username);
  await page.locator("input[name=password]").fill(PASSWORD);
  await page.locator("button[type=submit]").click({ noWaitAfter: true });
  expect(page.url()).not.toContain("password");

  release();

  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  expect(page.url()).not.toContain("password");
});

test("a switch turned before the page's code has come stays turned, and can be saved", async ({ shop: _, page }) => {
  let release = (): void => undefined;
  const late = new Promise<void>((done) => (release = done));
  await page.route("**/_next/static/**/*.js", async (route) => {
    await late;
    await route.continue();
  });
  await page.goto("/settings?topic=tax", { waitUntil: "commit" });
  const tax = page.locator("input[name=taxEnabled]");
  await tax.check({ noWaitAfter: true });

  release();

  await expect(page.locator("button[type=submit]")).toBeEnabled();
  await expect(tax).toBeChecked();
  await expect(page.getByText("Not saved")).toBeVisible();
});

test("a scanner that is faster than the page of goods in loses nothing and leaves nothing in its field", async ({ shop: { goods }, page }) => {
  let release = (): void => undefined;
  const late = new Promise<void>((done) => (release = done));
  await page.route("**/_next/static/**/*.js", async (route) => {
    await late;
    await route.continue();
  });
  await page.goto("/receipts/new", { waitUntil: "commit" });
  const field = page.getByRole("combobox", { name: "Scan or search" });
  await expect(field).toBeFocused();
  const scanner = new TillPage(page);
  for (const { code } of [goods.tea, goods.bread, goods.tea]) await scanner.scan(code);

  release();

  await expect(page.getByRole("row", { name: new RegExp(goods.tea.name) }).getByRole("textbox").first()).toHaveValue("2");
  await expect(page.getByRole("row", { name: new RegExp(goods.bread.name) }).getByRole("textbox").first()).toHaveValue("1");
  await expect(field).toHaveValue("");
});

test("what was typed into the scan field before the page's code had come is searched", async ({ shop: { goods }, page }) => {
  let release = (): void => undefined;
  const late = new Promise<void>((done) => (release = done));
  await page.route("**/_next/static/**/*.js", async (route) => {
    await late;
    await route.continue();
  });
  await page.goto("/receipts/new", { waitUntil: "commit" });
  await expect(page.getByRole("combobox", { name: "Scan or search" })).toBeFocused();
  await page.keyboard.type("green", { delay: 120 });

  release();

  await expect(page.getByRole("option", { name: new RegExp(goods.tea.name) })).toBeVisible();
});
