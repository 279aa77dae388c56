import "server-only";

import { sql } from "drizzle-orm";
import { z } from "zod";

import { products } from "@/db/schema";
import { Id } from "@/lib/core/id";
import { Quantity } from "@/lib/core/money";
import { SLICE } from "@/lib/core/slice";
import { query } from "@/lib/core/use-case";

import { listBarcodes } from "./barcodes";
import { filtered, orderOf, readRows } from "./queries";
import { PRODUCT_ORDERINGS, ProductFilter, ProductRow } from "./schemas";

/** What of the catalogue is filtered, in the list's order: a file reads the rows slice by slice, and what is renamed meanwhile keeps its place. */
export const exportProductIds = query({
  permission: "product.read",
  input: ProductFilter.extend({ ordering: z.enum(PRODUCT_ORDERINGS).optional() }),
  output: z.array(z.string()),

  async run(ctx, { ordering, ...filter }) {
    const { source, where, hits } = await filtered(ctx, filter, ordering?.endsWith("stock"));
    const rows = await ctx.tx.execute<{ id: string }>(sql`select ${products.id} as id from ${source} where ${where} order by ${orderOf(ctx, ordering, hits)}`);
    return rows.map(({ id }) => id);
  },
});

/** These products with all their codes. One that is gone is left out. */
export const exportProducts = query({
  permission: "product.read",
  input: z.object({ ids: z.array(Id).max(SLICE), locationId: Id.optional() }),
  output: z.array(ProductRow.extend({ barcodes: z.array(z.object({ code: z.string(), quantity: Quantity })) })),

  async run(ctx, { ids, ...places }) {
    const [rows, barcodes] = await Promise.all([readRows(ctx, ids, places), listBarcodes(ctx, ids)]);
    const codes = Map.groupBy(barcodes, ({ productId }) => productId);
    return rows.map((row) => ({ ...row, barcodes: codes.get(row.id) ?? [] }));
  },
});
