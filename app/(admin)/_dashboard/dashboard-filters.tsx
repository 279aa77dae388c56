"use client";

import { Calendar, Store } from "lucide-react";
import { useTranslations } from "next-intl";

import { useListParams } from "@/components/data-table/use-list-params";
import { formatDay } from "@/components/format";
import { Button } from "@/components/ui/button";
import { PeriodPopover } from "@/components/ui/date-range";
import type { Period } from "@/components/ui/days";
import { Menu } from "@/components/ui/menu";
import { Segment } from "@/components/ui/segment";
import { usePopup } from "@/components/ui/use-popup";
import type { DashboardParams } from "@/lib/trade/report/schemas";

type Props = { params: DashboardParams; /** The days shown. */ days: Period; branches: { id: string; name: string }[] };

const PRESETS = ["today", "yesterday", "week", "month"] as const;

/** Which days and which branch; the address holds both. */
export function DashboardFilters({ params, days, branches }: Props) {
  const t = useTranslations("dashboard");
  const { setParams } = useListParams();
  const calendar = usePopup();
  const pick = (period: (typeof PRESETS)[number]) => setParams({ period: period === "today" ? undefined : period, dateFrom: undefined, dateTo: undefined });
  const pickOwn = ({ from, to }: Period) => setParams({ period: "own", dateFrom: from, dateTo: to });

  return (
    <>
      <div className="hide-s">
        <Segment label={t("period")} choices={PRESETS.map((value) => ({ value, label: t(`periods.${value}`) }))} value={params.period === "own" ? ("" as never) : params.period} onChange={pick} />
      </div>
      <div className="only-s">
        <Menu
          icon={Calendar}
          items={PRESETS.map((value) => ({ label: t(`periods.${value}`), chosen: params.period === value, onSelect: () => pick(value) }))}
        >
          {params.period === "own" ? t("periods.own") : t(`periods.${params.period}`)}
        </Menu>
      </div>
      <Button className="hide-s" icon={Calendar} {...calendar.owner} aria-haspopup="dialog">{days.from === days.to ? formatDay(days.to) : `${formatDay(days.from).slice(0, 5)}–${formatDay(days.to)}`}</Button>
      <PeriodPopover popup={calendar} value={days} align="end" onChange={pickOwn} />
      {branches.length > 1 && (
        <Menu
          icon={Store}
          items={[
            { label: t("allBranches"), chosen: !params.branchId, onSelect: () => setParams({ branchId: undefined }) },
            ...branches.map(({ id, name }) => ({ label: name, chosen: params.branchId === id, onSelect: () => setParams({ branchId: id }) })),
          ]}
        >
          {branches.find(({ id }) => id === params.branchId)?.name ?? t("allBranches")}
        </Menu>
      )}
    </>
  );
}
