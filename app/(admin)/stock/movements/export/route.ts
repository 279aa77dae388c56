import { exportRoute, walked } from "@/app/_server/export";
import { formatTime } from "@/components/format";
import { exportMovements } from "@/lib/warehouse/stock/export-stock";
import { listMovements } from "@/lib/warehouse/stock/queries";
import { MovementListParams, type MovementRow } from "@/lib/warehouse/stock/schemas";

/** The movements that the list's address filters. */
export const GET = exportRoute(MovementListParams.omit({ page: true, limit: true, cursor: true }), {
  title: "stock.movements",
  count: (ctx, params) => listMovements(ctx, { ...params, limit: 1 }),
  slices: (ctx, params) => walked((after) => exportMovements(ctx, { ...params, after })),
  columns: (t, { timeZone, grants }) => [
    { head: t("stock.when"), value: (row: MovementRow) => formatTime(row.createdAt, timeZone, "second"), width: 20 },
    { head: t("stock.product"), value: (row) => row.productName, width: 40 },
    { head: t("stock.reason"), value: (row) => t(`stock.reasons.${row.reason}`), width: 18 },
    { head: t("stock.document"), value: (row) => row.document },
    { head: t("stock.location"), value: (row) => row.locationName, width: 22 },
    { head: t("stock.worker"), value: (row) => row.workerName, width: 22 },
    { head: t("stock.quantity"), number: true, value: (row) => row.quantity },
    { head: t("products.unit"), value: (row) => t(`common.units.${row.unit}`) },
    { head: t("stock.levelAfter"), number: true, value: (row) => row.levelAfter },
    ...(grants.has("cost.see") ? [{ head: t("stock.cost"), number: true as const, value: (row: MovementRow) => row.cost }] : []),
    { head: t("stock.note"), value: (row) => row.note, width: 30 },
  ],
});
