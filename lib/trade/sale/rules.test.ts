import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { AppError, attempt } from "@/lib/core/errors";
import { amountOf, moneyText } from "@/lib/core/money";

import { type Discount, type OrderedLine, priceLines, roundCash, type SellingRules, settle, type SoldProduct, spread, taxInside } from "./rules";

const rules: SellingRules = {
  discountAllowed: true, discountLimit: 1_000, mayExceedDiscount: false, mayOverridePrice: false, mayPriceUnpriced: false,
  taxRate: 0, cashRounding: 0n, methods: ["cash", "card", "transfer"],
};
const owner = { ...rules, mayExceedDiscount: true, mayOverridePrice: true, mayPriceUnpriced: true };
const tea: SoldProduct = { id: "tea", name: "Tea", unit: "piece", price: 125_00n, isActive: true };
const cheese: SoldProduct = { id: "cheese", name: "Cheese", unit: "kg", price: 33_33n, isActive: true };
const line = (changes: Partial<OrderedLine> = {}): OrderedLine => ({ id: "1", productId: "tea", quantity: 2_000n, price: null, discount: null, ...changes });
const amount = (value: bigint): Discount => ({ kind: "amount", amount: value });
const percent = (value: bigint): Discount => ({ kind: "percent", percent: value });

describe("lines", () => {
  test.each([
    { name: "take the catalogue's price", ordered: line(), expected: { gross: 250_00n, total: 250_00n } },
    { name: "round once, to the nearest", ordered: line({ productId: "cheese", quantity: 333n }), expected: { gross: 11_10n, total: 11_10n } },
    { name: "lose an amount", ordered: line({ discount: amount(25_00n) }), expected: { lineDiscount: 25_00n, total: 225_00n } },
    { name: "lose a percentage, rounded once", ordered: line({ productId: "cheese", quantity: 333n, discount: percent(1_000n) }), expected: { lineDiscount: 1_11n, total: 9_99n } },
  ])("$name", ({ ordered, expected }) => {
    expect(priceLines([ordered], [tea, cheese], null, rules)).toMatchObject([expected]);
  });

  test.each([
    { name: "another price without the permission, and the right one is said", ordered: line({ price: 1_00n }), by: rules, key: "priceDiffers", params: { price: "125.00" } },
    { name: "a higher price without the permission, too", ordered: line({ price: 125_01n }), by: rules, key: "priceDiffers", params: { price: "125.00" } },
    { name: "half a piece", ordered: line({ quantity: 500n }), by: owner, key: "unitDecimals", params: { decimals: 0 } },
    { name: "a product that is not sold any more", ordered: line({ productId: "old" }), by: owner, key: "productInactive", params: {} },
    { name: "a product without a price, by who may not name one", ordered: line({ productId: "new", price: 1_00n }), by: rules, key: "noPriceYet", params: {} },
    { name: "a product without a price when none is named", ordered: line({ productId: "new" }), by: owner, key: "priceNeeded", params: {} },
    { name: "more off than it costs", ordered: line({ discount: amount(250_01n) }), by: owner, key: "discountTooLarge", params: { most: "250.00" } },
    { name: "more off than the shop allows", ordered: line({ discount: percent(1_100n) }), by: rules, key: "discountAboveLimit", params: { limit: "10.00%" } },
    { name: "nobody's product", ordered: line({ productId: "?" }), by: owner, key: "notFound.product", params: {} },
  ])("refuse $name", ({ ordered, by, key, params }) => {
    const catalogue = [tea, cheese, { ...tea, id: "old", isActive: false }, { ...tea, id: "new", price: null }];
    expect(() => priceLines([ordered], catalogue, null, by)).toThrow(expect.objectContaining({ key, params: expect.objectContaining(params) }));
  });

  test("the limit counts the line's own discount and its share of the sale's together", () => {
    expect(() => priceLines([line({ discount: percent(600n) })], [tea], percent(600n), rules)).toThrow(expect.objectContaining({ key: "discountAboveLimit" }));
    expect(priceLines([line({ discount: percent(500n) })], [tea], percent(500n), rules)).toMatchObject([{ lineDiscount: 12_50n, saleDiscount: 11_88n }]);
  });

  test.each([
    { name: "exact", price: 100_00n, discountLimit: 1_000, most: 10_01n }, { name: "a third of a tiyin", price: 33_33n, discountLimit: 1_000, most: 3_35n },
    { name: "a fraction of a percent", price: 99_99n, discountLimit: 333, most: 3_34n }, { name: "nothing", price: 99_99n, discountLimit: 0, most: 1n },
  ])("the limit forgives what two roundings may add and not a tiyin more: $name", ({ price, discountLimit, most }) => {
    const off = (value: bigint) => priceLines([line({ quantity: 1_000n, discount: amount(value) })], [{ ...tea, price }], null, { ...rules, discountLimit });
    expect(off(most)).toMatchObject([{ lineDiscount: most }]);
    expect(() => off(most + 1n)).toThrow(expect.objectContaining({ key: "discountAboveLimit" }));
  });

  test.each([["a seller", rules], ["whoever may go above the limit", owner]])("no discount at all where the shop gives none, by %s", (_, by) => {
    expect(() => priceLines([line({ discount: amount(1n) })], [tea], null, { ...by, discountAllowed: false })).toThrow(expect.objectContaining({ key: "discountsOff" }));
  });
});

