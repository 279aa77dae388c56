import { expect, test } from "vitest";

import type { TillProduct } from "@/lib/trade/till/schemas";

import { Catalogue } from "./catalogue";

const cola: TillProduct = {
  id: "cola", name: "Cola", unit: "piece", price: "14500.00", categoryId: null, pictureKey: null, stock: "30.000", stockState: "in",
  barcodes: [{ code: "4780012345678", quantity: "1.000" }, { code: "012345678905", quantity: "24.000" }],
};

test("a known code finds its goods at once, in every spelling, with what it stands for", () => {
  const catalogue = new Catalogue();
  catalogue.learn([cola]);

  expect(catalogue.find("4780012345678")).toMatchObject({ good: { id: "cola", price: 1_450_000n, stock: 30_000n }, quantity: 1_000n });
  expect(catalogue.find("0012345678905")?.quantity).toBe(24_000n);
  expect(catalogue.find("010478001234567821abc\x1d93")?.good.id).toBe("cola");
  expect(catalogue.find("4789999999999")).toBeUndefined();
});

test("what is learned again unchanged stays the same, so that nothing is drawn anew", () => {
  const catalogue = new Catalogue();
  const [first] = catalogue.learn([cola]);

  expect(catalogue.learn([{ ...cola }])[0]).toBe(first);
  expect(catalogue.learn([{ ...cola, price: "15000.00" }])[0]).not.toBe(first);
  expect(catalogue.learn([{ ...cola, pictureKey: "shop/pictures/cola.webp" }])[0]).toMatchObject({ pictureKey: "shop/pictures/cola.webp" });
});

test("what was sold here leaves the shelf, down to none", () => {
  const catalogue = new Catalogue();
  catalogue.learn([cola]);

  catalogue.take("cola", 29_000n);
  expect(catalogue.get("cola")).toMatchObject({ stock: 1_000n, state: "in" });
  catalogue.take("cola", 1_000n);
  expect(catalogue.get("cola")).toMatchObject({ stock: 0n, state: "out" });
});
