import { expect, test } from "vitest";
import { z } from "zod";

import { ListParams } from "@/lib/core/list";

import { readParams } from "./params";

const Params = ListParams.extend({ branchId: z.uuid().optional(), ordering: z.enum(["name", "-name"]).default("name") });
const asked = (params: object) => readParams(Params, Promise.resolve(params));

test.each([
  { what: "nothing", given: {}, read: { page: 1, limit: 25, ordering: "name" } },
  { what: "what fits", given: { page: "3", ordering: "-name", search: " tea " }, read: { page: 3, limit: 25, ordering: "-name", search: "tea" } },
  { what: "a stale filter", given: { page: "2", branchId: "gone" }, read: { page: 2, limit: 25, ordering: "name" } },
  { what: "an unknown one", given: { page: "2", hide: "price", utm: "x" }, read: { page: 2, limit: 25, ordering: "name" } },
  { what: "nonsense", given: { page: "-1", limit: "1e9", ordering: "drop table", search: ["a", "b"] }, read: { page: 1, limit: 25, ordering: "name" } },
])("a page's address with $what shows a list", async ({ given, read }) => {
  expect(await asked(given)).toEqual(read);
});
