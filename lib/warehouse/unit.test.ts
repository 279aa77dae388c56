import { expect, test } from "vitest";

import { UNITS as STORED_UNITS } from "@/db/schema/warehouse";

import { fitsUnit, UNITS } from "./unit";

test("the units of the browser are the units of the database", () => {
  expect(UNITS).toEqual(STORED_UNITS);
});

test.each([
  ["piece", 3_000n, true], ["piece", 1_500n, false], ["box", 1n, false], ["kg", 1_250n, true], ["l", 1n, true], ["pack", 0n, true],
] as const)("a quantity in %s of %d thousandths fits: %s", (unit, thousandths, fits) => {
  expect(fitsUnit(thousandths, unit)).toBe(fits);
});
