import "server-only";

import { and, asc, desc, eq, exists, gt, gte, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";

import { oneOf } from "@/db/rows";
import { events, locations, payments, registers, saleCancellations, saleLines, sales, workers } from "@/db/schema";
import { workerName } from "@/lib/accounts/worker/name";
import type { TxContext } from "@/lib/core/context";
import { dayBegins, dayEnds, hourOf, weekdayOf } from "@/lib/core/day";
import { conflict, notFound } from "@/lib/core/errors";
import { offsetOf } from "@/lib/core/list";
import { CYRILLIC_LOOKS, LATIN_LOOKS, looksOf } from "@/lib/core/look-alike";
import { query } from "@/lib/core/use-case";
import { readDayRule } from "@/lib/store/settings/day-rule";

import { Sale, SaleEvents, type SaleFilter, SaleId, SaleList, SaleListParams } from "./schemas";

const ORDER = {
  soldAt: asc(sales.soldAt),
  "-soldAt": desc(sales.soldAt),
  total: asc(sales.total),
  "-total": desc(sales.total),
};

/** Sales of the branches and workers the reader may see, with the sums of all that is filtered. */
export const listSales = query({
  permission: "sale.read",
  input: SaleListParams,
  output: SaleList,

  async run(ctx, params) {
    const where = and(visibleTo(ctx), ...(await filters(ctx, params)));
    const [rows, [totals]] = await Promise.all([
      // The id breaks ties; without it equal rows swap between pages.
      saleRows(ctx).where(and(where, after(params.cursor))).orderBy(...(params.cursor === undefined ? [ORDER[params.ordering], desc(sales.id)] : [asc(sales.id)])).limit(params.limit).offset(offsetOf(params)),
      ctx.tx.select({
        total: sql<number>`count(*)::int`,
        cancelled: sql<number>`count(${saleCancellations.saleId})::int`,
        payable: sql<string>`coalesce(sum(${sales.payable}) filter (where ${saleCancellations.saleId} is null), 0)`,
        discount: sql<string>`coalesce(sum(${sales.discount}) filter (where ${saleCancellations.saleId} is null), 0)`,
      }).from(sales).leftJoin(saleCancellations, cancellationOf).where(where),
    ]);
    const paid = await paymentsOf(ctx, rows.map((row) => row.id));
    const { total, cancelled, payable, discount } = totals!;
    return {
      rows: rows.map((row) => ({ ...shown(row), payments: paid.get(row.id) ?? [] })),
      total,
      totals: { completed: total - cancelled, cancelled, payable: BigInt(payable), discount: BigInt(discount) },
    };
  },
});

const after = (cursor: string | undefined): SQL | undefined => (cursor ? gt(sales.id, cursor) : undefined);

/** One sale with its lines and payments. */
export const readSale = query({ permission: "sale.read", input: SaleId, output: Sale, run: (ctx, { id }) => loadSale(ctx, id, visibleTo(ctx)) });

/** What happened to a sale, first to last. */
export const listSaleEvents = query({
  permission: "sale.read",
  input: SaleId,
  output: SaleEvents,

  async run(ctx, { id }) {
    await loadSale(ctx, id, visibleTo(ctx));
    return ctx.tx
      .select({ id: events.id, name: events.name, at: events.createdAt, by: workerName(), actorKind: events.actorKind })
      .from(events)
      .leftJoin(workers, and(eq(workers.storeId, events.storeId), eq(sql`${workers.id}::text`, events.actorId)))
      .where(and(eq(events.storeId, ctx.storeId), eq(events.entityId, id)))
      .orderBy(asc(events.createdAt), asc(events.id));
  },
});

/** A sale for a command, which has authorised already. Not there, or another store's: not found. */
export async function loadSale(ctx: TxContext, id: string, fence?: SQL) {
  const [[row], lines, paid] = await Promise.all([
    saleRows(ctx).where(and(fence, eq(sales.storeId, ctx.storeId), eq(sales.id, id))),
    ctx.tx.select().from(saleLines).where(and(eq(saleLines.storeId, ctx.storeId), eq(saleLines.saleId, id))).orderBy(asc(saleLines.position)),
    paymentsOf(ctx, [id]),
  ]);
  if (!row) throw notFound("sale");

  const seesCost = ctx.grants.has("cost.see");
  return {
    ...shown(row),
    lines: lines.map((line) => ({ ...line, cost: seesCost ? line.cost : null })),
    payments: paid.get(id) ?? [],
    belowCost: seesCost ? lines.filter(({ cost, total }) => cost !== null && total < cost).map((line) => line.id) : [],
  };
}

/** The stored hash of a sale's content, if there is such a sale. */
export async function findSaleHash({ tx, storeId }: TxContext, id: string): Promise<string | undefined> {
  const [row] = await tx.execute<{ content_hash: string | null; other: boolean }>(sql`
    select (select content_hash from sales where store_id = ${storeId}::uuid and id = ${id}::uuid),
      exists (select from stock_movements where store_id = ${storeId}::uuid and source_id = ${id}::uuid and reason not in ('sale', 'sale_cancel')) as other`);
  if (row!.content_hash === null && row!.other) throw conflict("idTaken", {}, "id");
  return row!.content_hash ?? undefined;
}

const cancellationOf = and(eq(saleCancellations.storeId, sales.storeId), eq(saleCancellations.saleId, sales.id));
const canceller = sql.identifier("canceller");

/** Sales as lists show them, before any fence. */
export const saleRows = ({ tx }: TxContext) => tx
  .select({
    id: sales.id, receiptNumber: sales.receiptNumber, branchId: sales.branchId, branchName: locations.name, registerId: sales.registerId, registerName: registers.name,
    workerId: sales.workerId, workerName: workerName(),
    lineCount: sales.lineCount, gross: sales.gross, discount: sales.discount, total: sales.total, rounding: sales.rounding, payable: sales.payable,
    paid: sales.paid, change: sales.change, tax: sales.tax, note: sales.note, source: sales.source, clockRefused: sales.clockRefused,
    soldAt: sales.soldAt, recordedAt: sales.recordedAt,
    cancelledAt: saleCancellations.createdAt, cancelReason: saleCancellations.reason,
    cancelledBy: sql<string | null>`(select ${workerName({ firstName: sql`${canceller}.first_name`, lastName: sql`${canceller}.last_name` })} from workers ${canceller}
      where ${canceller}.store_id = ${sales.storeId} and ${canceller}.id = ${saleCancellations.workerId})`,
  })
  .from(sales)
  .innerJoin(locations, and(eq(locations.storeId, sales.storeId), eq(locations.id, sales.branchId)))
  .innerJoin(registers, and(eq(registers.storeId, sales.storeId), eq(registers.id, sales.registerId)))
  .leftJoin(workers, and(eq(workers.storeId, sales.storeId), eq(workers.id, sales.workerId)))
  .leftJoin(saleCancellations, cancellationOf);

type Row = Awaited<ReturnType<typeof saleRows>>[number];
/** A row with its status. */
export const shown = (row: Row) => ({ ...row, status: row.cancelledAt ? ("cancelled" as const) : ("completed" as const) });

/** Payments of these sales, by the sale. */
export async function paymentsOf({ tx, storeId }: TxContext, saleIds: string[]) {
  const rows = await tx.select().from(payments).where(and(eq(payments.storeId, storeId), oneOf(payments.saleId, saleIds))).orderBy(asc(payments.id));
  return Map.groupBy(rows, (payment) => payment.saleId);
}

/** The branch fence, and a seller's own; the store's is the transaction. Every query on sales starts with it. */
export const visibleTo = (ctx: TxContext): SQL | undefined => and(
  eq(sales.storeId, ctx.storeId),
  ctx.branchIds === "all" ? undefined : oneOf(sales.branchId, ctx.branchIds),
  ctx.grants.has("sale.readAll") ? undefined : sql`${sales.workerId}::text = ${ctx.actor.id}`,
);

/** What of the sales a filter leaves. */
export async function filters(ctx: TxContext, { search, branchId, registerId, workerId, method, paymentType, status, dateFrom, dateTo, weekday, hour }: SaleFilter) {
  const days = dateFrom || dateTo || weekday || hour ? await readDayRule(ctx) : undefined;
  const paidBy = ctx.tx.select({ one: sql`1` }).from(payments)
    .where(and(eq(payments.storeId, sales.storeId), eq(payments.saleId, sales.id), eq(payments.method, method ?? "cash")));
  return [
    search ? sql`translate(upper(${sales.receiptNumber}), ${CYRILLIC_LOOKS}, ${LATIN_LOOKS}) like ${`%${looksOf(search).replace(/[\\%_]/g, "\\$&")}%`}` : undefined,
    branchId ? eq(sales.branchId, branchId) : undefined,
    registerId ? eq(sales.registerId, registerId) : undefined,
    workerId ? eq(sales.workerId, workerId) : undefined,
    method ? exists(paidBy) : undefined,
    paymentType ? sql`(select case when count(*) > 1 then 'mixed' else min(p.method) end from payments p where p.store_id = ${sales.storeId} and p.sale_id = ${sales.id}) = ${paymentType}` : undefined,
    status === "cancelled" ? isNotNull(saleCancellations.saleId) : status === "completed" ? isNull(saleCancellations.saleId) : undefined,
    dateFrom && days ? gte(sales.soldAt, dayBegins(dateFrom, days)) : undefined,
    dateTo && days ? lt(sales.soldAt, dayEnds(dateTo, days)) : undefined,
    weekday && days ? eq(weekdayOf(sales.soldAt, days), weekday) : undefined,
    hour && days ? sql`${hourOf(sales.soldAt, days)} = any(${`{${hour}}`}::int[])` : undefined,
  ];
}
