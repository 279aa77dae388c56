import { expect, it } from "vitest";

import { formatNumber } from "@/components/format";

import { plainDecimal } from "./decimal";

it.each([
  ["1 250,5", "1250.5"],
  ["12\u00a0500", "12500"],
  ["\u22124,000", "-4.000"],
  ["12.50", "12.50"],
  ["", undefined],
  ["  ", undefined],
  ["ten", "ten"],
  ["1,2,3", "1.2,3"],
])("%s travels as %s", (typed, decimal) => expect(plainDecimal(typed)).toBe(decimal));

it("reads back what it printed", () => {
  for (const decimal of ["1250000.5", "-0.05", "7", "900000000000000"]) {
    for (const locale of ["uz", "en"] as const) expect(plainDecimal(formatNumber(decimal, locale))).toBe(decimal);
  }
});
