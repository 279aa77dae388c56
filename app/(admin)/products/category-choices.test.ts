import { expect, it } from "vitest";

import type { CategoryNode, CategoryRow } from "@/lib/warehouse/category/schemas";

import { categoryChoices, openChoices } from "./category-choices";

const row = (id: string, status: CategoryRow["status"] = "active"): CategoryRow => ({ id, name: id, status, parentId: null, position: 0, productCount: 0, createdAt: "2026-01-01T00:00:00.000Z" });
const node = (id: string, children: CategoryRow[] = [], status?: CategoryRow["status"]): CategoryNode => ({ ...row(id, status), children });
const tree = [node("food", [row("bread"), row("cakes", "inactive")]), node("toys", [row("dolls")], "inactive")];
const offered = (own: string | null | undefined) => openChoices(tree, own, (name) => `${name}, away`).map(({ value, label }) => `${value}: ${label}`);

it("a filter offers all of them", () => expect(categoryChoices(tree).map(({ label }) => label)).toEqual(["food", "food / bread", "food / cakes", "toys", "toys / dolls"]));
it.each([undefined, null, "", "bread"])("a form of %s offers what is in use", (own) => expect(offered(own)).toEqual(["food: food", "bread: food / bread"]));
it.each([
  ["cakes", "cakes: food / cakes, away"],
  ["toys", "toys: toys, away"],
  ["dolls", "dolls: toys / dolls, away"],
])("a form of %s, which is put away, keeps it", (own, kept) => expect(offered(own)).toContain(kept));
