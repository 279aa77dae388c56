import { expect, PASSWORD, speakEnglish, test } from "./fixtures";
import { TillPage } from "./pages/till-page";

/** A real price list as shops keep it, one row of it broken. */
const PRICE_LIST = [
  "Name;Barcode;Category;Sale price;Unit",
  "Coca-Cola Classic 1,5 l;5449000000996;Drinks;14 500;piece",
  "Non, patir;2200000000019;Bread;5 000;piece",
  "Choy «Ahmad Tea» 100 g;4780000000115;Tea;38 500;piece",
  "Broken price;4780000000122;Tea;twelve;piece",
].join("\n");

test("from nothing to the first sale in the books: register, import, take in, sell, look", async ({ page, context }) => {
  test.setTimeout(180_000);
  await speakEnglish(context);

  await page.goto("/register");
  await page.locator("input[name=storeName]").fill("Yangi doʻkon");
  await page.locator("input[name=firstName]").fill("Dilnoza");
  await page.locator("input[name=username]").fill(`main${Date.now().toString(36)}`);
  await page.locator("input[name=password]").fill("12345678");
  await page.locator("button[type=submit]").click();
  await expect(page.locator("input[name=password]")).toHaveAttribute("aria-invalid", "true"); // among the common ones; nothing is lost
  await expect(page.locator("input[name=firstName]")).toHaveValue("Dilnoza");
  await page.locator("input[name=password]").fill(PASSWORD);
  await page.locator("button[type=submit]").click();
  await expect(page.getByText("4 steps to selling")).toBeVisible();

  await page.goto("/products/import");
  await page.locator("input[type=file]").setInputFiles({ name: "prices.csv", mimeType: "text/csv", buffer: Buffer.from(PRICE_LIST) });
  await expect(page.getByRole("button", { name: "Import 3" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("twelve").filter({ visible: true }).first()).toBeVisible(); // the broken row is named with what it says
  await page.getByRole("button", { name: "Import 3" }).click();
  await expect(page.getByText("3 added, 0 changed.")).toBeVisible({ timeout: 30_000 });

  await page.goto("/receipts/new");
  const goodsIn = new TillPage(page); // the same scanner
  await goodsIn.listens(page.locator("main input").first());
  await goodsIn.scan("5449000000996");
  const line = page.getByRole("row").filter({ hasText: "Coca-Cola Classic" });
  await expect(line).toBeVisible();
  await line.locator("input").nth(0).fill("24");
  await line.locator("input").nth(1).fill("10 000");
  await page.getByRole("button", { name: "Take in" }).click();
  await expect(page).toHaveURL(/\/receipts\/[0-9a-f-]{36}$/);
  await expect(page.locator("main")).toContainText("240\u00a0000");

  const till = new TillPage(page);
  await till.open();
  await till.scan("5449000000996");
  await till.scan("5449000000996");
  await till.search.fill("patir");
  await expect(page.locator("button.tile")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await till.expectTotal("34 000");
  await till.sellExact();
  await expect(till.sold).toContainText("34\u00a0000");
  await till.next();
  await expect(till.lines).toHaveCount(0); // the next sale is open already

  await page.goto("/sales");
  await expect(page.locator("main")).toContainText("34\u00a0000");
  await page.locator("main a[href^='/sales/']").first().click();
  await expect(page.locator("main")).toContainText("Coca-Cola Classic 1,5 l");
  await page.goto("/");
  await expect(page.locator("main")).toContainText("34\u00a0000");
});
