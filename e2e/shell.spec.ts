import type { Page } from "@playwright/test";

import { expect, PASSWORD, signIn, speakEnglish, test } from "./fixtures";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("the palette begins things, and says when the server does not answer", async ({ page, shop: _ }) => {
  await page.goto("/sales");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("new prod");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "New product" })).toBeVisible();
  expect(new URL(page.url()).search).toBe(""); // a reload does not open it again

  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("tea");
  await expect(page.getByRole("option", { name: "Green tea" })).toHaveAttribute("aria-selected", "true"); // though it came after the pages
  await page.getByRole("combobox").fill("");
  await page.route("**/*", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await page.getByRole("combobox").fill("tea");
  await expect(page.getByRole("alert").filter({ hasText: "The server did not answer" })).toBeVisible();
  await expect(page.getByText("Nothing found")).toBeHidden();
});

test("the palette of a page whose session ended says so", async ({ page, shop: _, context }) => {
  await page.goto("/sales");
  const other = await context.newPage();
  await other.goto("/profile");
  await other.locator("button.me").click();
  await other.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(other).toHaveURL(/sign-in/);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("tea");
  await expect(page.getByRole("alert").filter({ hasText: "Sign in to continue" })).toBeVisible();
});

test("the door opens once: who signs in fetches the first page and nothing beside it", async ({ page, shop, context }) => {
  await context.clearCookies();
  await speakEnglish(context);
  const fetched: string[] = [];
  page.on("request", (request) => { if (new URL(request.url()).pathname === "/") fetched.push(request.method()); });

  await page.goto("/sign-in");
  await page.getByLabel("Login").fill(shop.username);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Welcome, Test" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(fetched).toEqual(["GET"]);
  await page.goto("/register");
  await expect(page).toHaveURL("/"); // the door is behind one
});

test("a language that cannot be fetched leaves the page as it was and says so", async ({ page, shop: _, context }) => {
  await page.goto("/sales");
  await page.locator("button.me").click();
  await page.getByRole("menuitemcheckbox", { name: "Русский" }).waitFor();
  await context.setOffline(true);
  await page.getByRole("menuitemcheckbox", { name: "Русский" }).click();
  await expect(page.getByText("The server did not answer. Try again.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sales" })).toBeVisible();
});

test("the keys open from the menu of a narrow window, and are not offered to fingers", async ({ page, shop, browser }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/sales");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Keys" }).click();
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();

  const phone = await openPhone(browser, shop.username);
  await phone.goto("/sales");
  await phone.getByRole("button", { name: "More" }).click();
  await expect(phone.getByRole("button", { name: "Sign out" })).toBeVisible();
  await expect(phone.getByRole("button", { name: "Keys" })).toBeHidden();
});

test("on a phone the place is in sight, totals have names, a file can be brought, and half a second selects a card", async ({ shop, browser }) => {
  const phone = await openPhone(browser, shop.username);
  await phone.goto("/stock");
  await expect(phone.locator("main").getByText("Journey", { exact: true })).toBeVisible();
  await expect(phone.locator('.dt tfoot [data-name="Worth, soʻm"]')).toBeVisible();

  await phone.goto("/products");
  await expect(phone.getByRole("link", { name: "Import" })).toBeVisible();
  await phone.evaluate(() => addEventListener("contextmenu", (event) => event.stopImmediatePropagation(), true)); // an iPhone sends none
  const card = phone.locator(".dt tbody tr", { hasText: "Green tea" });
  await expect(card).toBeVisible();
  const box = (await card.boundingBox())!;
  const touch = await phone.context().newCDPSession(phone);
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x: box.x + 60, y: box.y + 20 }] });
  await expect(card).toContainText("Selected");
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect(phone.getByRole("toolbar")).toContainText("1 selected");
  await expect(phone).toHaveURL(/\/products$/); // the finger that lets go does not open it
});

test("over twelve choices are searched: in a filter, in the bulk bar and in a form", async ({ page, shop }) => {
  await shop.addCategories(Array.from({ length: 14 }, (_, at) => `Shelf ${at + 1}`));
  await page.goto("/products");
  await page.getByRole("checkbox", { name: "Select the page" }).check();
  await page.getByRole("toolbar").getByRole("button", { name: "Category" }).click();
  await page.getByRole("combobox", { name: "Category" }).fill("14");
  await page.getByRole("option", { name: "Shelf 14" }).click();
  await page.getByRole("alertdialog").getByRole("button").last().click();
  await expect(page.getByRole("row").filter({ hasText: "Shelf 14" })).toHaveCount(3);

  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("menuitem", { name: "Category" }).click();
  await page.getByRole("combobox", { name: "Category" }).fill("13");
  await expect(page.getByRole("dialog", { name: "Category" }).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/categoryId=/);
  await expect(page.getByText("Nothing found")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.goto("/products?new");
  await page.getByRole("combobox", { name: "Category" }).fill("12");
  await page.getByRole("option", { name: "Shelf 12" }).click();
  await page.locator(".shd input[name=name]").fill("Lamp");
  await page.locator(".shd button[type=submit]").click();
  await expect(page.getByRole("row").filter({ hasText: "Lamp" })).toContainText("Shelf 12");
  await expect(page.getByRole("columnheader", { name: "Actions" })).toBeAttached();
});

async function openPhone(browser: import("@playwright/test").Browser, username: string): Promise<Page> {
  const context = await browser.newContext(PHONE);
  await speakEnglish(context);
  await signIn(context, username, PASSWORD);
  return context.newPage();
}
