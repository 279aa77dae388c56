import { expect, test } from "vitest";

import { ListParams } from "./list";

test.each([["3", 3], ["007", 7], [12, 12], ["200", 200]])("%j is a page of that many", (typed, limit) => {
  expect(ListParams.parse({ limit: typed })).toEqual({ page: 1, limit });
});

test.each(["0x3", "0b1", "1e1", "+5", " 5", "5 ", "5.0", "-1", "0", "201", "", "٣", "NaN", 1.5, null, true, ["1"]])("%j is none", (typed) => {
  expect(ListParams.safeParse({ limit: typed }).error?.issues).toMatchObject([{ path: ["limit"] }]);
});
