import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";

import { amountOf, divideRounded, MAX_UNITS, Money, Percent, Price, Quantity, SignedMoney, sum } from "./money";

test.each([
  ["12500", 1_250_000n], ["0.5", 50n], ["0,5", 50n], ["125.00", 12_500n], [12.5, 1_250n], ["1 250 000", 125_000_000n], ["1\u00a0250\u202f000,50", 125_000_050n],
  ["9000000000000000.00", MAX_UNITS], ["0", 0n],
])("%s is money", (typed, minor) => {
  expect(Money.parse(typed as string)).toBe(minor);
});

test.each([
  "1.001", "1e3", "1e400", "NaN", "Infinity", "", " ", "-1", ".", "1.", ".5", "1.2.3", "1,2,3", "0x10", "9000000000000000.01", "9".repeat(60), "1\u0000",
  0.1 + 0.2, 1e21, Number.NaN, Number.POSITIVE_INFINITY, null, undefined, true, [5], {}, "١٢",
])("%s is not", (typed) => {
  expect(Money.safeParse(typed).success).toBe(false);
});

test.each([["1.001", "tooManyDecimals2"], ["-1", "negative"], ["abc", "number"], [undefined, "required"], ["99999999999999999", "tooLarge"]])("%s says why: %s", (typed, key) => {
  expect(Money.safeParse(typed).error?.issues[0]?.message).toBe(key);
});

test("a price and a quantity are more than nothing, a percentage at most a hundred", () => {
  expect(Price.safeParse("0").error?.issues[0]?.message).toBe("notPositive");
  expect(Quantity.safeParse("0.000").success).toBe(false);
  expect(Quantity.safeParse("0.0001").error?.issues[0]?.message).toBe("tooManyDecimals3");
  expect(Percent.safeParse("100.01").success).toBe(false);
});

describe("properties", () => {
  const units = fc.bigInt({ min: -MAX_UNITS, max: MAX_UNITS });

  test("what goes out comes back", () => {
    fc.assert(fc.property(units, (minor) => SignedMoney.parse(z.encode(SignedMoney, minor)) === minor));
  });

  test("a quotient is rounded to the nearest, half away from zero", () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (dividend, divisor) => {
      const rest = dividend - divideRounded(dividend, divisor) * divisor;
      const size = rest < 0n ? -rest : rest;
      expect(2n * size <= divisor).toBe(true);
      if (2n * size === divisor) expect(rest === 0n || rest < 0n === dividend > 0n).toBe(true);
      expect(divideRounded(-dividend, divisor)).toBe(-divideRounded(dividend, divisor));
    }));
  });

  test("an amount that no column could hold is refused, never overflowed", () => {
    expect(() => sum([MAX_UNITS, 1n])).toThrow("tooLarge");
    expect(() => amountOf(MAX_UNITS, 2_000n)).toThrow("tooLarge");
    expect(amountOf(33_33n, 333n)).toBe(11_10n); // 0.333 × 33.33 = 11.09889
  });
});
