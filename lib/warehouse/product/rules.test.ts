import { expect, test } from "vitest";

import { markupOf, misfits, repeatedCodes } from "./rules";

test.each([
  [89_000_00n, 74_512_00n, 194], // the definition: (89 000 − 74 512) ÷ 74 512, not ÷ 89 000
  [13_900_00n, 11_600_00n, 198],
  [62_000_00n, 64_200_00n, -34],
  [100n, 100n, 0],
  [null, 100n, null],
  [100n, null, null],
  [100n, 0n, null],
])("a price of %s on a cost of %s is a markup of %s tenths of a percent", (price, cost, tenths) => {
  expect(markupOf(price, cost)).toBe(tenths);
});

test("every quantity that does not fit the unit is named by its field", () => {
  const product = { unit: "piece" as const, minimumStock: 500n, barcodes: [{ quantity: 24_000n }, { quantity: 1_500n }], opening: { quantity: 10n } };
  expect(misfits(product)).toEqual(["minimumStock", "barcodes.1.quantity", "opening.quantity"]);
  expect(misfits({ ...product, unit: "kg" })).toEqual([]);
});

test("a code that stands twice in a list is named once, the later one", () => {
  expect(repeatedCodes([{ code: "1" }, { code: "2" }, { code: "1" }])).toEqual(["barcodes.2.code"]);
});
