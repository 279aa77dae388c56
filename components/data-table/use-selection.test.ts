import { expect, it } from "vitest";

import { filterIn } from "./use-selection";

const filter = (address: string) => filterIn(new URLSearchParams(address));

it.each([
  ["categoryId=a&page=3&limit=50&ordering=-price&hide=cost&view=tiles", "categoryId=a"],
  ["status=active&categoryId=a", "categoryId=a&status=active"],
  ["search=&status=", ""],
])("%s filters as %s: what is ticked stays", (address, same) => expect(filter(address)).toBe(filter(same)));

it.each(["", "categoryId=b", "categoryId=a%2Cb", "categoryId=a&search=tea", "categoryId=a&dateFrom=2026-01-01"])("categoryId=a is another list than %s", (address) => expect(filter(address)).not.toBe(filter("categoryId=a")));
