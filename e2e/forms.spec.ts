import { expect, PASSWORD, signIn, speakEnglish, test } from "./fixtures";

test("typed settings are left only behind a question: by a tab, the menu, Back, and after a save as well", async ({ shop: _, page }) => {
  await page.goto("/sales");
  await page.locator("aside").getByRole("link", { name: "Settings" }).click();
  const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
  const address = page.getByLabel("Address");
  await address.fill("Chilonzor 5");

  await page.getByRole("link", { name: "Tax" }).click();
  await question.getByRole("button", { name: "Stay" }).click();
  await expect(question).toBeHidden();
  await page.goBack();
  await question.getByRole("button", { name: "Stay" }).click();
  await expect(question).toBeHidden();
  await expect(page).toHaveURL(/\/settings$/);
  await expect(address).toHaveValue("Chilonzor 5");

  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Not saved")).toBeHidden();
  await address.fill("Chilonzor 6");
  await page.locator("aside").getByRole("link", { name: "Sales" }).click();
  await expect(question).toBeVisible();
  await question.getByRole("button", { name: "Do not save" }).click();
  await expect(page).toHaveURL(/\/sales$/);

  await page.goBack();
  await expect(address).toHaveValue("Chilonzor 5");
  await address.fill("Chilonzor 7");
  await page.goBack();
  await question.getByRole("button", { name: "Do not save" }).click();
  await expect(page).toHaveURL(/\/sales$/);
});

test("a sheet with something typed asks before Back, and closing the tab asks after a save, too", async ({ shop: { goods }, page }) => {
  await page.goto("/products");
  await page.getByRole("link", { name: goods.tea.name }).click();
  await page.getByRole("button", { name: "Edit" }).click();
  const sheet = page.locator(".shd");
  await sheet.getByLabel("Name").fill("Black tea");
  await page.goBack();
  const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Stay" }).click();
  await expect(sheet.getByLabel("Name")).toHaveValue("Black tea");
  await page.goBack();
  await question.getByRole("button", { name: "Do not save" }).click();
  await expect(page).toHaveURL(/\/products$/);

  await page.goto("/settings");
  const asked: string[] = [];
  page.on("dialog", (dialog) => { asked.push(dialog.type()); void dialog.accept(); });
  for (const [text, isSaved] of [["Chilonzor 5", true], ["Chilonzor 6", false]] as const) {
    await page.getByLabel("Address").fill(text);
    if (isSaved) await page.getByRole("button", { name: "Save" }).first().click();
    if (isSaved) await expect(page.getByText("Not saved")).toBeHidden();
  }
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
});

test("another filter is another list: what was ticked in the one before is not ticked in it", async ({ shop: { goods }, page }) => {
  await page.goto("/products?limit=1");
  await page.getByRole("checkbox", { name: "Select the page" }).check();
  await page.getByRole("toolbar").getByRole("button", { name: /Select all/ }).click();
  await page.getByRole("link", { name: "Page 2" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByRole("toolbar")).toContainText("3 selected");

  await page.getByRole("searchbox").fill("tea");
  await expect(page.getByRole("row", { name: new RegExp(goods.tea.name) })).toBeVisible();
  await expect(page).toHaveURL(/search=tea/);
  await expect(page.getByRole("toolbar")).toBeHidden();
});

test("an Enter of the palette waits for what it is found for", async ({ shop: { goods }, page }) => {
  await page.goto("/sales");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("gree");
  await expect(page.getByRole("option", { name: goods.tea.name })).toBeVisible();
  await page.route("**/sales", async (route) => {
    await new Promise((done) => setTimeout(done, 600)); // a slow line
    await route.continue();
  });
  await page.getByRole("combobox").fill("bread");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(goods.bread.id));
});

test("a refused code stands in its own row", async ({ shop: { goods }, page }) => {
  await page.goto("/products?new");
  const sheet = page.locator(".shd");
  await sheet.getByLabel("Name").fill("Halva");
  for (let row = 0; row < 2; row++) await sheet.getByRole("button", { name: "Barcode", exact: true }).click();
  await sheet.getByLabel("Barcode", { exact: true }).nth(1).fill(goods.tea.code);
  await sheet.getByRole("button", { name: "Add", exact: true }).click();
  await expect(sheet.locator(".codes").nth(1).locator(".errm")).toBeVisible();
  await expect(sheet.locator(".codes").nth(0).locator(".errm")).toBeHidden();
});

test("the chosen paper is the one of the file, on a phone as well", async ({ shop, till, browser }) => {
  await till.add("Green tea");
  await till.sellExact();
  const [sale] = await shop.sales();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await speakEnglish(context);
  await signIn(context, shop.username, PASSWORD);
  const phone = await context.newPage();
  await phone.goto(`/sales/${sale!.id}`);
  await phone.getByRole("button", { name: /58/ }).click();
  const file = phone.getByRole("link", { name: "PDF" });
  await expect(file).toBeVisible();
  await expect(file).toHaveAttribute("href", /paper=58$/);
});

test("an import that was left says when it is over, and leads to it", async ({ shop: _, page }) => {
  await page.goto("/products/import");
  await page.route(/\/products\/import\/[\w-]{36}(?:\?|$)/, () => undefined); // its page is long in coming, and is not waited for
  await page.locator("input[type=file]").setInputFiles({ name: "prices.csv", mimeType: "text/csv", buffer: Buffer.from("Name;Price\nHalva;12000") });
  await expect.poll(() => page.evaluate(() => localStorage.getItem("imports"))).not.toBeNull();
  await page.locator("aside").getByRole("link", { name: "Sales" }).click();
  await expect(page).toHaveURL(/\/sales$/);
  await expect(page.getByText("prices.csv is checked, good rows: 1")).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("imports"))).toBeNull();
  await page.unrouteAll();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page).toHaveURL(/\/products\/import\/./);
});

test("a number can be taken out of its field: it stays empty, and what is typed next is the whole of it", async ({ shop: { goods }, page }) => {
  await page.goto("/settings?topic=stock");
  const threshold = page.getByLabel("Counts as low");
  await threshold.fill("");
  await expect(threshold).toHaveValue("");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Fill this in")).toBeVisible();
  await threshold.pressSequentially("8");
  await expect(threshold).toHaveValue("8");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Not saved")).toBeHidden();
  await page.reload();
  await expect(threshold).toHaveValue("8");

  await page.goto("/products");
  await page.getByRole("link", { name: goods.tea.name }).click();
  await page.getByRole("button", { name: "Edit" }).click();
  const price = page.locator(".shd").getByLabel("Price");
  await price.press("End");
  for (let left = (await price.inputValue()).length; left > 0; left--) await price.press("Backspace");
  await price.blur();
  await expect(price).toHaveValue("");
  await price.pressSequentially("6000", { delay: 90 }); // as a person, not as a scanner
  await price.blur();
  await expect(price).toHaveValue("6\u00a0000");
});

test("a first save without a line says so, and the next one saves", async ({ shop: _, page, context }) => {
  await page.goto("/settings?topic=stock");
  await page.getByLabel("Counts as low").fill("9");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("The server did not answer", { exact: false })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Not saved")).toBeHidden();
});
