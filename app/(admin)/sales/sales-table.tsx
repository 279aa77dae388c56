"use client";

import { ReceiptText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import type { Choice, Filter } from "@/components/data-table/filters";
import { formatCount } from "@/components/format";
import { MoneyText } from "@/components/money-text";
import { TimeText } from "@/components/time-text";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";
import type { SaleListParams, SaleRow } from "@/lib/trade/sale/schemas";

import { ExportMenu } from "../export-menu";

type Totals = { completed: number; cancelled: number; payable: string; discount: string };
type Props = { rows: SaleRow[]; total: number; totals: Totals; params: SaleListParams; branches: Choice[]; sellers: Choice[] };

const column = columnsOf<SaleRow>();

/** Sales as they were rung up, the last first; totals are of all that is filtered, without the cancelled. */
export function SalesTable({ rows, total, totals, params, branches, sellers }: Props) {
  const t = useTranslations("sales");
  const columns = useSaleColumns(branches.length > 1);
  const filters = useSaleFilters(branches, sellers);

  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={rows}
      total={total}
      params={params}
      rowHref={(row) => `/sales/${row.id}`}
      search={t("searchHint")}
      filters={filters}
      tools={<ExportMenu total={total} />}
      rowClassName={(row) => (row.status === "cancelled" ? "dimmed" : undefined)}
      totals={{
        receiptNumber: t("totalCount", { count: formatCount(totals.completed), n: totals.completed }),
        discount: <MoneyText amount={totals.discount} />,
        payable: <b><MoneyText amount={totals.payable} /></b>,
        status: totals.cancelled > 0 && <span className="mut">{t("cancelledCount", { count: formatCount(totals.cancelled) })}</span>,
      }}
      empty={<Empty icon={ReceiptText} title={t("empty")} actions={<LinkButton kind="primary" href="/pos">{t("toTill")}</LinkButton>}>{t("emptyText")}</Empty>}
    />
  );
}

function useSaleColumns(showsBranch: boolean) {
  const t = useTranslations("sales");
  return useMemo(() => column.columns([
    column.accessor("receiptNumber", { header: t("receipt") }),
    column.accessor("soldAt", { header: t("soldAt"), meta: { sort: "soldAt", first: "desc", card: "sub" }, cell: (cell) => <TimeText at={cell.getValue()} /> }),
    column.accessor("branchName", { header: t("branch"), meta: { fold: true, card: "none", off: !showsBranch }, cell: (cell) => <span className="sec">{cell.getValue()}</span> }),
    column.accessor("registerName", { header: t("register"), meta: { off: true, card: "none" }, cell: (cell) => <span className="sec">{cell.getValue()}</span> }),
    column.accessor("workerName", { header: t("seller"), meta: { card: "none" }, cell: (cell) => <span className="sec">{cell.getValue() ?? (cell.row.original.source === "api" ? t("sources.api") : "—")}</span> }),
    column.accessor("payments", { header: t("method"), meta: { card: "pair" }, cell: (cell) => <span className="sec">{cell.getValue().map(({ method }) => t(`methods.${method}`)).join(", ") || "—"}</span> }),
    column.accessor("lineCount", { header: t("lines"), meta: { num: true, off: true, card: "pair" }, cell: (cell) => formatCount(cell.getValue()) }),
    column.accessor("discount", { header: t("discountSoum"), meta: { num: true, fold: true, name: t("discount"), card: "none" }, cell: (cell) => (Number(cell.getValue()) === 0 ? <span className="mut">—</span> : <MoneyText amount={cell.getValue()} tone="acc" />) }),
    column.accessor("payable", { header: t("payableSoum"), meta: { num: true, sort: "total", first: "desc", name: t("payable"), card: "pair" }, cell: (cell) => <b className={cell.row.original.status === "cancelled" ? "line-through" : undefined}><MoneyText amount={cell.getValue()} /></b> }),
    column.accessor("status", { header: t("status"), meta: { card: "badge" }, cell: (cell) => <Badge tone={cell.getValue() === "cancelled" ? "bad" : "neutral"}>{t(`statuses.${cell.getValue()}`)}</Badge> }),
  ]), [t, showsBranch]);
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}–${hour + 1}` }));

function useSaleFilters(branches: Choice[], sellers: Choice[]): Filter[] {
  const [t, weekdays] = [useTranslations("sales"), useTranslations("common.weekdaysLong")];
  return useMemo(() => [
    { kind: "period", label: t("period"), from: "dateFrom", to: "dateTo", standing: true },
    ...(branches.length > 1 ? [{ key: "branchId", label: t("branch"), options: branches }] : []),
    ...(sellers.length > 1 ? [{ key: "workerId", label: t("seller"), options: sellers }] : []),
    { key: "method", label: t("method"), options: (["cash", "card", "transfer"] as const).map((value) => ({ value, label: t(`methods.${value}`) })) },
    { key: "status", label: t("status"), options: (["completed", "cancelled"] as const).map((value) => ({ value, label: t(`statuses.${value}`) })) },
    { key: "weekday", label: t("weekday"), options: WEEKDAYS.map((day) => ({ value: String(day), label: weekdays(`${day}`) })) },
    { key: "hour", label: t("hour"), many: true, options: HOURS },
  ], [t, weekdays, branches, sellers]);
}
