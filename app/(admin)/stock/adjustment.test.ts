import { expect, it } from "vitest";

import { fieldSentences } from "@/lib/core/result";

import { type Adjustment, afterwards, loadAdjustment, travelling } from "./adjustment";

const ID = "0190a1b2-0000-7000-8000-000000000001";
const typed = (direction: "in" | "out", quantity?: string): Adjustment => ({ id: ID, productId: ID, locationId: ID, direction, quantity, reason: direction === "in" ? "found" : "missing", unitCost: null });

it.each([
  ["out", "-5", "notPositive"],
  ["in", "-5", "notPositive"],
  ["out", "0", "notPositive"],
  ["in", undefined, "required"],
  ["out", "many", "number"],
] as const)("%s by %s is refused under its field: %s", async (direction, quantity, key) => {
  const parsed = (await loadAdjustment()).safeParse(typed(direction, quantity));
  expect(fieldSentences(parsed.error!)).toEqual({ quantity: [{ key }] });
});

it.each([["out", "-1.5", "8.500"], ["in", "1.5", "11.500"]] as const)("%s by 1.5 travels as %s and leads to %s", async (direction, quantity, after) => {
  const values = typed(direction, "1.5");
  expect((await loadAdjustment()).safeParse(values).success).toBe(true);
  expect(travelling(values).quantity).toBe(quantity);
  expect(afterwards("10.000", direction, "1.5")).toBe(after);
});

it("shows nothing that would not be booked", () => {
  expect(afterwards("10.000", "out", "-5")).toBe("10.000");
  expect(afterwards("1.000", "out", "5")).toBe("-4.000");
});
