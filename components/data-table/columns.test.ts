import { expect, test } from "vitest";

import { placesOf } from "./columns";

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
