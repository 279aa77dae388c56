import { callerRoute, list, resource } from "@/app/_server/route";
import { listStock } from "@/lib/warehouse/stock/queries";
import type { StockListParams } from "@/lib/warehouse/stock/schemas";
import { LowStockListWire, StockRowWire } from "@/lib/warehouse/stock/wire";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: callerRoute({ summary: "lowStock", permission: listStock.permission, answer: list, input: LowStockListWire, output: StockRowWire }, (ctx, input: StockListParams) =>
    listStock(ctx, { ...input, isShort: true })),
});
