import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import { AppError } from "@/lib/core/errors";
import en from "@/messages/en.json";

import { type Cart, changed, type CartAction, type Good, inputOf, leftUnknown, newCart, sealed } from "./cart";
import { CartBar, Panel } from "./panel";
import { Till } from "./till";
import { TillContext } from "./till-context";
import type { TillState } from "./till-state";

const flour: Good = { id: "flour", name: "Flour", unit: "piece", price: 50_000_00n };
const RULES = {
  discountAllowed: true, discountLimit: 1000, mayExceedDiscount: false, mayOverridePrice: false, mayPriceUnpriced: false, taxRate: 0, cashRounding: "0.00", methods: ["cash" as const],
};
const add = (good: Good, lineId: string): CartAction => ({ do: "add", good, quantity: 1000n, lineId });
const tenOff: CartAction = { do: "discount", discount: { kind: "amount", amount: 10_000_00n } };

/** The receipt as it is first drawn. */
function drawn(cart: Cart, { rules = RULES, form = null }: { rules?: Partial<typeof RULES>; form?: TillState["form"] } = {}) {
  const till = new Till({ storeId: "store", storeName: "", workerName: "", timeZone: "Asia/Tashkent", mayAddProducts: true }, {
    branchId: "branch", products: { rows: [], next: null } as never, point: { branchName: "", belowZero: "allow", rules: { ...RULES, ...rules } },
  });
  const state: TillState = { ...till.get(), carts: { open: [cart], current: cart.id }, form };
  till.get = () => state;
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="Asia/Tashkent">
      <TillContext value={till}><Panel onRemove={() => undefined} /><CartBar /></TillContext>
    </NextIntlClientProvider>,
  ).replaceAll("\u00a0", " ");
  const button = (name: string) => html.match(new RegExp(`<button(?:(?!<button).)*?${name}.*?</button>`))?.[0];
  return { html, button, price: till.priceOf(cart) };
}

describe("a receipt that cannot be sold as it is", () => {
  const stuck = [add(flour, "l1"), tenOff].reduce(changed, newCart("c", 1, 0)); // a fifth off, where a tenth is the limit

  it("says what its lines cost by themselves, and no sum of them", () => {
    const { html, price } = drawn(stuck);
    expect(price).toBeInstanceOf(AppError);
    expect(html).toContain("A discount of 10 % at most");
    expect(html).toMatch(/class="tt"><b>50 000<\/b>/);
    expect(html).toMatch(/<b>Receipt 1<\/b><span>—<\/span>/);
    expect(html).toMatch(/<small>To pay<\/small><b>—<\/b>/);
    expect(html).not.toMatch(/>0</);
  });

  it("has its discount at hand, over the reason, and a form that can be saved", () => {
    const { html, button } = drawn(stuck, { form: "discount" });
    expect(html.indexOf("<form")).toBeGreaterThan(0);
    expect(html.indexOf("<form")).toBeLessThan(html.indexOf("A discount of 10 % at most"));
    expect(button('aria-label="Save"')).not.toContain("disabled");
    expect(button("Discount<")).not.toContain("disabled");
  });

  it("so has one whose shop gives no discounts any more", () => {
    const { html, button } = drawn(stuck, { rules: { discountAllowed: false } });
    expect(html).toContain("This shop gives no discounts");
    expect(button("Discount<")).not.toContain("disabled");
    expect(drawn(changed(stuck, { do: "discount", discount: null }), { rules: { discountAllowed: false, mayExceedDiscount: true } }).button("Discount<")).toBeUndefined();
  });

  it("a line that has no price by itself says so", () => {
    const { html } = drawn([add(flour, "l1"), { do: "lineDiscount", lineId: "l1", discount: { kind: "percent", percent: 5_000n } } as CartAction].reduce(changed, newCart("c", 1, 0)));
    expect(html).toMatch(/class="tt"><b>—<\/b>/);
  });

  it("on a phone Pay can be pressed: it opens the receipt", () => {
    const { html } = drawn(stuck);
    expect(html.slice(html.indexOf('class="cartbar"'))).not.toContain("disabled");
  });
});

it("a discount of everything can be changed again", () => {
  const free = [add(flour, "l1"), { do: "discount", discount: { kind: "percent", percent: 10_000n } } as CartAction].reduce(changed, newCart("c", 1, 0));
  const { button, price } = drawn(free, { rules: { mayExceedDiscount: true }, form: "discount" });
  expect(price).toMatchObject({ total: 0n });
  expect(button('aria-label="Save"')).not.toContain("disabled");
});

it("a receipt whose answer is not known says the change that will be due", () => {
  const cart = changed(newCart("c", 1, 0), add(flour, "l1"));
  const waiting = (amount: bigint) => leftUnknown(sealed(cart, inputOf(cart, [{ method: "cash", amount }], { branchId: "b", registerId: "r", deviceId: "d" }, new Date(1)), 1), 2);

  expect(drawn(waiting(60_000_00n)).html).toContain("Change once it is sold: 10 000 soʻm");
  expect(drawn(waiting(50_000_00n)).html).not.toContain("Change once");
});
