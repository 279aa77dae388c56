"use client";

import { Calendar, Store } from "lucide-react";
import { useTranslations } from "next-intl";

import { useListParams } from "@/components/data-table/use-list-params";
import { formatDay } from "@/components/format";
import { Button } from "@/components/ui/button";
import { PeriodPopover, useToday } from "@/components/ui/date-range";
import { type Period, presetOf } from "@/components/ui/days";
import { Menu } from "@/components/ui/menu";
import { Segment } from "@/components/ui/segment";
import { toast } from "@/components/ui/toast";
import { usePopup } from "@/components/ui/use-popup";
import { isTooLong } from "@/lib/trade/report/rules";
import type { DashboardParams } from "@/lib/trade/report/schemas";

type Props = { params: DashboardParams; /** The days shown. */ days: Period; branches: { id: string; name: string }[] };

const PRESETS = ["today", "yesterday", "week", "month"] as const;
type Preset = (typeof PRESETS)[number];

/** Which days and which branch, at the right of the head; the address holds both. */
export function DashboardFilters({ params, days, branches }: Props) {
  const t = useTranslations("dashboard");
  const { pick, pickOwn } = usePeriodChoice();
  const calendar = usePopup();

  return (
    <>
      <div className="hide-s">
        <Segment label={t("period")} choices={PRESETS.map((value) => ({ value, label: t(`periods.${value}`) }))} value={params.period as Preset} onChange={pick} />
      </div>
      <Button className="hide-s" icon={Calendar} opens {...calendar.owner} aria-haspopup="dialog">{daysText(days)}</Button>
      <PeriodPopover popup={calendar} value={days} align="end" onChange={pickOwn} />
      <BranchMenu className="hide-s" params={params} branches={branches} />
    </>
  );
}

/** The same on a phone: a row under the head. */
export function PhoneFilters({ params, days, branches }: Props) {
  const t = useTranslations("dashboard");
  const { pick, pickOwn } = usePeriodChoice();
  const calendar = usePopup();
  const today = useToday();
  const choose = (period: Period) => {
    const preset = PRESETS.find((each) => each === presetOf(period, today));
    return preset ? pick(preset) : pickOwn(period);
  };

  return (
    <div className="mobf">
      <Button icon={Calendar} opens {...calendar.owner} aria-haspopup="dialog">{params.period === "own" ? daysText(days) : t(`periods.${params.period}`)}</Button>
      <PeriodPopover popup={calendar} value={days} onChange={choose} />
      <BranchMenu params={params} branches={branches} />
    </div>
  );
}

const daysText = ({ from, to }: Period): string => (from === to ? formatDay(to) : `${formatDay(from).slice(0, 5)}–${formatDay(to)}`);

function BranchMenu({ params, branches, className }: Omit<Props, "days"> & { className?: string }) {
  const t = useTranslations("dashboard");
  const { setParams } = useListParams();
  if (branches.length < 2) return null;

  const items = [
    { label: t("allBranches"), chosen: !params.branchId, onSelect: () => setParams({ branchId: undefined }) },
    ...branches.map(({ id, name }) => ({ label: name, chosen: params.branchId === id, onSelect: () => setParams({ branchId: id }) })),
  ];
  return <Menu className={className} icon={Store} opens items={items}>{branches.find(({ id }) => id === params.branchId)?.name ?? t("allBranches")}</Menu>;
}

function usePeriodChoice() {
  const { setParams } = useListParams();
  const errors = useTranslations("errors");
  return {
    pick: (period: Preset) => setParams({ period: period === "today" ? undefined : period, dateFrom: undefined, dateTo: undefined }),
    pickOwn: ({ from, to }: Period) => (isTooLong({ from, to }) ? toast(errors("tooManyDays")) : setParams({ period: "own", dateFrom: from, dateTo: to })),
  };
}
