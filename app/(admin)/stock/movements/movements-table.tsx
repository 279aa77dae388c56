"use client";

import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { formatCount } from "@/components/format";
import { AverageText } from "@/components/money-text";
import { QuantityText } from "@/components/quantity-text";
import { TimeText } from "@/components/time-text";
import { cx } from "@/components/ui/cx";
import { Empty } from "@/components/ui/empty";
import type { Page } from "@/lib/core/list";
import type { Location } from "@/lib/warehouse/location";
import type { MovementListParams, MovementRow } from "@/lib/warehouse/stock/schemas";

import { ExportMenu } from "../../export-menu";
import { type Links, MovementDocument, shortName, unitCostOf } from "../movement-rows";

type Props = Page<MovementRow> & { params: MovementListParams; locations: Location[]; product?: { id: string; name: string }; seesCost: boolean; links: Links };

const REASONS = ["opening", "receipt", "sale", "sale_cancel", "adjustment"] as const;

const column = columnsOf<MovementRow>();

/** The ledger: nothing in it is ever changed. */
export function MovementsTable({ rows, total, params, locations, product, seesCost, links }: Props) {
  const t = useTranslations("stock");
  const places = locations.length > 1;
  const columns = useMemo(() => column.columns([
    column.accessor("productName", { header: t("product"), cell: (cell) => <span title={cell.getValue()}>{cell.getValue()}</span> }),
    column.accessor("createdAt", { header: t("when"), meta: { sort: "createdAt", first: "desc", card: "sub" }, cell: (cell) => <TimeText at={cell.getValue()} style="short" className="sec tn nw" /> }),
    column.accessor("reason", { header: t("reason"), meta: { card: "sub" }, cell: (cell) => t(`reasons.${cell.getValue()}`) }),
    column.display({ id: "document", header: t("document"), meta: { card: "badge" }, cell: ({ row: { original } }) => <span className="catc"><MovementDocument row={original} links={links} /></span> }),
    ...(places ? [column.accessor("locationName", { header: t("location"), meta: { fold: true, card: "none" as const }, cell: (cell) => <span className="sec">{cell.getValue()}</span> })] : []),
    column.accessor("workerName", { header: t("worker"), meta: { fold: true, card: "none" }, cell: (cell) => <span className="sec nw">{shortName(cell.getValue())}</span> }),
    column.accessor("quantity", {
      header: t("quantity"),
      meta: { num: true, slot: true },
      cell: ({ row: { original } }) => <b className={cx(!original.quantity.startsWith("-") && "ok")}><QuantityText quantity={original.quantity} unit={original.unit} look="slot" sign /></b>,
    }),
    column.accessor("levelAfter", { header: t("levelAfter"), meta: { num: true }, cell: ({ row: { original } }) => <QuantityText quantity={original.levelAfter} unit={original.unit} look="bare" tone={original.levelAfter.startsWith("-") ? "bad" : "sec"} /> }),
    ...(seesCost ? [column.accessor("cost", { header: t("costShort"), meta: { num: true }, cell: ({ row: { original } }) => <AverageText amount={unitCostOf(original)} tone="sec" /> })] : []),
  ]), [t, places, seesCost, links]);

  return (
    <DataTable
      label={t("movements")}
      columns={columns}
      rows={rows}
      total={total}
      params={params}
      rowHref={(row) => `/products/${row.productId}`}
      search={t("searchHint")}
      tools={<ExportMenu total={total} />}
      filters={[
        { kind: "period", label: t("period"), from: "dateFrom", to: "dateTo", standing: true },
        ...(product ? [{ key: "productId", label: t("product"), options: [{ value: product.id, label: product.name }] }] : []),
        ...(places ? [{ key: "locationId", label: t("location"), options: locations.map(({ id, name }) => ({ value: id, label: name })) }] : []),
        { key: "reason", label: t("reason"), options: REASONS.map((value) => ({ value, label: t(`reasons.${value}`) })) },
        { key: "direction", label: t("way"), options: [{ value: "in", label: t("in") }, { value: "out", label: t("out") }] },
      ]}
      totals={{ productName: t("totalCount", { count: formatCount(total) }) }}
      empty={<Empty icon={History} title={t("noMovements")}>{t("noMovementsText")}</Empty>}
    />
  );
}
