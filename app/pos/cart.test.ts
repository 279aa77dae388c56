import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { CreateSaleInput } from "@/lib/trade/sale/schemas";

import {
  askedAgain, type Cart, type CartAction, type Carts, cartOf, changed, closed, type Good, inputOf, leftUnknown, MOST_LINES, newCart, opened, priced,
  provesNoSale, reopened, sealed, sold, STILL_AT_WORK_MS, unsealed, withCart,
} from "./cart";

const ID = "01970000-0000-7000-8000-00000000000";
const tea: Good = { id: `${ID}1`, name: "Choy", unit: "piece", price: 38_500_00n };
const cheese: Good = { id: `${ID}2`, name: "Pishloq", unit: "kg", price: 89_000_00n };
const POINT = { branchId: `${ID}a`, registerId: `${ID}b`, deviceId: "device-1" };
const RULES = {
  discountAllowed: true, discountLimit: 1000, mayExceedDiscount: false, mayOverridePrice: false, mayPriceUnpriced: false,
  taxRate: 0, cashRounding: 100_00n, methods: ["cash", "card", "transfer"] as const,
};

const cart = (...actions: CartAction[]): Cart => actions.reduce(changed, newCart(`${ID}c`, 1, 0));
const add = (good: Good, quantity: bigint, lineId: string): CartAction => ({ do: "add", good, quantity, lineId });
const asSent = (open: Cart) => inputOf(open, [{ method: "cash", amount: 100_000_00n }], POINT, new Date("2026-11-14T08:00:00Z"));

describe("an open receipt", () => {
  it("a second scan of the same adds to its line", () => {
    const { lines, chosen } = cart(add(tea, 1000n, "l1"), add(cheese, 436n, "l2"), add(tea, 2000n, "l3"));
    expect(lines.map(({ id, quantity }) => [id, quantity])).toEqual([["l1", 3000n], ["l2", 436n]]);
    expect(chosen).toBe("l1");
  });

  it("goods at a price named by hand stay apart from those at the catalogue's", () => {
    const { lines } = cart(add(tea, 1000n, "l1"), { do: "price", lineId: "l1", price: 30_000_00n }, add(tea, 1000n, "l2"));
    expect(lines).toHaveLength(2);
  });

  it("a removed line comes back where it was", () => {
    const before = cart(add(tea, 1000n, "l1"), add(cheese, 436n, "l2"));
    const [line] = before.lines;
    const after = changed(changed(before, { do: "remove", lineId: "l1" }), { do: "putBack", line: line!, at: 0, discount: null });
    expect(after.lines).toEqual(before.lines);
  });

  it("the last line comes back with the discount that went with it, unless there is another by now", () => {
    const discount = { kind: "percent", percent: 500n } as const;
    const before = cart(add(tea, 1000n, "l1"), { do: "discount", discount });
    const back = { do: "putBack", line: before.lines[0]!, at: 0, discount } as const;
    const empty = changed(before, { do: "remove", lineId: "l1" });
    expect(empty.discount).toBeNull();
    expect(changed(empty, back)).toEqual(before);

    const other = [add(cheese, 436n, "l2"), { do: "discount", discount: { kind: "percent", percent: 200n } } as const].reduce(changed, empty);
    expect(changed(other, back)).toMatchObject({ lines: [{ id: "l1" }, { id: "l2" }], discount: { percent: 200n } });
    expect(changed(before, back)).toBe(before);
  });

  it("more goods leave the chosen line alone while somebody types into its form", () => {
    expect(cart(add(tea, 1000n, "l1"), { ...add(cheese, 436n, "l2"), keepChoice: true } as CartAction).chosen).toBe("l1");
  });

  it("takes 500 lines and no more", () => {
    const goods = Array.from({ length: MOST_LINES + 1 }, (_, i): Good => ({ ...tea, id: `p${i}` }));
    expect(cart(...goods.map((good, i) => add(good, 1000n, `l${i}`))).lines).toHaveLength(MOST_LINES);
  });

  it("takes new prices from the catalogue, but keeps one named by hand", () => {
    const open = cart(add(tea, 1000n, "l1"), add(cheese, 1000n, "l2"), { do: "price", lineId: "l2", price: 80_000_00n });
    const after = changed(open, { do: "refresh", goods: new Map([[tea.id, { ...tea, price: 40_000_00n }], [cheese.id, { ...cheese, price: 95_000_00n }]]) });
    expect(priced(after, { ...RULES, mayOverridePrice: true }).lines.map(({ price }) => price)).toEqual([40_000_00n, 80_000_00n]);
  });

  it("is priced by the shop's own rules", () => {
    const open = cart(add(tea, 1000n, "l1"), add(cheese, 436n, "l2"), { do: "lineDiscount", lineId: "l1", discount: { kind: "amount", amount: 2_500_00n } });
    expect(priced(open, RULES)).toMatchObject({ gross: 77_304_00n, lineDiscount: 2_500_00n, saleDiscount: 0n, total: 74_804_00n });
    expect(() => priced(changed(open, { do: "discount", discount: { kind: "percent", percent: 5000n } }), RULES)).toThrow("discountAboveLimit");
  });

  it("is asked for with the prices the customer was told, in the shape the shop expects", () => {
    const input = asSent(cart(add(tea, 1000n, `${ID}d`), { do: "lineDiscount", lineId: `${ID}d`, discount: { kind: "percent", percent: 500n } }));
    expect(input).toMatchObject({ id: `${ID}c`, lines: [{ price: "38500.00", quantity: "1.000", discount: { kind: "percent", percent: "5.00" } }], payments: [{ method: "cash", amount: "100000.00" }] });
    expect(CreateSaleInput.safeParse(input).success).toBe(true);
  });
});

