import { expect, type Locator, type Page } from "@playwright/test";

/** The till as a cashier speaks of it. Journeys use these words; only this file knows the markup. */
export class TillPage {
  readonly total;
  readonly search;
  readonly lines;
  /** Of the chosen line. */
  readonly quantity;
  readonly payment;
  /** What is being paid, by one method. */
  readonly amount;
  readonly sold;

  constructor(readonly page: Page) {
    this.total = page.getByRole("status", { name: "To pay" });
    this.search = page.getByRole("textbox", { name: "Search or scan" });
    this.lines = page.locator("ol.lines > li");
    this.payment = page.getByRole("dialog", { name: "Payment" });
    this.quantity = page.getByRole("textbox", { name: "Quantity" });
    this.amount = this.payment.locator("input[inputmode=decimal]").first();
    this.sold = page.getByRole("dialog", { name: /^Receipt .+ saved$/ });
  }

  /** Opens the till on the shop's first register, taking it if nobody has it. */
  async open(): Promise<void> {
    await this.page.goto("/pos");
    await this.page.locator(".gaterow").first().or(this.search).first().waitFor();
    if (await this.page.locator(".gaterow").first().isVisible()) await this.page.locator(".gaterow").first().click();
    await this.ready();
  }

  /** From the next load of the page on its prints are counted: a dialog of the browser's would stand in the way. */
  countPrints = () => this.page.addInitScript(() => {
    window.print = () => void (document.documentElement.dataset.prints = String(1 + Number(document.documentElement.dataset.prints ?? 0)));
  });
  expectPrints = (times: number) => expect(this.page.locator("html")).toHaveAttribute("data-prints", String(times));

  ready = () => expect(this.search).toBeVisible();
  add = (product: string) => this.page.locator("button.tile", { hasText: product }).click();
  pay = () => this.page.keyboard.press("F4");
  expectTotal = (amount: string) => expect(this.total).toContainText(amount.replaceAll(" ", "\u00a0"));

  /** A page is drawn before its code has come: a scanner in a test is faster than anybody's hand. */
  listens = (field: Locator) => expect.poll(() => field.evaluate((input) => Object.keys(input).some((key) => key.startsWith("__reactProps")))).toBe(true);

  /** What a scanner does: the keys of a code some milliseconds apart and Enter, wherever the focus is. */
  async scan(code: string): Promise<void> {
    const keyboard = await this.page.context().newCDPSession(this.page);
    const begun = Date.now() / 1_000;
    const keys = [...[...code].map((text) => ({ text, key: text, code: /\d/.test(text) ? `Digit${text}` : "", windowsVirtualKeyCode: text.charCodeAt(0) })), { text: "\r", key: "Enter", code: "Enter", windowsVirtualKeyCode: 13 }];
    // Their times are said, so that a busy machine does not turn a scanner into a person.
    await Promise.all(keys.flatMap((key, i) => [
      keyboard.send("Input.dispatchKeyEvent", { type: "keyDown", ...key, timestamp: begun + i * 0.006 }),
      keyboard.send("Input.dispatchKeyEvent", { type: "keyUp", ...key, text: "", timestamp: begun + i * 0.006 + 0.002 }),
    ]));
    await keyboard.detach();
    await expect.poll(() => Date.now() / 1_000).toBeGreaterThan(begun + keys.length * 0.006 + 0.1); // the next scan comes after this one, by its own times, too
  }

  /** F4, Enter: the exact sum in cash. */
  async sellExact(): Promise<void> {
    await this.pay();
    await expect(this.payment).toBeVisible();
    await this.page.keyboard.press("Enter");
    await expect(this.sold).toBeVisible();
  }

  /** The change stands long enough to be read, whatever is pressed. */
  async next(): Promise<void> {
    await expect(async () => {
      await this.sold.getByRole("button", { name: "Next sale" }).click();
      await expect(this.sold).toBeHidden({ timeout: 200 });
    }).toPass();
  }
}