describe("payment", () => {
  test("half a step is a step", () => {
    expect([49_99n, 50_00n, 149_99n, 150_00n].map((due) => roundCash(due, 100_00n))).toEqual([0n, 100_00n, 100_00n, 200_00n]);
  });

  test.each([
    { name: "exact", tenders: [["cash", 250_00n]], step: 0n, expected: { payable: 250_00n, change: 0n } },
    { name: "with change", tenders: [["cash", 300_00n]], step: 0n, expected: { payable: 250_00n, change: 50_00n } },
    { name: "split, the cash part rounded half up", tenders: [["card", 99_50n], ["cash", 200_00n]], step: 100_00n, expected: { rounding: 49_50n, payable: 299_50n, change: 0n } },
    { name: "by card: nothing is rounded", tenders: [["card", 250_00n]], step: 100_00n, expected: { rounding: 0n, payable: 250_00n } },
    { name: "split, the rest asked for in cash rounded away", tenders: [["card", 220_00n], ["cash", 0n]], step: 100_00n, expected: { rounding: -30_00n, payable: 220_00n, payments: [{ method: "card", amount: 220_00n, change: 0n }] } },
    { name: "split, the cash part rounded away: it came back as change", tenders: [["card", 220_00n], ["cash", 50_00n]], step: 100_00n, expected: { rounding: -30_00n, payable: 220_00n, change: 50_00n } },
  ])("$name", ({ tenders, step, expected }) => {
    const paid = tenders.map(([method, value]) => ({ method: method as "cash", amount: value as bigint }));
    expect(settle(250_00n, paid, { ...rules, cashRounding: step })).toMatchObject(expected);
  });

  test.each([
    { name: "too little, and says how much is missing", tenders: [["cash", 200_00n]], step: 0n, key: "paidTooLittle", params: { missing: "50.00" } },
    { name: "a card that pays more than is due", tenders: [["card", 300_00n]], step: 0n, key: "paidTooMuch", params: {} },
    { name: "a card that pays one tiyin more than is due, and says what is", tenders: [["card", 250_01n]], step: 0n, key: "paidTooMuch", params: { total: "250.00" } },
    { name: "a card that leaves less than half a step: only cash is rounded", tenders: [["card", 220_00n]], step: 100_00n, key: "paidTooLittle", params: { missing: "30.00", payable: "250.00" } },
    { name: "a card that leaves more than half a step, and asks for no more than is left", tenders: [["card", 190_00n]], step: 100_00n, key: "paidTooLittle", params: { missing: "60.00", payable: "250.00" } },
  ])("refuses $name", ({ tenders, step, key, params }) => {
    const paid = tenders.map(([method, value]) => ({ method: method as "cash", amount: value as bigint }));
    expect(() => settle(250_00n, paid, { ...rules, cashRounding: step })).toThrow(expect.objectContaining({ key, params: expect.objectContaining(params) }));
  });

  test("a method the shop does not take is refused", () => {
    expect(() => settle(1_00n, [{ method: "card", amount: 1_00n }], { ...rules, methods: ["cash"] })).toThrow(expect.objectContaining({ key: "methodOff" }));
  });

  test("0.333 × 33.33 can be paid, in cash with any rounding and by card", () => {
    const total = priceLines([line({ productId: "cheese", quantity: 333n })], [cheese], null, rules)[0]!.total;
    expect(total).toBe(11_10n);
    expect(settle(total, [{ method: "card", amount: 11_10n }], rules)).toMatchObject({ payable: 11_10n, rounding: 0n });
    expect(settle(total, [], { ...rules, cashRounding: 100_00n })).toMatchObject({ payable: 0n, rounding: -11_10n });
    expect(settle(total, [{ method: "cash", amount: 15_00n }], { ...rules, cashRounding: 5_00n })).toMatchObject({ payable: 10_00n, change: 5_00n });
  });
});

