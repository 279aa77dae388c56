import { expect, it } from "vitest";

import { newId } from "@/lib/core/id";
import { fieldSentences } from "@/lib/core/result";
import { CreateProductInput } from "@/lib/warehouse/product/schemas";

import { travelling } from "./travelling";

const typed = (opening: { quantity?: string; unitCost?: string | null }) => travelling({ id: newId(), name: "Choy", opening: { locationId: newId(), ...opening } });

it.each([{}, { quantity: "", unitCost: "" }, { unitCost: null }])("of a first stock nobody typed (%j) nothing travels", (opening) => expect(typed(opening).opening).toBeNull());

it.each([undefined, ""])("a cost that was typed without a quantity is refused under the cost, and not dropped", (quantity) => {
  const { error } = CreateProductInput.safeParse(typed({ quantity, unitCost: "95" }));
  expect(fieldSentences(error!)["opening.unitCost"]).toMatchObject([{ key: "costNeedsStock" }]);
});

it("a quantity with or without a cost is taken", () => {
  for (const unitCost of ["95", ""]) expect(CreateProductInput.safeParse(typed({ quantity: "2", unitCost })).success).toBe(true);
});
