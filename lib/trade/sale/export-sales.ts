import "server-only";

import { and, lte } from "drizzle-orm";

import { sales } from "@/db/schema";
import { After, cut, SLICE, sliceOf, walkBy } from "@/lib/core/slice";
import { query } from "@/lib/core/use-case";

import { filters, paymentsOf, saleRows, shown, visibleTo } from "./queries";
import { SaleFilter, SaleListParams, SaleRow } from "./schemas";

/**
 * A slice of the sales that are filtered, for a file of them all. Walked by time and id, which never change, up to what was
 * recorded when the file was asked for: a sale made meanwhile is neither in it twice nor pushes another one out.
 */
export const exportSales = query({
  permission: "sale.read",
  input: SaleFilter.extend({ after: After, ordering: SaleListParams.shape.ordering }),
  output: sliceOf(SaleRow),

  async run(ctx, { after, ordering, ...filter }) {
    const { behind, order } = walkBy(sales, sales.soldAt, { storeId: ctx.storeId, after, rises: ordering === "soldAt" });
    const where = and(visibleTo(ctx), lte(sales.recordedAt, ctx.now), ...(await filters(ctx, filter)), behind);
    const { rows, next } = cut(await saleRows(ctx).where(where).orderBy(...order).limit(SLICE + 1));
    const paid = await paymentsOf(ctx, rows.map(({ id }) => id));
    return { rows: rows.map((row) => ({ ...shown(row), payments: paid.get(row.id) ?? [] })), next };
  },
});
