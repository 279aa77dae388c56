import { expect, it } from "vitest";

import { grouped } from "./amount-input";

it.each([
  ["1234567", "1 234 567"], ["1 234 567,5", "1 234 567,5"], ["12.345", "12,34"], ["007", "7"], [",5", "0,5"], ["12,", "12,"], ["12,5,", "12,5"], ["", ""], ["abc", ""],
])("%s is written as %s", (typed, written) => expect(grouped(typed, "ru").replaceAll("\u00a0", " ")).toBe(written));

it.each(["1,234,567", "1.234.567", "1 234 567", "1,234,567.00", "1.234.567,00"])("%s, pasted, is a million and more", (pasted) => {
  expect(grouped(pasted, "en").replace(".00", "").replaceAll("\u00a0", " ")).toBe("1 234 567");
});

it("what only looks like groups is not", () => {
  for (const typed of ["1,234,56", "1,234,5678", "1,234"]) expect(grouped(typed, "en")).toBe("1.23");
});
