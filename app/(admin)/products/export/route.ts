import { byIds, exportRoute } from "@/app/_server/export";
import { exportProductIds, exportProducts } from "@/lib/warehouse/product/export-products";
import { listProducts } from "@/lib/warehouse/product/queries";
import { ProductListParams } from "@/lib/warehouse/product/schemas";

type Row = Awaited<ReturnType<typeof exportProducts>>[number];

/**
 * The goods that the list's address filters, with heads that the import knows again: a price list can be taken out, changed
 * and brought back. What is in stock stands under a head that the import leaves alone: stock is moved by documents.
 */
export const GET = exportRoute(ProductListParams.omit({ page: true, limit: true, cursor: true }), {
  title: "products.title",
  count: (ctx, params) => listProducts(ctx, { ...params, limit: 1 }),
  slices: (ctx, params) => byIds(exportProductIds(ctx, params), (ids) => exportProducts(ctx, { ids, locationId: params.locationId })),
  columns: (t, { grants }) => [
    { head: t("imports.fields.name"), value: (row: Row) => row.name, width: 40 },
    { head: t("imports.fields.barcode"), value: ({ barcodes }) => barcodes.filter(isOne).map(({ code }) => code).join(", ") || null, width: 18 },
    { head: t("imports.fields.article"), value: (row) => row.article },
    { head: t("imports.fields.category"), value: (row) => row.parentCategoryName ?? row.categoryName, width: 22 },
    { head: t("imports.fields.subcategory"), value: (row) => (row.parentCategoryName === null ? null : row.categoryName), width: 22 },
    { head: t("imports.fields.unit"), value: (row) => t(`common.units.${row.unit}`) },
    { head: t("imports.fields.price"), number: true, value: (row) => row.price },
    { head: t("imports.fields.minimumStock"), number: true, value: (row) => row.minimumStock },
    { head: t("products.available"), number: true, value: (row) => row.stock },
    ...(grants.has("cost.see")
      ? [
          { head: t("imports.fields.cost"), number: true as const, value: (row: Row) => row.cost },
          { head: t("products.valueSoum"), number: true as const, value: (row: Row) => row.value },
        ]
      : []),
    ...(grants.has("sale.readAll") ? [{ head: t("products.sold30"), number: true as const, value: (row: Row) => row.sold }] : []),
    { head: t("products.packs"), value: ({ barcodes }) => barcodes.filter((barcode) => !isOne(barcode)).map(({ code, quantity }) => `${code} × ${Number(quantity)}`).join(", ") || null, width: 18 },
    { head: t("products.status"), value: (row) => t(row.status === "active" ? "products.active" : "products.inactive") },
  ],
});

/** A code of a box is no code of a piece: the import would sell the box at the price of one. */
const isOne = ({ quantity }: Row["barcodes"][number]): boolean => Number(quantity) === 1;
