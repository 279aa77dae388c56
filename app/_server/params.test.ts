import { expect, test } from "vitest";
import { z } from "zod";

import { ListParams } from "@/lib/core/list";
import { DashboardParams } from "@/lib/trade/report/schemas";

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

test("a period that is too long, turned round or without an end is left out, and the branch stays", async () => {
  const branchId = "01a207b0-abac-71c1-8a20-1db4ba57cd76";
  const own = (dates: object) => readParams(DashboardParams, Promise.resolve({ period: "own", branchId, ...dates }));

  expect(await own({ dateFrom: "2025-11-28", dateTo: "2026-11-28" })).toMatchObject({ period: "own", branchId });
  for (const dates of [{ dateFrom: "2025-11-27", dateTo: "2026-11-28" }, { dateFrom: "2026-11-28", dateTo: "2026-11-01" }, { dateTo: "2026-11-28" }, {}]) {
    expect(await own(dates)).toMatchObject({ period: "today", branchId });
  }
});
