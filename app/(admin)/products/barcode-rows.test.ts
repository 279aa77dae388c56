import { expect, it } from "vitest";

import { isFilled, placeOf } from "./barcode-rows";

const barcodes = ["", "4780000000017", " ", "4780000000024"].map((code) => ({ code, quantity: "1" }));

it("a refused code stands in the row it was typed in", () => {
  expect(barcodes.filter(isFilled).map(({ code }) => code)).toEqual(["4780000000017", "4780000000024"]);
  expect(placeOf("barcodes.0.code", { barcodes })).toBe("barcodes.1.code");
  expect(placeOf("barcodes.1.quantity", { barcodes })).toBe("barcodes.3.quantity");
});

it.each(["name", "barcodes", "barcodes.7.code", "opening.quantity", ""])("%s keeps its place", (path) => expect(placeOf(path, { barcodes })).toBe(path));
it("no rows at all are no trouble", () => expect(placeOf("barcodes.0.code", {})).toBe("barcodes.0.code"));
