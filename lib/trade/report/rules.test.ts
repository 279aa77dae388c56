import { expect, test } from "vitest";

import { changeOf, markupOf, wholeSoum } from "./rules";

test.each([[112n, 100n, 12], [100n, 112n, -10.7], [0n, 100n, -100], [5n, 0n, null], [-50n, 100n, -150], [10n, -5n, null]])("from %s now against %s before is %s %%", (now, before, percent) => {
  expect(changeOf(now, before)).toBe(percent);
});

test("markup is profit on cost", () => {
  expect(markupOf(1_874_650n, 9_871_550n)).toBe(19);
  expect(markupOf(5n, 0n)).toBeNull();
});

test.each([["1450332.50", "1450333.00"], ["-0.49", "-0.00"], ["-147.50", "-148.00"], ["0.00", "0.00"], ["999.99", "1000.00"]])("%s is %s in whole soʻm", (amount, whole) => {
  expect(wholeSoum(amount)).toBe(whole);
});
