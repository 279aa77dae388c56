import { expect, test } from "vitest";

import { placesOf, totalsShown } from "./columns";

test("the first column is the card's name, badges and subs have their places, what has none is off", () => {
  expect(placesOf([{}, { card: "sub", fold: true }, { card: "badge" }, {}, { num: true, card: "none" }])).toEqual(["nmc", "at-sub fold", "at-badge", "at-off", "at-off num"]);
});

test("named pairs come before numbers, three at most, and the last stands at the end", () => {
  const places = placesOf([{}, { num: true }, { card: "pair" }, { num: true }, { num: true }]);
  expect(places).toEqual(["nmc", "at-pair p2 num", "at-pair p1", "at-pair p3 at-end num", "at-off num"]);
});

test("a single pair stays at the start", () => {
  expect(placesOf([{}, { num: true, wrap: true }])).toEqual(["nmc", "at-pair p1 num wrap"]);
});

test("a total that is a sentence outlives its column: it goes under the last column of numbers that has none", () => {
  const columns = [{ id: "name", num: false }, { id: "price", num: true }, { id: "stock", num: true }, { id: "sold", num: true }, { id: "status", num: false }];
  const totals = { name: "3", sold: "worth 5" };
  const without = (...ids: string[]) => totalsShown(totals, ["sold"], columns.filter(({ id }) => !ids.includes(id)));

  expect(without()).toEqual({ totals, worded: ["sold"] });
  expect(without("sold").totals).toMatchObject({ name: "3", stock: "worth 5" });
  expect(without("sold", "stock")).toMatchObject({ totals: { price: "worth 5" }, worded: ["sold", "price"] });
  expect(without("sold", "stock", "price").totals).toEqual(totals);
});
