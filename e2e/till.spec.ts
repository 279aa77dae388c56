import { expect, test } from "./fixtures";
import { TillPage } from "./pages/till-page";

test("a scanner is heard wherever the focus is, and never mixes with typing", async ({ till, shop, page }) => {
  await till.scan(shop.goods.tea.code);
  await expect(till.lines).toHaveCount(1);
  await till.expectTotal("12 500");

  await page.getByRole("button", { name: "Bread" }).focus();
  await till.scan(shop.goods.tea.code); // a second scan of the same adds to it
  await expect(till.lines).toHaveCount(1);
  await till.expectTotal("25 000");

  await till.search.fill("br");
  await till.scan(shop.goods.bread.code);
  await expect(till.lines).toHaveCount(2);
  await expect(till.search).not.toHaveValue(/\d/);

  await till.search.fill("3*");
  await till.scan(shop.goods.bread.code);
  await till.expectTotal("45 000"); // 25 000 + 4 × 5 000
});

test("an unknown code is said loudly and stays until the next scan", async ({ till, shop, page }) => {
  await till.scan("4789999999990");
  await expect(page.getByText("Code not found: 4789999999990")).toBeVisible();
  await expect(till.lines).toHaveCount(0);

  await till.scan(shop.goods.tea.code);
  await expect(page.getByText("Code not found")).toBeHidden();
});

test("a scan while the payment is open is refused, changes nothing and never confirms", async ({ till, shop, page }) => {
  await till.add("Bread");
  await till.pay();
  await expect(till.amount).toHaveValue("5\u00a0000");

  await till.scan(shop.goods.tea.code);

  await expect(page.getByText("A payment is open: the code was not added.", { exact: false })).toBeVisible();
  await expect(till.payment).toBeVisible();
  await expect(till.amount).toHaveValue("5\u00a0000");
  expect(await shop.sales()).toHaveLength(0);
  await page.keyboard.type("20000", { delay: 90 }); // it is marked still: the first digit replaces it
  await expect(till.amount).toHaveValue("20\u00a0000");
  await expect(till.payment).toContainText("15\u00a0000");

  await page.keyboard.press("Escape");
  await expect(till.lines).toHaveCount(1);
  await till.expectTotal("5 000");
});

test("an open receipt survives a reload in the middle", async ({ till, page }) => {
  await till.add("Green tea");
  await till.add("Bread");
  await till.expectTotal("17 500");

  await page.reload();

  await till.ready();
  await expect(till.lines).toHaveCount(2);
  await till.expectTotal("17 500");
});

test("an answer lost after Pay: asked again, one sale", async ({ till, shop, page }) => {
  let lost = 0;
  await page.route("**/pos/api/sales", async (route) => {
    await route.fetch(); // the shop hears it…
    lost++;
    await route.abort("connectionreset"); // …and the till never learns of it
  }, { times: 1 });
  await till.add("Bread");
  await till.pay();
  await expect(till.payment).toBeVisible();
  await page.keyboard.press("Enter");

  await expect(till.sold.or(page.getByText("Receipt", { exact: false }).filter({ hasText: "saved" })).first()).toBeVisible({ timeout: 30_000 });
  expect(lost).toBe(1);
  await expect.poll(async () => (await shop.sales()).length).toBe(1);
  expect(await shop.stockOf(shop.goods.bread)).toBe(49);
});

test("a reload while nobody knows the answer: the receipt stays sealed, and it is one sale", async ({ till, shop, page }) => {
  await page.route("**/pos/api/sales", async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  await till.add("Bread");
  await till.pay();
  await expect(till.payment).toBeVisible();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await shop.sales()).length).toBe(1);

  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.reload();

  await till.ready();
  await expect(page.getByText(/Receipt .+ saved/).first()).toBeVisible({ timeout: 30_000 });
  expect(await shop.sales()).toHaveLength(1);
  expect(await shop.stockOf(shop.goods.bread)).toBe(49);
});

test("a double click on the last button sells once", async ({ till, shop }) => {
  await till.add("Bread");
  await till.pay();
  await till.payment.getByRole("button", { name: "Finish" }).dblclick();

  await expect(till.sold).toBeVisible();
  expect(await shop.sales()).toHaveLength(1);
});

