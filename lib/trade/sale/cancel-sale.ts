import "server-only";

import { and, asc, eq, sql } from "drizzle-orm";

import { locations, saleCancellations, sales, stockMovements } from "@/db/schema";
import { type TxContext, workerIdOf } from "@/lib/core/context";
import { notFound, rejected } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { lockStock, moveStock } from "@/lib/warehouse/stock/ledger";

import { loadSale, visibleTo } from "./queries";
import { CancelSaleInput, Sale } from "./schemas";

/** Takes a sale back: stock, cost and cash, once, whoever else presses the button. Goods return at the cost they left with. */
export const cancelSale = command({
  permission: "sale.cancel",
  input: CancelSaleInput,
  output: Sale,

  async run(ctx, { id, reason }) {
    const sale = await lockSale(ctx, id);
    if (sale.isCancelled) return { data: await loadSale(ctx, id), events: [] }; // somebody was faster
    if (!sale.isBranchOpen) throw rejected("branchClosed", { branch: sale.branchName }); // its goods would lie where nobody sells

    const sold = await movementsOf(ctx, id);
    const stock = await lockStock(ctx, sale.branchId, sold.map((movement) => movement.productId));
    const { events, written } = moveStock(ctx, stock, { reason: "sale_cancel", sourceId: id, belowZero: "allow" }, sold.map((movement) => ({
      productId: movement.productId, name: "", lineId: movement.lineId, quantity: -movement.quantity, cost: -movement.cost, uncosted: -movement.uncosted,
    })));
    await Promise.all([
      ctx.tx.insert(saleCancellations).values({ storeId: ctx.storeId, saleId: id, reason, workerId: workerIdOf(ctx), createdAt: ctx.now }),
      written,
    ]);

    const data = await loadSale(ctx, id);
    const fact = { total: sale.total, receiptNumber: sale.receiptNumber };
    return { data, events: [{ name: "sale.cancelled", entityId: id, before: { status: "completed", ...fact }, after: { status: "cancelled", reason, ...fact } }, ...events] };
  },
});

/**
 * Cancellings of one sale wait for each other here; the second finds it done. The row itself may not be updated, so a lock
 * of its own. The branch cannot close until the goods are back.
 */
async function lockSale(ctx: TxContext, id: string) {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.storeId}:${id}`}, 0))`);
  const [sale] = await ctx.tx
    .select({
      branchId: sales.branchId, branchName: locations.name, isBranchOpen: sql<boolean>`${locations.status} = 'active'`,
      total: sales.total, receiptNumber: sales.receiptNumber, isCancelled: sql<boolean>`${saleCancellations.saleId} is not null`,
    })
    .from(sales)
    .innerJoin(locations, and(eq(locations.storeId, sales.storeId), eq(locations.id, sales.branchId)))
    .leftJoin(saleCancellations, and(eq(saleCancellations.storeId, sales.storeId), eq(saleCancellations.saleId, sales.id)))
    .where(and(visibleTo(ctx), eq(sales.id, id))) // nobody takes back what they may not see
    .for("key share", { of: locations });
  if (!sale) throw notFound("sale");
  return sale;
}

const movementsOf = ({ tx, storeId }: TxContext, saleId: string) => tx
  .select()
  .from(stockMovements)
  .where(and(eq(stockMovements.storeId, storeId), eq(stockMovements.sourceId, saleId), eq(stockMovements.reason, "sale")))
  .orderBy(asc(stockMovements.id));
