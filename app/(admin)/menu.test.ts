import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

import type { Permission } from "@/lib/core/permissions";

import { deedsFor, MENU, pageOfPath } from "./menu";

const grants = (...names: Permission[]): ReadonlySet<Permission> => new Set(names);

it("the palette offers what this person may begin, and nothing else", () => {
  expect(deedsFor(grants()).map(({ name }) => name)).toEqual([]);
  expect(deedsFor(grants("sale.create", "product.read")).map(({ name }) => name)).toEqual(["openTill"]);
  expect(deedsFor(grants("product.read", "product.create", "stock.receive")).map(({ name }) => name)).toEqual(["goodsIn", "newProduct"]);
});

it("every deed leads to a page of the menu, and asks at least what that page asks", () => {
  for (const { href, needs } of deedsFor({ has: () => true } as unknown as ReadonlySet<Permission>)) {
    const page = pageOfPath(href.split("?")[0]!);
    expect(needs).toEqual(expect.arrayContaining([...page!.needs]));
  }
});

it("every section of the back office stands behind the fence: what is not in one's menu is no page", () => {
  for (const { href } of MENU.flat().filter(({ href }) => href !== "/" && href !== "/pos")) {
    expect(readFileSync(new URL(`.${href}/layout.tsx`, import.meta.url), "utf8")).toContain("export default Fence");
  }
});
