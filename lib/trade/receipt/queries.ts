import "server-only";

import { eq } from "drizzle-orm";

import { locations, stores } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { sum } from "@/lib/core/money";
import { query } from "@/lib/core/use-case";
import { readSettings } from "@/lib/store/settings/queries";
import { loadSale } from "@/lib/trade/sale/queries";

import { ReadReceiptInput, Receipt } from "./schemas";

/** A sale as its customer gets it: the shop's name of today over the goods and prices of then. */
export const readReceipt = query({
  permission: "sale.read",
  input: ReadReceiptInput,
  output: Receipt,

  async run(ctx, { saleId }) {
    const sale = await loadSale(ctx, saleId);
    assertVisible(ctx, sale);
    const [settings, [store], [branch]] = await Promise.all([
      readSettings(ctx),
      ctx.tx.select().from(stores),
      ctx.tx.select().from(locations).where(eq(locations.id, sale.branchId)),
    ]);

    const rates = new Set(sale.lines.map((line) => line.taxRate));
    return {
      saleId, number: sale.receiptNumber, soldAt: sale.soldAt, timeZone: ctx.timeZone, cancelledAt: sale.cancelledAt,
      storeName: store!.name, branchName: branch!.name, address: branch!.address ?? store!.address, phone: branch!.phone ?? store!.phone,
      taxNumber: store!.taxNumber, registerName: sale.registerName, sellerName: settings.receiptShowsSeller ? sale.workerName : null,
      lines: sale.lines.map((line) => ({ ...line, discount: line.lineDiscount })),
      gross: sale.gross, rounding: sale.rounding, payable: sale.payable, change: sale.change, tax: sale.tax,
      lineDiscount: sum(sale.lines.map((line) => line.lineDiscount)), saleDiscount: sum(sale.lines.map((line) => line.saleDiscount)),
      payments: sale.payments, taxRate: rates.size === 1 ? BigInt([...rates][0]!) : null,
      header: settings.receiptHeader, footer: settings.receiptFooter, paper: settings.receiptPaper === 58 ? 58 as const : 80 as const,
    };
  },
});

/** Another branch's sale, or another seller's, is not found. */
function assertVisible({ branchIds, grants, actor }: TxContext, sale: { branchId: string; workerId: string | null }): void {
  const isHere = branchIds === "all" || branchIds.includes(sale.branchId);
  if (!isHere || (!grants.has("sale.readAll") && sale.workerId !== actor.id)) throw notFound("sale");
}
