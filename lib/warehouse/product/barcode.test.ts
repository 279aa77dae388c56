import fc from "fast-check";
import { expect, test } from "vitest";

import { codesOf, isEan13, isMistyped, isOwnBarcode, ownBarcode, spellingsOf } from "./barcode";

test.each(["4780012340016", "4601780556612", "7613035692336", "2000000000206"])("%s is an EAN-13 or says that it was mistyped", (code) => {
  expect(isEan13(code)).toBe(!isMistyped(code));
});

test.each([["5901234123457", true], ["5901234123458", false], ["590123412345", false], ["59012341234570", false], ["abc", false]])("%s is an EAN-13: %s", (code, is) => {
  expect(isEan13(code)).toBe(is);
});

test("a wrong digit anywhere is seen", () => {
  fc.assert(fc.property(fc.bigInt(1n, 9_999_999_999n), fc.nat(12), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
    const code = ownBarcode(number);
    const wrong = code.slice(0, at) + String((Number(code[at]) + by) % 10) + code.slice(at + 1);
    return isOwnBarcode(code) && !isEan13(wrong);
  }));
});

test("own codes grow with their numbers and never reach those of the scales", () => {
  expect(ownBarcode(1n)).toBe("2000000000015");
  fc.assert(fc.property(fc.bigInt(1n, 9_999_999_998n), (number) => ownBarcode(number) < ownBarcode(number + 1n)));
  expect(ownBarcode(9_999_999_999n).startsWith("20")).toBe(true);
  expect(() => ownBarcode(10_000_000_000n)).toThrow(RangeError);
});

test("a UPC-A is looked for with and without its leading zero", () => {
  expect(spellingsOf("036000291452")).toEqual(["036000291452", "0036000291452"]);
  expect(spellingsOf("0036000291452")).toEqual(["0036000291452", "036000291452"]);
  expect(spellingsOf("KIWI")).toEqual(["KIWI"]);
});

test.each([
  ["4780012345678", ["4780012345678"]],
  ["012345678905", ["012345678905", "0012345678905"]],
  ["A-17", ["A-17"]],
  ["010478001234567821abc\x1d93xyz", ["010478001234567821abc\x1d93xyz", "04780012345678", "4780012345678"]],
  ["]d2010478001234567821abc", ["]d2010478001234567821abc", "010478001234567821abc", "04780012345678", "4780012345678"]],
])("%j may be kept under these codes", (scanned, codes) => expect(codesOf(scanned)).toEqual(codes));
