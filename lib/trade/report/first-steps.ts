import "server-only";

import { sql } from "drizzle-orm";
import { z } from "zod";

import { query } from "@/lib/core/use-case";

import { FirstSteps } from "./schemas";

/** How far a new shop has come: the checklist on its dashboard. */
export const readFirstSteps = query({
  permission: "dashboard.read",
  input: z.strictObject({}),
  output: FirstSteps,

  async run({ tx, storeId }) {
    const [row] = await tx.execute<{ products: boolean; stock: boolean; sold: boolean }>(sql`
      select exists (select from products where store_id = ${storeId}::uuid) as products,
        exists (select from stock_movements where store_id = ${storeId}::uuid and quantity > 0) as stock,
        exists (select from sales where store_id = ${storeId}::uuid) as sold`);
    return { hasProducts: row!.products, hasStock: row!.stock, hasSold: row!.sold };
  },
});