test("a second click that comes after the sale leaves its change to be read", async ({ till, page }) => {
  await till.add("Bread");
  await till.pay();
  await page.evaluate(() => new MutationObserver((_, watch) => {
    const next = document.querySelector<HTMLElement>(".solddlg .fin");
    if (next) watch.disconnect();
    next?.click();
  }).observe(document.body, { childList: true, subtree: true }));
  await page.keyboard.press("Enter");

  await expect(till.sold).toBeVisible();
  await till.next();
});

test("two tabs on one register: the second takes over, the first is told and cannot sell", async ({ till, context, page }) => {
  await till.add("Bread");
  const second = new TillPage(await context.newPage());
  await second.page.goto("/pos");
  const takeOver = second.page.getByRole("button", { name: "Take it over" });
  await expect(takeOver.or(second.page.locator(".gaterow")).first()).toBeVisible();
  if (await second.page.locator(".gaterow").first().isVisible()) await second.page.locator(".gaterow").first().click();
  await takeOver.click();
  await second.ready();

  await expect(page.getByText("Nothing can be sold here", { exact: false })).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("F4");
  await expect(till.payment).toBeHidden();
});

test("a quantity half typed counts before anything else: a payment, a scan, another receipt; Esc takes it back", async ({ till, shop, page }) => {
  await till.add("Bread");
  await till.quantity.fill("3");
  await till.pay();
  await expect(till.amount).toHaveValue("15\u00a0000");
  await page.keyboard.press("Escape");

  await till.quantity.fill("4");
  await till.scan(shop.goods.tea.code);
  await till.expectTotal("32 500"); // 4 × 5 000 + 12 500

  await till.quantity.fill("2");
  await page.keyboard.press("Alt+n");
  await expect(till.lines).toHaveCount(0);
  await page.keyboard.press("Alt+1");
  await till.expectTotal("45 000"); // 4 × 5 000 + 2 × 12 500

  await till.quantity.fill("9");
  await page.keyboard.press("Escape");
  await expect(till.search).toBeFocused();
  await till.expectTotal("45 000");
});

test("what is typed into a line's form stays with its line while goods are scanned, and counts before the payment", async ({ till, shop, page }) => {
  await till.add("Bread");
  await page.keyboard.press("F7");
  await page.getByRole("textbox", { name: "Discount" }).pressSequentially("10", { delay: 90 });
  await till.scan(shop.goods.tea.code);
  await expect(till.lines).toHaveCount(2);
  await expect(page.getByRole("textbox", { name: "Discount" })).toHaveValue("10");

  await till.pay();
  await expect(till.amount).toHaveValue("17\u00a0000"); // 4 500 + 12 500
});

test("a removed line comes back into its own receipt, and a held Del takes one line", async ({ till, page }) => {
  await till.add("Bread");
  await till.add("Green tea");
  await page.keyboard.down("Delete");
  for (let i = 0; i < 5; i++) await page.keyboard.down("Delete"); // repeats
  await page.keyboard.up("Delete");
  await expect(till.lines).toHaveCount(1);

  await page.keyboard.press("Alt+n");
  await page.getByText("Green tea 100 g: line removed").locator("..").getByRole("button", { name: "Undo" }).click();
  await expect(till.lines).toHaveCount(0);
  await page.keyboard.press("Alt+1");
  await expect(till.lines).toHaveCount(2);
  await till.expectTotal("17 500");
});

test("a scanner's first character takes back the step it made", async ({ till, page }) => {
  await till.add("Bread");
  await till.scan("+998901234567");
  await expect(page.getByText("Code not found: +998901234567")).toBeVisible();
  await till.expectTotal("5 000");
});

test("one piece cannot become less, and a scan is heard after the last step down", async ({ till, shop, page }) => {
  await till.add("Bread");
  const [less, more] = [page.locator(".step button").first(), page.locator(".step button").last()];
  await expect(less).toBeDisabled();
  await more.click();
  await till.expectTotal("10 000");
  await less.click();
  await till.expectTotal("5 000");
  await expect(less).toBeDisabled();
  await till.scan(shop.goods.tea.code);
  await till.expectTotal("17 500");
});