describe("properties, over prices to 10¹² soʻm and quantities to three decimals", () => {
  const price = fc.bigInt({ min: 1n, max: 10n ** 14n });
  const discount = fc.oneof(fc.constant(null), fc.bigInt({ min: 0n, max: 10_000n }).map(percent), fc.bigInt({ min: 0n, max: 10n ** 6n }).map(amount));
  const ordered = fc.record({ quantity: fc.bigInt({ min: 1n, max: 99_999n }), price, discount });
  const cart = fc.record({
    lines: fc.array(ordered, { minLength: 1, maxLength: 12 }), sale: discount, taxRate: fc.constantFrom(0, 600, 1_200), step: fc.constantFrom(0n, 1n, 50_00n, 100_00n, 1_000_00n),
    card: fc.integer({ min: 0, max: 100 }), transfer: fc.integer({ min: 0, max: 100 }), extra: fc.bigInt({ min: 0n, max: 10n ** 7n }),
  });

  /** A discount in an amount is cut to what there is: more is refused, and tested above. */
  const cut = (each: Discount | null, base: bigint): Discount | null => (each?.kind === "amount" && each.amount > base ? amount(base) : each);
  const off = (each: Discount | null, base: bigint) => (each === null ? 0n : each.kind === "amount" ? each.amount : (2n * base * each.percent + 10_000n) / 20_000n);

  const build = (input: { lines: { quantity: bigint; price: bigint; discount: Discount | null }[]; sale: Discount | null; taxRate: number }) => {
    const products = input.lines.map((each, i): SoldProduct => ({ id: `p${i}`, name: `P${i}`, unit: "kg", price: each.price, isActive: true }));
    const lines = input.lines.map((each, i): OrderedLine => ({
      id: `l${String(i).padStart(3, "0")}`, productId: `p${i}`, quantity: each.quantity, price: null, discount: cut(each.discount, amountOf(each.price, each.quantity)),
    }));
    const net = lines.reduce((total, each, i) => {
      const gross = amountOf(input.lines[i]!.price, each.quantity);
      return total + gross - off(each.discount, gross);
    }, 0n);
    return { products, lines, sale: cut(input.sale, net), rules: { ...owner, taxRate: input.taxRate } };
  };

  test("the equations of a sale hold, whatever is bought, taken off and handed over", () => {
    fc.assert(fc.property(cart, (input) => {
      const { products, lines, sale, rules: by } = build(input);
      const priced = priceLines(lines, products, sale, by);
      const total = priced.reduce((all, each) => all + each.total, 0n);

      for (const each of priced) {
        expect(each.total).toBe(each.gross - each.lineDiscount - each.saleDiscount);
        expect(each.total >= 0n && each.tax >= 0n && each.tax <= each.total).toBe(true);
        expect(each.tax).toBe(taxInside(each.total, by.taxRate));
      }
      const net = priced.reduce((all, each) => all + each.gross - each.lineDiscount, 0n);
      expect(net - total).toBe(off(sale, net)); // the parts of the sale's discount sum to it exactly

      const card = (total * BigInt(input.card)) / 100n;
      const transfer = ((total - card) * BigInt(input.transfer)) / 100n;
      const rest = total - card - transfer;
      const cash = roundCash(rest, input.step) + input.extra;
      const tenders = [{ method: "card" as const, amount: card }, { method: "transfer" as const, amount: transfer }, { method: "cash" as const, amount: cash }].filter((each) => each.amount > 0n);
      const pay = () => settle(total, tenders, { ...by, cashRounding: input.step });
      if (cash === 0n && rest > 0n && rest < total) return void expect(pay).toThrow(expect.objectContaining({ key: "paidTooLittle", params: expect.objectContaining({ missing: moneyText(rest) }) }));
      const settled = pay();
      const paid = settled.payments.reduce((all, each) => all + each.amount - each.change, 0n);
      expect(paid).toBe(total + settled.rounding);
      expect(settled.payable).toBe(total + settled.rounding);
      expect(settled.change).toBe(input.extra);
      expect(settled.payments.every((each) => each.method === "cash" || each.change === 0n)).toBe(true);
      if (input.step > 0n) expect(settled.rounding * 2n <= input.step && -settled.rounding * 2n <= input.step).toBe(true);
    }), { numRuns: 500 });
  });

  test("whatever is handed over, nothing is forgiven where no cash is paid beside another method, and what is said to be missing is enough", () => {
    const sum = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 2_000_00n }));
    fc.assert(fc.property(sum, sum, sum, sum, fc.constantFrom(0n, 50_00n, 100_00n, 1_000_00n), (total, cash, card, transfer, step) => {
      const tenders = [{ method: "cash" as const, amount: cash }, { method: "card" as const, amount: card }, { method: "transfer" as const, amount: transfer }].filter((each) => each.amount > 0n);
      const pay = (paid = tenders) => settle(total, paid, { ...rules, cashRounding: step });
      const asked = attempt(pay);
      if (!(asked instanceof AppError)) return void expect(asked.rounding === 0n || tenders.length === 0 || cash > 0n).toBe(true);
      if (asked.key !== "paidTooLittle") return void expect(card + transfer > total).toBe(true);

      const missing = amountIn(asked.params!.missing!);
      expect(missing > 0n).toBe(true);
      const by = cash > 0n || tenders.length === 0 ? "cash" as const : "card" as const;
      const given = { method: by, amount: missing + (by === "cash" ? cash : card) };
      expect(pay([...tenders.filter(({ method }) => method !== by), given])).toMatchObject({ change: 0n });
    }), { numRuns: 1_000 });
  });

  test("nothing depends on the order of the lines", () => {
    fc.assert(fc.property(cart, fc.infiniteStream(fc.nat()), (input, dice) => {
      const { products, lines, sale, rules: by } = build(input);
      const shuffled = lines.map((each) => ({ each, key: dice.next().value as number })).sort((a, b) => a.key - b.key).map(({ each }) => each);
      const byId = (all: { id: string }[]) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(byId(priceLines(shuffled, products, sale, by))).toEqual(byId(priceLines(lines, products, sale, by)));
    }), { numRuns: 300 });
  });

  test("a spread amount sums to itself, no part beyond its weight, ties to the smaller id", () => {
    fc.assert(fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 20 }), fc.integer({ min: 0, max: 1_000 }), (weights, share) => {
      const whole = weights.reduce((all, each) => all + each, 0n);
      const wanted = (whole * BigInt(share)) / 1_000n;
      const parts = spread(wanted, weights.map((weight, i) => ({ id: String(i).padStart(3, "0"), weight })));
      expect(parts.reduce((all, each) => all + each, 0n)).toBe(wanted);
      expect(parts.every((part, i) => part >= 0n && part <= weights[i]!)).toBe(true);
    }));
    expect(spread(1n, [{ id: "b", weight: 1n }, { id: "a", weight: 1n }])).toEqual([0n, 1n]);
  });
});

const amountIn = (text: string | number): bigint => BigInt(String(text).replace(".", ""));
