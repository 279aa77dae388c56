import { exportRoute, walked } from "@/app/_server/export";
import { formatTime } from "@/components/format";
import { exportReceipts } from "@/lib/warehouse/stock/export-stock";
import { listReceipts } from "@/lib/warehouse/stock/queries";
import { StockReceiptListParams, type StockReceiptRow } from "@/lib/warehouse/stock/schemas";

/** The receipts of goods that the list's address filters. */
export const GET = exportRoute(StockReceiptListParams.omit({ page: true, limit: true }), {
  title: "receipts.title",
  count: (ctx, params) => listReceipts(ctx, { ...params, limit: 1 }),
  slices: (ctx, params) => walked((after) => exportReceipts(ctx, { ...params, after })),
  columns: (t, { timeZone, grants }) => [
    { head: t("receipts.number"), value: (row: StockReceiptRow) => row.number },
    { head: t("receipts.when"), value: (row) => formatTime(row.createdAt, timeZone, "second"), width: 20 },
    { head: t("receipts.location"), value: (row) => row.locationName, width: 22 },
    { head: t("receipts.worker"), value: (row) => row.workerName, width: 22 },
    { head: t("receipts.positions"), value: (row) => row.lineCount },
    ...(grants.has("cost.see") ? [{ head: t("receipts.total"), number: true as const, value: (row: StockReceiptRow) => row.total }] : []),
    { head: t("receipts.note"), value: (row) => row.note, width: 30 },
  ],
});