test("the receipt of a sale is printed by keyboard", async ({ till, page }) => {
  await till.countPrints();
  await page.reload();
  await till.ready();
  await till.add("Bread");
  await till.sellExact();
  const print = till.sold.getByRole("button", { name: "Print" });
  await expect(print).toBeEnabled(); // once the receipt is there
  await print.focus();
  await page.keyboard.press("Enter");
  await till.expectPrints(1);
  await expect(till.sold).toBeVisible();
});

test("who prints and goes on in one breath stands before the next sale, each time", async ({ till, shop, page }) => {
  await till.countPrints();
  await page.reload();
  await till.ready();
  for (const pauseMs of [0, 5, 10, 15, 20, 30]) {
    await till.add("Bread");
    await till.sellExact();
    await expect(till.sold.getByRole("button", { name: "Print" })).toBeEnabled();
    await page.waitForTimeout(700); // a sale stands that long
    await page.evaluate(async (ms) => {
      const strike = (key: string, code: string) => document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }));
      strike("p", "KeyP");
      await new Promise((done) => setTimeout(done, ms));
      strike("Enter", "Enter");
    }, pauseMs);
    await expect(till.sold).toBeHidden();
    await till.scan(shop.goods.tea.code);
    await expect(till.lines).toHaveCount(1);
    await page.keyboard.press("Delete");
    await expect(till.lines).toHaveCount(0);
  }
});

test("a focused method is chosen by Enter, and nothing is sold by it", async ({ till, page }) => {
  await till.add("Bread");
  await till.pay();
  const card = till.payment.getByRole("button", { name: "Card" });
  await card.focus();
  await page.keyboard.press("Enter");
  await expect(card).toHaveAttribute("aria-pressed", "true");
  await expect(till.payment).toBeVisible();
  await expect(till.amount).toBeFocused();
});

