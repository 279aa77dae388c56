import { readFile } from "node:fs/promises";

import { DEMO_PASSWORD, expect, PASSWORD, signIn, speakEnglish, test } from "./fixtures";

test("goods in: an Enter that is faster than the hits takes the first of them, and an outage is not nothing found", async ({ shop: { goods }, page }) => {
  await page.route("**/products/find?search=*", async (route) => {
    await new Promise((done) => setTimeout(done, 600)); // a slow line
    await route.continue();
  });
  await page.goto("/receipts/new");
  const field = page.getByRole("combobox", { name: "Scan or search" });
  await field.fill("3*green");
  await field.press("Enter");
  const line = page.getByRole("row", { name: new RegExp(goods.tea.name) });
  await expect(line).toBeVisible();
  await expect(line.getByRole("textbox").first()).toHaveValue("3");

  await page.unrouteAll();
  await page.route("**/products/find?search=*", (route) => route.abort());
  await field.fill("bread");
  await expect(page.getByText("The server did not answer. Change the words")).toBeVisible();
  await page.unrouteAll();
  await field.press("Enter");
  await expect(page.getByRole("row", { name: /Bread/ })).toBeVisible();
});

test("a code that the till did not know is filled in once", async ({ shop: _, page }) => {
  await page.goto("/products?code=4609999999999");
  await expect(page.getByRole("dialog").getByLabel("Barcode", { exact: true })).toHaveValue("4609999999999");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page).toHaveURL(/\/products$/);

  await page.keyboard.press("n");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(page.getByRole("dialog").getByLabel("Barcode", { exact: true })).toBeHidden();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Products" })).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a chosen picture is not dropped without asking", async ({ shop: _, page }) => {
  await page.goto("/products");
  await page.getByRole("button", { name: "Product", exact: true }).click();
  await page.getByRole("dialog").locator("input[type=file]").setInputFiles({ name: "tea.png", mimeType: "image/png", buffer: Buffer.from("89504e470d0a1a0a", "hex") });
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alertdialog", { name: /Leave without saving/ })).toBeVisible();
});

test("what is filtered goes out as a file; one that does not arrive says so", async ({ shop: { goods }, page }) => {
  await page.goto("/products?search=green");
  const arrives = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  const file = await arrives;
  expect(file.suggestedFilename()).toMatch(/^Products .*\.csv$/);
  const rows = (await readFile(await file.path(), "utf8")).split("\r\n");
  expect(rows).toHaveLength(2);
  expect(rows[1]).toContain(goods.tea.code);

  await page.route("**/products/export?*", (route) => route.abort());
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /Excel/ }).click();
  await expect(page.getByText("The file did not arrive whole")).toBeVisible();
});

test("many goods change their category only when asked, and an undo that failed says so", async ({ shop: { goods, token }, page, request }) => {
  await request.post("/api/v1/warehouse/categories/", { data: { name: "Drinks" }, headers: { authorization: `Bearer ${token}` } });
  await page.goto("/products");
  await page.getByRole("checkbox", { name: "Select the page" }).check();
  await page.getByRole("toolbar").getByRole("button", { name: "Category" }).click();
  await page.getByRole("menuitem", { name: "Drinks" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Products3");
  await page.getByRole("alertdialog").getByRole("button", { name: "Move" }).click();
  await expect(page.getByText("3 products changed")).toHaveCSS("font-family", /Inter/);

  await page.getByRole("checkbox", { name: "Select the page" }).check();
  await page.getByRole("toolbar").getByRole("button", { name: "Deactivate" }).click();
  await page.route("**/products", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("The server did not answer. Try again.")).toBeVisible();
  await page.unrouteAll();
  await expect(page.getByRole("row", { name: new RegExp(goods.tea.name) })).toContainText("Inactive");
});

test("categories are one list without pages, and what goes with one is counted also where a part is shown", async ({ shop: { token }, page, request }) => {
  const make = async (level: "categories" | "subcategories", data: object) => (await request.post(`/api/v1/warehouse/${level}/`, { data, headers: { authorization: `Bearer ${token}` } })).json();
  const { data: { id: category } } = await make("categories", { name: "Drinks" });
  await make("subcategories", { name: "Juices", category });
  await make("subcategories", { name: "Waters", category });
  await page.goto("/categories?search=Juices");
  await expect(page.getByRole("table")).toContainText("Juices");
  await expect(page.getByLabel("Per page")).toHaveCount(0);
  await page.getByRole("row", { name: "Drinks" }).getByRole("button").click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Subcategories2");
});

test("rows that only look odd are not called mistakes", async ({ shop: _, page }) => {
  await page.goto("/products/import");
  await page.locator("input[type=file]").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from("name,barcode,price\nHalva,4780000000018,12500\n") }); // its last digit does not fit
  await expect(page.getByRole("heading", { name: "Rows worth a look" })).toBeVisible();
  await expect(page.getByText("No mistakes.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Import 1" })).toBeEnabled();
});

test("who is signed out while typing is offered the door, and what was typed is saved behind it", async ({ shop: { username }, page, context }) => {
  await page.goto("/products");
  await page.getByRole("button", { name: "Product", exact: true }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name").fill("Halva");
  await context.clearCookies({ name: /session-token/ });
  await form.getByRole("button", { name: "Add", exact: true }).click();

  const opens = context.waitForEvent("page");
  await form.getByRole("link", { name: "Sign in in a new tab" }).click();
  await expect((await opens).getByRole("button", { name: "Sign in" })).toBeVisible();
  await signIn(context, username, PASSWORD);
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText("Halva").first()).toBeVisible();
});

test("a page that is not for a seller is no page for them, and shows the way back", async ({ context, page }) => {
  await speakEnglish(context);
  await signIn(context, "demo-seller1", DEMO_PASSWORD);
  for (const path of ["/receipts", "/settings", "/products/import", "/no-such-page"]) {
    expect((await page.goto(path))!.status()).toBe(404);
    await expect(page.getByRole("main").getByRole("link")).toHaveAttribute("href", "/");
    await expect(page.getByRole("navigation", { name: "Menu" }).first()).toBeVisible();
  }
  await context.clearCookies({ name: /session-token/ });
  expect((await page.goto("/no-such-page"))!.status()).toBe(404);
});
