"use client";

import { Calendar } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";

import { dayOf, formatDay } from "@/components/format";
import { useStoreFormat } from "@/components/store-format";

import { Button } from "./button";
import { type Period, presetOf } from "./days";
import { Popover } from "./popover";
import { usePopup } from "./use-popup";

const PeriodCalendar = lazy(() => import("./calendar").then((calendar) => ({ default: calendar.PeriodCalendar })));

type Props = { value: Partial<Period>; onChange: (period: Period) => void; align?: "start" | "end" };

/** A period of days, by preset or by two presses in a month. */
export function DateRange({ value, onChange, align = "start" }: Props) {
  const t = useTranslations("common.period");
  const popup = usePopup();
  return (
    <>
      <Button icon={Calendar} {...popup.owner} aria-haspopup="dialog">{usePeriodText()(value) ?? t("any")}</Button>
      <PeriodPopover popup={popup} value={value} align={align} onChange={onChange} />
    </>
  );
}

type PopoverProps = Props & { popup: ReturnType<typeof usePopup<HTMLElement>> | ReturnType<typeof usePopup> };

/** The calendar of a period, for a button of another look. */
export function PeriodPopover({ popup, value, align = "start", onChange }: PopoverProps) {
  const t = useTranslations("common.period");
  const today = useToday();
  return (
    <Popover popup={popup} label={t("label")} align={align} className="cal">
      <Suspense fallback={<div className="calwait" />}>
        <PeriodCalendar value={value} today={today} onPick={(period) => { popup.setOpen(false); onChange(period); }} />
      </Suspense>
    </Popover>
  );
}

/** How a period is written: its preset's name, one day, or both ends. */
export function usePeriodText(): (period: Partial<Period>) => string | undefined {
  const t = useTranslations("common.period");
  const today = useToday();
  return ({ from, to }) => {
    if (!from && !to) return undefined;
    const preset = from && to ? presetOf({ from, to }, today) : undefined;
    if (preset) return t(preset);
    if (from === to) return formatDay(from!);
    return `${from ? formatDay(from) : ""}\u2013${to ? formatDay(to) : ""}`;
  };
}

/** Today in the store's zone. */
export function useToday(): string {
  const { today, timeZone } = useStoreFormat();
  return today ?? dayOf(new Date(), timeZone);
}
