import { describe, expect, test } from "vitest";

import { amountOf } from "@/lib/core/money";

import { addedTo, belowCost, changesPrice, costChange, errorsOf, type Line, lineOf, linesToSend, markupOfLine, moneyString, totalOf } from "./lines";

const milk = { id: "milk", name: "Sut", unit: "piece" as const, price: "13900.00", lastCost: "9100.00" };
const cheese = { ...milk, id: "cheese", unit: "kg" as const };
const line = (change: Partial<Line> = {}): Line => ({ ...lineOf("1", milk, "478", 1_000n), ...change });

test("a scan makes a line at the cost and price that are known; the same again adds to it", () => {
  expect(line()).toMatchObject({ quantity: "1", unitCost: "9100.00", newPrice: "13900.00" });
  expect(addedTo(line(), "box", 24_000n)).toMatchObject({ quantity: "25", code: "box" });
  expect(addedTo(line({ quantity: "x" }), null, 1_000n)).toMatchObject({ quantity: "1", code: "478" });
  expect(lineOf("1", { ...milk, price: null, lastCost: null }, null, 1_250n)).toMatchObject({ quantity: "1.25", unitCost: "", newPrice: "" });
  expect(addedTo(line({ quantity: "10" }), null, 90_000n).quantity).toBe("100");
});

describe("what is wrong is said by its field", () => {
  test.each([
    [line(), {}],
    [line({ quantity: "" }), { quantity: "required" }],
    [line({ quantity: "0" }), { quantity: "notPositive" }],
    [line({ quantity: "-1" }), { quantity: "notPositive" }],
    [line({ quantity: "24.5" }), { quantity: "wholeUnits" }],
    [line({ product: cheese, quantity: "24.5" }), {}],
    [line({ product: cheese, quantity: "0.0001" }), { quantity: "tooManyDecimals3" }],
    [line({ quantity: "1e400" }), { quantity: "number" }],
    [line({ unitCost: "1.001" }), { unitCost: "tooManyDecimals2" }],
    [line({ unitCost: "NaN" }), { unitCost: "number" }],
    [line({ unitCost: "-5" }), { unitCost: "negative" }],
    [line({ newPrice: "0" }), { newPrice: "notPositive" }],
    [line({ newPrice: "", unitCost: "" }), {}],
  ])("%#", (given, errors) => {
    expect(errorsOf(given)).toEqual(errors);
  });
});

test("markup is on cost, below cost is counted, the old cost is compared with", () => {
  expect(markupOfLine(line({ unitCost: "74512", newPrice: "89000" }))).toBe(194);
  expect(belowCost(line({ unitCost: "64200", newPrice: "62000" }))).toBe(2_200_00n);
  expect(belowCost(line())).toBe(0n);
  expect(costChange(line({ unitCost: "9350" }))).toBe(27);
  expect(costChange(line())).toBeNull();
  for (const unitCost of ["-9350", "9350.005", "x"]) expect(costChange(line({ unitCost }))).toBeNull(); // no cost at all
});

test("a line is worth to the tiyin what the server will book", () => {
  for (const [unitCost, quantity] of [["33.33", "0.333"], ["0.01", "0.5"], ["74500", "8.5"]] as const) {
    const units = (text: string, places: number) => BigInt(Math.round(Number(text) * 10 ** places));
    expect(totalOf(line({ unitCost, quantity }))).toBe(amountOf(units(unitCost, 2), units(quantity, 3)));
  }
  expect(moneyString(1_250_05n)).toBe("1250.05");
  expect(totalOf(line({ unitCost: "" }))).toBeNull();
});

test("a price that stays is not sent, and a cost nobody knows is null", () => {
  expect(changesPrice(line({ newPrice: "13900" }))).toBe(false);
  expect(linesToSend([line({ unitCost: "" }), line({ newPrice: "14000" })])).toEqual([
    { productId: "milk", quantity: "1", unitCost: null, newPrice: null },
    { productId: "milk", quantity: "1", unitCost: "9100.00", newPrice: "14000" },
  ]);
});
