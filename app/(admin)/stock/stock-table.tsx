"use client";

import { Boxes, History, Scale } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { formatCount } from "@/components/format";
import { AverageText, MoneyText } from "@/components/money-text";
import { QuantityText } from "@/components/quantity-text";
import { Badge, type Tone } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";
import type { MenuItem } from "@/components/ui/menu";
import type { CategoryNode } from "@/lib/warehouse/category/schemas";
import type { Location } from "@/lib/warehouse/location";
import type { StockList, StockListParams, StockRow } from "@/lib/warehouse/stock/schemas";
import type { z } from "zod";

import { ExportMenu } from "../export-menu";
import { categoryChoices } from "../products/category-choices";
import { AdjustSheet } from "./adjust-sheet";

type May = { receive: boolean; adjust: boolean; cost: boolean };
type Props = z.input<typeof StockList> & { params: StockListParams; categories: CategoryNode[]; locations: Location[]; may: May };

const TONES: Record<StockRow["state"], Tone> = { in: "neutral", low: "warn", out: "bad" };

const column = columnsOf<StockRow>();

/** Levels by location, and what all that is filtered is worth. */
export function StockTable({ rows, total, totals, params, categories, locations, may }: Props) {
  const t = useTranslations("stock");
  const [adjusted, setAdjusted] = useState<StockRow>();
  const columns = useStockColumns(may, locations.length > 1);

  const actionsOf = (row: StockRow): MenuItem[] => [
    ...(may.adjust ? [{ label: t("adjust"), icon: Scale, onSelect: () => setAdjusted(row) }] : []),
    { label: t("history"), icon: History, href: `/stock/movements?productId=${row.productId}&locationId=${row.locationId}` },
  ];
  return (
    <>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={rows}
        total={total}
        params={params}
        rowId={(row) => `${row.productId}${row.locationId}`}
        rowHref={(row) => `/products/${row.productId}`}
        search={t("searchHint")}
        tools={<ExportMenu total={total} />}
        filters={[
          ...(locations.length > 1 ? [{ key: "locationId", label: t("location"), options: locations.map(({ id, name }) => ({ value: id, label: name })) }] : []),
          { key: "state", label: t("status"), options: (["in", "low", "out"] as const).map((value) => ({ value, label: t(`states.${value}`) })) },
          ...(categories.length > 0
            ? [{ key: "categoryId", label: t("category"), options: categoryChoices(categories) }]
            : []),
        ]}
        rowActions={actionsOf}
        totals={{
          productName: t("totalCount", { count: formatCount(total) }),
          quantity: <span className="worth sec">{t("lowOut", { low: formatCount(totals.low), out: formatCount(totals.out) })}</span>,
          ...(totals.value === null ? {} : { value: <MoneyText amount={totals.value} /> }),
        }}
        wordedTotals={["quantity"]}
        empty={<Empty icon={Boxes} title={t("empty")} actions={may.receive && <LinkButton href="/receipts/new">{t("takeIn")}</LinkButton>}>{t("emptyText")}</Empty>}
      />
      {adjusted && (
        <AdjustSheet
          product={{ id: adjusted.productId, name: adjusted.productName, unit: adjusted.unit, stock: adjusted.quantity, locationId: adjusted.locationId }}
          locations={locations.filter(({ status, id }) => status === "active" || id === adjusted.locationId)}
          seesCost={may.cost}
          open
          onOpenChange={() => setAdjusted(undefined)}
        />
      )}
    </>
  );
}

function useStockColumns(may: May, places: boolean) {
  const t = useTranslations("stock");
  return useMemo(() => column.columns([
    column.accessor("productName", { header: t("product"), meta: { sort: "name" }, cell: (cell) => <span title={cell.getValue()}>{cell.getValue()}</span> }),
    column.accessor("categoryName", { header: t("category"), meta: { fold: true, card: "sub" }, cell: (cell) => <span className="sec catc" title={cell.getValue() ?? undefined}>{cell.getValue() ?? "—"}</span> }),
    ...(places ? [column.accessor("locationName", { header: t("location"), meta: { card: "sub" as const }, cell: (cell) => <span className="sec">{cell.getValue()}</span> })] : []),
    column.accessor("quantity", {
      header: t("level"),
      meta: { num: true, slot: true, sort: "quantity" },
      cell: ({ row: { original } }) => <b><QuantityText quantity={original.quantity} unit={original.unit} look="slot" tone={original.state === "low" ? "warn" : original.state === "out" ? "bad" : undefined} /></b>,
    }),
    column.accessor("minimum", { header: t("minimum"), meta: { num: true, fold: true }, cell: ({ row: { original } }) => <QuantityText quantity={original.minimum} unit={original.unit} look="bare" tone="sec" /> }),
    column.accessor("price", { header: t("price"), meta: { num: true, card: "none", off: true }, cell: (cell) => <MoneyText amount={cell.getValue()} tone="sec" /> }),
    ...(may.cost
      ? [
          column.accessor("averageCost", { header: t("averageCost"), meta: { num: true, card: "none" as const }, cell: (cell) => <AverageText amount={cell.getValue()} tone="sec" /> }),
          column.accessor("value", { header: t("value"), meta: { num: true, sort: "value", first: "desc" as const }, cell: (cell) => <MoneyText amount={cell.getValue()} tone="sec" /> }),
        ]
      : []),
    column.accessor("state", { header: t("status"), meta: { card: "badge" }, cell: (cell) => <Badge tone={TONES[cell.getValue()]}>{t(`states.${cell.getValue()}`)}</Badge> }),
  ]), [t, may.cost, places]);
}
