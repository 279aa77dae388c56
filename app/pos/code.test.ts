import { describe, expect, it } from "vitest";

import { isUnreadable, looksLikeCode, mayBeCode, splitQuantity, timesCode } from "./code";

describe("a quantity before a code", () => {
  it.each([
    ["3*4780001", 3_000n, "4780001"],
    ["1,25*4780001", 1_250n, "4780001"],
    ["1.25*", 1_250n, ""],
    ["0,436 * pishloq", 436n, "pishloq"],
    ["24*sut", 24_000n, "sut"],
    ["4780001234567", null, "4780001234567"],
    ["0*4780001", null, "0*4780001"],
    ["1,2345*4780001", null, "1,2345*4780001"],
    ["*4780001", null, "*4780001"],
    ["coca-cola 1,5", null, "coca-cola 1,5"],
    ["2*0101\x1d93", 2_000n, "0101\x1d93"],
  ])("%s", (typed, quantity, rest) => expect(splitQuantity(typed)).toEqual({ quantity, rest }));

  it.each(["0*", "0,0005*4780001", "1,2345*", "10000000*", "2,,5*", "-1*", "1 5*sut"])("%s is a quantity that nobody can read", (typed) => expect(isUnreadable(typed)).toBe(true));
  it.each(["3*", "1,25*4780001", "sut 3*", "*4780001", "4780001234567", "coca-cola 1,5", ""])("%s is none", (typed) => expect(isUnreadable(typed)).toBe(false));

  it("multiplies what the code stands for", () => {
    expect(timesCode(null, 24_000n)).toBe(24_000n);
    expect(timesCode(3_000n, 24_000n)).toBe(72_000n);
    expect(timesCode(1_250n, 1_000n)).toBe(1_250n);
  });

  it("tells a code from a name", () => {
    expect(looksLikeCode("4780001234567")).toBe(true);
    expect(looksLikeCode("9500")).toBe(false);
    expect(looksLikeCode("sut")).toBe(false);
    expect(["9500", "A-17", "+998901234567", "zzqqx", "coca-cola 1,5"].filter(mayBeCode)).toEqual(["9500", "A-17", "+998901234567"]);
  });
});
