import "server-only";

import { and, asc, eq, lte, sql } from "drizzle-orm";
import { z } from "zod";

import { oneOf } from "@/db/rows";
import { categories, locations, products, settings, stockLevels, stockMovements, stockReceipts } from "@/db/schema";
import { Id } from "@/lib/core/id";
import { After, cut, SLICE, sliceOf, walkBy } from "@/lib/core/slice";
import { query } from "@/lib/core/use-case";

import { alphabetOf } from "../product/name-order";
import { levelFilter, levels, movementFilter, movementRows, receiptFilter, receiptOf, receiptRows, shownLevels, shownMovement } from "./queries";
import { MovementFilter, MovementListParams, MovementRow, StockFilter, StockReceiptFilter, StockReceiptListParams, StockReceiptRow, StockRow } from "./schemas";

/** A slice of the ledger as it is filtered, for a file: by time and id, which never change, up to when the file was asked for. */
export const exportMovements = query({
  permission: "stock.read",
  input: MovementFilter.extend({ after: After, ordering: MovementListParams.shape.ordering }),
  output: sliceOf(MovementRow),

  async run(ctx, { after, ordering, ...filter }) {
    const { behind, order } = walkBy(stockMovements, stockMovements.createdAt, { storeId: ctx.storeId, after, rises: ordering === "createdAt" });
    const where = and(await movementFilter(ctx, filter), lte(stockMovements.createdAt, ctx.now), behind);
    const { rows, next } = cut(await movementRows(ctx).where(where).orderBy(...order).limit(SLICE + 1));
    return { rows: rows.map((row) => shownMovement(ctx, row)), next };
  },
});

/** A slice of the receipts of goods as they are filtered, for a file, in the same way. */
export const exportReceipts = query({
  permission: "stock.receive",
  input: StockReceiptFilter.extend({ after: After, ordering: StockReceiptListParams.shape.ordering }),
  output: sliceOf(StockReceiptRow),

  async run(ctx, { after, ordering, ...filter }) {
    const { behind, order } = walkBy(stockReceipts, stockReceipts.createdAt, { storeId: ctx.storeId, after, rises: ordering === "createdAt" });
    const where = and(await receiptFilter(ctx, filter), lte(stockReceipts.createdAt, ctx.now), behind);
    const { rows, next } = cut(await receiptRows(ctx).where(where).orderBy(...order).limit(SLICE + 1));
    return { rows: rows.map((row) => receiptOf(ctx, row)), next };
  },
});

/** Products that have a level among what is filtered, by name: a file reads their levels slice by slice, in this order. */
export const exportStockIds = query({
  permission: "stock.read",
  input: StockFilter,
  output: z.array(z.string()),

  async run(ctx, filter) {
    const rows = await ctx.tx.execute<{ id: string }>(sql`
      select ${products.id} as id from ${stockLevels}
      join ${products} on ${products.storeId} = ${stockLevels.storeId} and ${products.id} = ${stockLevels.productId}
      join ${locations} on ${locations.storeId} = ${stockLevels.storeId} and ${locations.id} = ${stockLevels.locationId}
      join ${settings} on ${settings.storeId} = ${stockLevels.storeId}
      left join ${categories} on ${categories.storeId} = ${products.storeId} and ${categories.id} = ${products.categoryId}
      where ${(await levelFilter(ctx, filter))!} group by ${products.id}, ${products.name} order by ${products.name} ${alphabetOf(ctx)}, ${products.id}`);
    return rows.map(({ id }) => id);
  },
});

/** Levels of these products, as far as the filter leaves them. */
export const exportStock = query({
  permission: "stock.read",
  input: StockFilter.extend({ ids: z.array(Id).max(SLICE) }),
  output: z.array(StockRow),

  async run(ctx, { ids, ...filter }) {
    const level = levels(ctx, and(await levelFilter(ctx, filter), oneOf(stockLevels.productId, ids), eq(products.status, "active")));
    const rows = await ctx.tx.with(level).select().from(level).orderBy(sql`${level.productName} ${alphabetOf(ctx)}`, asc(level.productId), asc(level.locationId));
    return shownLevels(ctx, rows);
  },
});
