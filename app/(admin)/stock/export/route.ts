import { byIds, exportRoute } from "@/app/_server/export";
import { exportStock, exportStockIds } from "@/lib/warehouse/stock/export-stock";
import { listStock } from "@/lib/warehouse/stock/queries";
import { StockListParams, type StockRow } from "@/lib/warehouse/stock/schemas";

/** The levels that the list's address filters, by name of the goods. */
export const GET = exportRoute(StockListParams.omit({ page: true, limit: true, cursor: true }), {
  title: "stock.title",
  count: (ctx, params) => listStock(ctx, { ...params, limit: 1 }),
  slices: (ctx, { ordering: _, ...filter }) => byIds(exportStockIds(ctx, filter), (ids) => exportStock(ctx, { ...filter, ids })),
  columns: (t, { grants }) => [
    { head: t("stock.product"), value: (row: StockRow) => row.productName, width: 40 },
    { head: t("stock.category"), value: (row) => row.categoryName, width: 22 },
    { head: t("stock.location"), value: (row) => row.locationName, width: 22 },
    { head: t("stock.level"), number: true, value: (row) => row.quantity },
    { head: t("products.unit"), value: (row) => t(`common.units.${row.unit}`) },
    { head: t("stock.minimum"), number: true, value: (row) => row.minimum },
    { head: t("stock.price"), number: true, value: (row) => row.price },
    ...(grants.has("cost.see")
      ? [
          { head: t("stock.averageCost"), number: true as const, value: (row: StockRow) => row.averageCost },
          { head: t("stock.value"), number: true as const, value: (row: StockRow) => row.value },
        ]
      : []),
    { head: t("stock.status"), value: (row) => t(`stock.states.${row.state}`) },
  ],
});