describe("a sealed receipt", () => {
  const lineId = fc.constantFrom("l1", "l2", "l3");
  const action: fc.Arbitrary<CartAction> = fc.oneof(
    fc.record({ do: fc.constant("add" as const), good: fc.constantFrom(tea, cheese), quantity: fc.bigInt({ min: 1n, max: 9000n }), lineId }),
    fc.record({ do: fc.constant("choose" as const), lineId }),
    fc.record({ do: fc.constant("quantity" as const), lineId, quantity: fc.bigInt({ min: -5n, max: 9000n }) }),
    fc.record({ do: fc.constant("price" as const), lineId, price: fc.option(fc.bigInt({ min: 1n, max: 10n ** 9n })) }),
    fc.record({ do: fc.constant("lineDiscount" as const), lineId, discount: fc.constantFrom(null, { kind: "percent" as const, percent: 500n }) }),
    fc.record({ do: fc.constant("note" as const), lineId, note: fc.string() }),
    fc.record({ do: fc.constant("remove" as const), lineId }),
    fc.record({ do: fc.constant("putBack" as const), line: fc.constant({ id: "l9", good: tea, quantity: 1000n, price: null, discount: null, note: "" }), at: fc.nat(3), discount: fc.constant(null) }),
    fc.record({ do: fc.constant("discount" as const), discount: fc.constantFrom(null, { kind: "amount" as const, amount: 100n }) }),
    fc.constant({ do: "clear" as const }),
    fc.record({ do: fc.constant("refresh" as const), goods: fc.constant(new Map([[tea.id, { ...tea, price: 1n }]])) }),
  );

  it("is changed by no sequence of actions", () => {
    fc.assert(fc.property(fc.array(action, { maxLength: 20 }), fc.array(action, { maxLength: 40 }), (before, after) => {
      const open = [add(tea, 1000n, "l1"), ...before].reduce(changed, newCart(`${ID}c`, 1, 0));
      const closedOver = sealed(open, asSent(open), 1);
      const asWasSent = structuredClone(closedOver);

      const later = after.reduce(changed, closedOver);
      expect(later).toBe(closedOver);
      expect(later).toEqual(asWasSent);
      expect(sealed(later, { ...asSent(open), id: "another" }, 2)).toBe(closedOver);
      expect(askedAgain(leftUnknown(later, 5)).seal!.input).toBe(closedOver.seal!.input);
    }));
  });

  it("is not closed by hand", () => {
    const open = cart(add(tea, 1000n, "l1"));
    const carts: Carts = { open: [sealed(open, asSent(open), 1)], current: open.id };
    expect(closed(carts, open.id, "next", 0)).toBe(carts);
  });

  it("refused, it is open again under another id, with everything in it", () => {
    const open = cart(add(tea, 1000n, "l1"));
    const again = unsealed(sealed(open, asSent(open), 1), "new-id");
    expect(again).toEqual({ ...open, id: "new-id" });
    expect(changed(again, add(cheese, 1000n, "l2")).lines).toHaveLength(2);
  });

  it("believes a refusal at once, but not while an earlier request may still be at work", () => {
    const seal = { input: asSent(cart()), at: 0, asked: 1, unknownAt: null };
    expect(provesNoSale(seal, { code: "rejected" }, 100)).toBe(true);
    expect(provesNoSale({ ...seal, unknownAt: 50 }, { code: "rejected" }, 100)).toBe(false);
    expect(provesNoSale({ ...seal, unknownAt: 50 }, { code: "rejected" }, 50 + STILL_AT_WORK_MS)).toBe(true);
    expect(provesNoSale({ ...seal, unknownAt: 50 }, { code: "forbidden" }, 10 * STILL_AT_WORK_MS)).toBe(false);
  });
});

