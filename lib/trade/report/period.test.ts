import { expect, test } from "vitest";

import { addDays, chartOf, daysOf, heatOf, lengthOf, type Choice, periodOf, weekdayOf } from "./period";

test.each<[Choice, string, object]>([
  [{ period: "today" }, "2026-11-14", { from: "2026-11-14", to: "2026-11-14", before: { from: "2026-11-13", to: "2026-11-13" }, isRunning: true }],
  [{ period: "yesterday" }, "2026-03-01", { from: "2026-02-28", to: "2026-02-28", before: { from: "2026-02-27", to: "2026-02-27" }, isRunning: false }],
  [{ period: "week" }, "2026-11-14", { from: "2026-11-09", to: "2026-11-14", before: { from: "2026-11-02", to: "2026-11-07" }, isRunning: true }],
  [{ period: "week" }, "2026-11-09", { from: "2026-11-09", to: "2026-11-09", before: { from: "2026-11-02", to: "2026-11-02" }, isRunning: true }],
  [{ period: "month" }, "2026-11-14", { from: "2026-11-01", to: "2026-11-14", before: { from: "2026-10-01", to: "2026-10-14" }, isRunning: true }],
  [{ period: "month" }, "2026-03-31", { from: "2026-03-01", to: "2026-03-31", before: { from: "2026-02-01", to: "2026-02-28" }, isRunning: true }],
  [{ period: "month" }, "2027-01-02", { from: "2027-01-01", to: "2027-01-02", before: { from: "2026-12-01", to: "2026-12-02" }, isRunning: true }],
  [{ period: "own", dateFrom: "2026-10-01", dateTo: "2026-10-10" }, "2026-11-14", { from: "2026-10-01", to: "2026-10-10", before: { from: "2026-09-21", to: "2026-09-30" }, isRunning: false }],
  [{ period: "own", dateFrom: "2026-11-13", dateTo: "2027-10-10" }, "2026-11-14", { from: "2026-11-13", to: "2026-11-14", before: { from: "2026-11-11", to: "2026-11-12" }, isRunning: true }],
])("%j on %s", (choice, today, expected) => {
  expect(periodOf(choice, today)).toEqual(expected);
});

test("a chart shows its period, or two weeks where that is only a few days", () => {
  expect(chartOf(periodOf({ period: "month" }, "2026-11-14"))).toEqual({ days: { from: "2026-11-01", to: "2026-11-14" }, before: { from: "2026-10-01", to: "2026-10-14" } });
  expect(chartOf(periodOf({ period: "today" }, "2026-11-14"))).toEqual({ days: { from: "2026-11-01", to: "2026-11-14" }, before: { from: "2026-10-18", to: "2026-10-31" } });
});

test("the heat strip holds every weekday four times", () => {
  const weekdays = daysOf(heatOf("2026-11-14")).map(weekdayOf);
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) expect(weekdays.filter((each) => each === weekday)).toHaveLength(4);
});

test("days are counted by the calendar", () => {
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(lengthOf({ from: "2026-01-01", to: "2026-12-31" })).toBe(365);
  expect(weekdayOf("2026-11-15")).toBe(7);
});
