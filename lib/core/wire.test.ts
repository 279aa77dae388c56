import { expect, test } from "vitest";
import { z } from "zod";

import { Money, Quantity } from "./money";
import { wireOf } from "./wire";

const Line = z.object({ productId: z.uuid(), quantity: Quantity, note: z.string().nullable() });
const Order = z.object({
  id: z.uuid(),
  branchId: z.uuid(),
  paidAmount: Money.nullable().default(null),
  secret: z.string().optional(),
  lines: z.array(Line).min(1),
  ordering: z.enum(["-soldAt", "soldAt", "total"]).default("-soldAt"),
});
const wire = wireOf(Order, { lines: ["items", { note: "description" }], secret: null });

const sent = { id: "1", branch: "2", paid_amount: "1.00", items: [{ product: "3", quantity: "1", description: null }], ordering: "-sold_at" };
const asked = { id: "1", branchId: "2", paidAmount: "1.00", lines: [{ productId: "3", quantity: "1", note: null }], ordering: "-soldAt" };

test("names go both ways", () => {
  expect(wire.read(sent)).toEqual(asked);
  expect(wire.write(asked)).toEqual(sent);
});

test("an answer has every key, and none that is hidden", () => {
  expect(wire.write({ id: "1", secret: "x", lines: [{}] })).toEqual({ id: "1", branch: null, paid_amount: null, items: [{ product: null, quantity: null, description: null }], ordering: null });
});

test("refusals carry the API's names", () => {
  expect(wire.field("lines.0.productId")).toBe("items.0.product");
  expect(wire.field("branchId")).toBe("branch");
  expect(wire.field("")).toBe("");
});

test.each([
  [{ branchId: "2" }, ["branchId"]],
  [{ items: [{ product: "3" }, { price: 1 }] }, ["items", 1, "price"]],
  [{ __proto__: null, secret: "x" }, ["secret"]],
  [JSON.parse('{"__proto__":1}'), ["__proto__"]],
])("%j is refused by name", (body, [...path]) => {
  const refuse = () => wire.read(body);
  expect(refuse).toThrow(z.ZodError);
  try {
    refuse();
  } catch (error) {
    expect((error as z.ZodError).issues).toMatchObject([{ code: "unrecognized_keys", keys: [path.at(-1)], path: path.slice(0, -1) }]);
  }
});

test("a choice nobody offers is refused with the choices as they travel", () => {
  expect(() => wire.read({ ordering: "-soldAt" })).toThrow(/-sold_at/);
});

test("an order is called as the field it orders by", () => {
  const named = wireOf(Order, { ordering: { total: "total_amount", soldAt: "sold_at" } });
  expect([named.read({ ordering: "total_amount" }), named.read({ ordering: "-sold_at" })]).toEqual([{ ordering: "total" }, { ordering: "-soldAt" }]);
  expect(() => named.read({ ordering: "total" })).toThrow(/total_amount/);
});

test("what is not an object is left to the schema", () => {
  expect(wire.read("text")).toBe("text");
  expect(wire.read({ items: 5 })).toEqual({ lines: 5 });
});