describe("several receipts", () => {
  const one: Carts = { open: [newCart("a", 1, 0)], current: "a" };

  it("are numbered by the first free number, and stand in the order of their numbers", () => {
    const three = opened(opened(one, "b", 0), "c", 0);
    expect(three.open.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(opened(closed(three, "b", "x", 0), "d", 0).open.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it("one that was thrown away comes back in place of the untouched one that took its number", () => {
    const full = changed(one.open[0]!, add(tea, 1000n, "l1"));
    const after = closed({ open: [full], current: "a" }, "a", "b", 0);
    expect(reopened(after, full)).toEqual({ open: [full], current: "a" });
  });

  it("or under a free number, when somebody works in that one already: no number stands twice", () => {
    const full = changed(one.open[0]!, add(tea, 1000n, "l1"));
    const inUse = withCart(closed({ open: [full], current: "a" }, "a", "b", 0), "b", (each) => changed(each, add(cheese, 436n, "l2")));
    const back = reopened(inUse, full);
    expect(back.open.map(({ id, number }) => [id, number])).toEqual([["b", 1], ["a", 2]]);
    expect(back.current).toBe("a");
    expect(reopened(back, full)).toBe(back);
  });

  it("one of several that was thrown away comes back where it stood", () => {
    const full = changed(one.open[0]!, add(tea, 1000n, "l1"));
    const two = opened({ open: [full], current: "a" }, "b", 0);
    const back = reopened(closed(two, "a", "x", 0), full);
    expect(back.open.map(({ id, number }) => [id, number])).toEqual([["a", 1], ["b", 2]]);
  });

  it("there is always one", () => {
    const after = closed(one, "a", "next", 0);
    expect(after).toMatchObject({ open: [{ id: "next", lines: [] }], current: "next" });
  });

  it("after a sale the next is open in its place; a sale answered late does not move the cashier", () => {
    const two = opened(one, "b", 0);
    expect(sold(two, "b", "next", 0)).toMatchObject({ open: [{ id: "a" }, { id: "next", number: 2, lines: [] }], current: "next" });
    expect(sold(two, "a", "next", 0)).toMatchObject({ open: [{ id: "b" }], current: "b" });
  });

  it("a receipt under a new id stays in front", () => {
    const open = changed(one.open[0]!, add(tea, 1000n, "l1"));
    const carts: Carts = { open: [sealed(open, asSent(open), 0)], current: "a" };
    expect(cartOf(withCart(carts, "a", (each) => unsealed(each, "b"))).id).toBe("b");
  });
});
