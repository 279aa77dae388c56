import "server-only";

import { and, asc, desc, lte, type SQL, sql } from "drizzle-orm";

import { sales } from "@/db/schema";
import { After, cut, SLICE, sliceOf } from "@/lib/core/slice";
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
    const rises = ordering === "soldAt";
    const turn = rises ? asc : desc;
    const where = and(visibleTo(ctx), lte(sales.recordedAt, ctx.now), ...(await filters(ctx, filter)), after ? behind(ctx.storeId, after, rises) : undefined);
    const { rows, next } = cut(await saleRows(ctx).where(where).orderBy(turn(sales.soldAt), turn(sales.id)).limit(SLICE + 1));
    const paid = await paymentsOf(ctx, rows.map(({ id }) => id));
    return { rows: rows.map((row) => ({ ...shown(row), payments: paid.get(row.id) ?? [] })), next };
  },
});

const behind = (storeId: string, id: string, rises: boolean): SQL => {
  const last = sql`((select s.sold_at from sales s where s.store_id = ${storeId}::uuid and s.id = ${id}::uuid), ${id}::uuid)`;
  return rises ? sql`(${sales.soldAt}, ${sales.id}) > ${last}` : sql`(${sales.soldAt}, ${sales.id}) < ${last}`;
};