test("cash with change, then card, then a split: each receipt is in the books", async ({ till, shop, page }) => {
  await till.add("Green tea");
  await till.pay();
  await expect(till.payment).toBeVisible();
  await page.keyboard.type("20000", { delay: 90 });
  await page.keyboard.press("Enter");
  await expect(till.sold).toContainText("7\u00a0500");
  await till.next();

  await till.add("Bread");
  await till.pay();
  await page.keyboard.press("ArrowDown");
  await expect(till.payment.getByRole("button", { name: "Card" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Enter");
  await expect(till.sold).toBeVisible();
  await till.next();

  await till.add("Cheese");
  await till.pay();
  await till.payment.getByRole("button", { name: "Split" }).click();
  await page.keyboard.type("50000", { delay: 90 }); // by card; the rest is cash
  await expect(till.payment.getByRole("textbox", { name: "Card" })).toHaveValue("50\u00a0000");
  await page.keyboard.press("Enter");
  await expect(till.sold).toBeVisible();
  await till.next();

  const sales = await shop.sales();
  expect(sales.map(({ total_amount }) => total_amount).sort()).toEqual(["12500.00", "5000.00", "89000.00"]);
  const split = sales.find(({ total_amount }) => total_amount === "89000.00")!;
  expect(await shop.paymentsOf(split.id)).toEqual([{ method: "card", amount: "50000.00" }, { method: "cash", amount: "39000.00" }]);
  expect(await shop.stockOf(shop.goods.tea)).toBe(49);
});

test("a scan is heard before the page's code has come", async ({ till, shop, page }) => {
  let release = (): void => undefined;
  const late = new Promise<void>((done) => (release = done));
  await page.route("**/_next/static/**/*.js", async (route) => {
    await late;
    await route.continue();
  });
  await page.goto("/pos", { waitUntil: "commit" });
  await till.search.waitFor();
  await till.scan(shop.goods.tea.code);
  await till.scan(`3*${shop.goods.bread.code}`);

  release();

  await till.expectTotal("27 500");
  await expect(till.lines).toHaveCount(2);
});

test("a scan while paying leaves the amount alone wherever the focus is", async ({ till, shop, page }) => {
  await till.add("Bread");
  await till.pay();
  await page.keyboard.type("20000", { delay: 90 });
  await till.payment.getByRole("checkbox").focus();
  await till.scan(shop.goods.tea.code);

  await expect(page.getByText("A payment is open: the code was not added.", { exact: false })).toBeVisible();
  await expect(till.amount).toHaveValue("20\u00a0000");
});

test("a register that does not answer is said, and can be asked again", async ({ till, page }) => {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Another till" }).click();
  const register = page.locator(".gaterow:not([disabled])").first();
  await register.waitFor();

  await page.route("**/pos/api/claim", (route) => route.abort("connectionreset"), { times: 1 });
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("till.register.")).forEach((key) => localStorage.removeItem(key)));
  await register.click();
  await expect(page.getByText("The server did not answer", { exact: false })).toBeVisible();
  await register.click();
  await till.ready();
});

test("receipts keep their keys: one thrown away and brought back is where it was", async ({ till, page }) => {
  await till.add("Bread");
  await page.keyboard.press("Alt+n");
  await till.add("Green tea");
  await page.keyboard.press("Alt+1");
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Clear the receipt" }).click();
  await till.expectTotal("12 500");
  await page.getByRole("button", { name: "Undo" }).click();
  await till.expectTotal("5 000");
  await page.keyboard.press("Alt+2");
  await till.expectTotal("12 500");
  await page.keyboard.press("Alt+1");
  await till.expectTotal("5 000");
});

test("a receipt is printed also when the next sale has begun before it came", async ({ till, shop, page }) => {
  await till.countPrints();
  await page.addInitScript(() => localStorage.setItem("till.print", "yes"));
  await page.reload();
  await till.ready();
  let release = (): void => undefined;
  const late = new Promise<void>((done) => (release = done));
  await page.route("**/pos/api/receipt", async (route) => {
    await late;
    await route.continue();
  });
  await till.add("Bread");
  await till.sellExact();
  await till.scan(shop.goods.tea.code);
  await expect(till.sold).toBeHidden();

  release();

  await till.expectPrints(1);
  await till.expectTotal("12 500");
});

test("a receipt that does not come says so, and comes by the second try", async ({ till, page }) => {
  await page.route("**/pos/api/receipt", (route) => route.abort("connectionreset"), { times: 1 });
  await till.add("Bread");
  await till.sellExact();
  await expect(till.sold.getByText("The sale is saved, but its receipt did not come.")).toBeVisible();

  await till.sold.getByRole("button", { name: "Load again" }).click();
  await expect(till.sold.getByRole("button", { name: "Print" })).toBeEnabled();
});

test("a discount that does not fit any more is taken away where it was given", async ({ till, page }) => {
  await till.add("Bread");
  await till.add("Green tea");
  await page.keyboard.press("F7");
  await page.keyboard.press("F7");
  await page.getByRole("button", { name: "soʻm" }).click();
  await page.getByRole("textbox", { name: "Discount" }).fill("17500");
  await page.keyboard.press("Enter");
  await till.expectTotal("0");
  await page.keyboard.press("Delete");
  await expect(page.getByText("A discount of 5\u00a0000 at most")).toBeVisible();

  await page.getByRole("button", { name: "Discount" }).last().click();
  await page.getByRole("textbox", { name: "Discount" }).fill("");
  await page.keyboard.press("Enter");
  await till.expectTotal("5 000");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("a sale that was refused is seen, and what is refused in the open receipt is read over it", async ({ till, page }) => {
    await till.add("Bread");
    await page.route("**/pos/api/sales", (route) => route.fulfill({ status: 422, json: { message: "Not enough of Bread", data: null, error: { code: "rejected", fields: {} } } }), { times: 1 });
    await page.locator(".cartbar").getByRole("button", { name: "Pay" }).click();
    await till.payment.getByRole("button", { name: "Finish" }).click();
    await expect(page.locator(".rcp").getByText("Not enough of Bread")).toBeVisible();

    await till.quantity.fill("0,5");
    await till.quantity.blur();
    const said = page.getByText("Bread is counted, not measured", { exact: false });
    await expect(said).toBeVisible();
    await page.locator(".said").getByRole("button", { name: "Close" }).click(); // it lies over the drawer: it can be pressed
    await expect(said).toBeHidden();
  });
});
