import { expect, test } from "vitest";

import { openShop } from "@/lib/testing/shop";

import { listSellers } from "./sellers";

test("who may read all sales may choose among their sellers, and only among the own shop's", async () => {
  const [mine] = [await openShop(), await openShop()];

  expect(await listSellers(mine.ctx, {})).toEqual([{ id: mine.worker.id, name: "Dilnoza Karimova" }]);
  await expect(listSellers(mine.as("seller"), {})).rejects.toMatchObject({ code: "forbidden" });
});
