import { expect, it } from "vitest";

import { addMonths, lastOfMonth, monthGrid, periodOf, presetOf, weekdayOf } from "./days";

it("knows the ends of months and years", () => {
  expect(lastOfMonth("2028-02-10")).toBe("2028-02-29");
  expect(addMonths("2026-12-31", 1)).toBe("2027-01-01");
  expect(addMonths("2026-03-31", -1)).toBe("2026-02-01");
});

it("begins weeks on Monday", () => {
  expect(weekdayOf("2026-11-14")).toBe(6);
  expect(weekdayOf("2026-11-15")).toBe(7);
  const grid = monthGrid("2026-11-14");
  expect([grid[0], grid[6], grid[41]]).toEqual(["2026-10-26", "2026-11-01", "2026-12-06"]);
});

it("names periods by what they say today", () => {
  expect(periodOf("week", "2026-11-15")).toEqual({ from: "2026-11-09", to: "2026-11-15" });
  expect(periodOf("lastMonth", "2026-03-31")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  expect(presetOf({ from: "2026-11-01", to: "2026-11-14" }, "2026-11-14")).toBe("month");
  expect(presetOf({ from: "2026-11-02", to: "2026-11-14" }, "2026-11-14")).toBeUndefined();
});
