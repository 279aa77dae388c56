"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { formatCount } from "@/components/format";
import { MoneyText } from "@/components/money-text";
import { TimeText } from "@/components/time-text";
import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";
import { useHotkey } from "@/components/use-hotkey";
import type { Location } from "@/lib/warehouse/location";
import type { StockReceiptList, StockReceiptListParams, StockReceiptRow } from "@/lib/warehouse/stock/schemas";
import type { z } from "zod";

import { ExportMenu } from "../export-menu";

type Props = z.input<typeof StockReceiptList> & { params: StockReceiptListParams; locations: Location[]; seesCost: boolean };

const column = columnsOf<StockReceiptRow>();

/** Receipts of goods, newest first. */
export function ReceiptsTable({ rows, total, totals, params, locations, seesCost }: Props) {
  const t = useTranslations("receipts");
  const router = useRouter();
  useHotkey("n", () => router.push("/receipts/new"));
  const places = locations.length > 1;

  const columns = useMemo(() => column.columns([
    column.accessor("number", { header: t("number"), cell: (cell) => t("numbered", { number: formatCount(cell.getValue()) }) }),
    column.accessor("createdAt", { header: t("when"), meta: { sort: "createdAt", first: "desc", card: "sub" }, cell: (cell) => <TimeText at={cell.getValue()} className="sec tn nw" /> }),
    ...(places ? [column.accessor("locationName", { header: t("location"), meta: { card: "sub" as const }, cell: (cell) => <span className="sec">{cell.getValue()}</span> })] : []),
    column.accessor("note", { header: t("note"), meta: { fold: true, card: "none" }, cell: (cell) => <span className="sec catc" title={cell.getValue() ?? undefined}>{cell.getValue() ?? "—"}</span> }),
    column.accessor("workerName", { header: t("worker"), meta: { fold: true, card: "none" }, cell: (cell) => <span className="sec">{cell.getValue() ?? "—"}</span> }),
    column.accessor("lineCount", { header: t("lines"), meta: { num: true }, cell: (cell) => <span className="sec tn">{formatCount(cell.getValue())}</span> }),
    ...(seesCost ? [column.accessor("total", { header: t("total"), meta: { num: true, sort: "total", first: "desc" as const }, cell: (cell) => <b><MoneyText amount={cell.getValue()} /></b> })] : []),
  ]), [t, places, seesCost]);

  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={rows}
      total={total}
      params={params}
      rowHref={(row) => `/receipts/${row.id}`}
      search={t("searchHint")}
      tools={<ExportMenu total={total} />}
      filters={[
        { kind: "period", label: t("period"), from: "dateFrom", to: "dateTo", standing: true },
        ...(places ? [{ key: "locationId", label: t("location"), options: locations.map(({ id, name }) => ({ value: id, label: name })) }] : []),
      ]}
      totals={{ number: t("totalCount", { count: formatCount(total) }), ...(totals.total === null ? {} : { total: <MoneyText amount={totals.total} /> }) }}
      empty={<Empty icon={Download} title={t("empty")} actions={<LinkButton href="/receipts/new">{t("new")}</LinkButton>}>{t("emptyText")}</Empty>}
    />
  );
}
