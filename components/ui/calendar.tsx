"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";

import { formatDay } from "@/components/format";

import { Button } from "./button";
import { cx } from "./cx";
import { addDays, addMonths, monthGrid, type Period, periodOf, PRESETS, presetOf, weekdayOf } from "./days";

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

type MonthProps = {
  /** A day or the first day of a range. */
  from?: string;
  to?: string;
  today: string;
  /** Last day that may be chosen. */
  max?: string;
  onPick: (day: string) => void;
};

/** One month. Arrows walk the days, Page Up and Down the months, Enter chooses. */
export function Month({ from, to = from, today, max, onPick }: MonthProps) {
  const t = useTranslations("common");
  const [focused, setFocused] = useState(to ?? today);
  const grid = useRef<HTMLDivElement>(null);

  const go = (day: string) => {
    setFocused(day);
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus());
  };
  const keys = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined && event.key !== "PageUp" && event.key !== "PageDown") return;
    event.preventDefault();
    go(step === undefined ? addMonths(focused, event.key === "PageUp" ? -1 : 1) : addDays(focused, step));
  };

  return (
    <div className="mo">
      <div className="mh">
        <Button kind="ghost" size="sm" icon={ChevronLeft} label={t("period.previousMonth")} onClick={() => setFocused(addMonths(focused, -1))} />
        <span aria-live="polite">{t(`months.${Number(focused.slice(5, 7))}` as "months.1")} {focused.slice(0, 4)}</span>
        <Button kind="ghost" size="sm" icon={ChevronRight} label={t("period.nextMonth")} onClick={() => setFocused(addMonths(focused, 1))} />
      </div>
      <div className="dg2" ref={grid} onKeyDown={keys}>
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => <small key={weekday} aria-hidden="true">{t(`weekdays.${weekday}` as "weekdays.1")}</small>)}
        {monthGrid(focused).map((day) => {
          const edge = day === from || day === to;
          const inside = from !== undefined && to !== undefined && day > from && day < to;
          return (
            <button
              key={day}
              type="button"
              data-day={day}
              tabIndex={day === focused ? 0 : -1}
              disabled={max !== undefined && day > max}
              aria-label={formatDay(day)}
              aria-pressed={edge || inside}
              aria-current={day === today ? "date" : undefined}
              className={cx(day.slice(0, 7) !== focused.slice(0, 7) && "fx", inside && "in", day === from && "st", day === to && "en", weekdayOf(day) > 5 && "we")}
              onClick={() => { setFocused(day); onPick(day); }}
            >
              {Number(day.slice(8))}
            </button>
          );
        })}
      </div>
    </div>
  );
}

type RangeProps = { value: Partial<Period>; today: string; onPick: (period: Period) => void };

/** Presets at the left, a month at the right: the first press begins a range, the second ends it. */
export function PeriodCalendar({ value, today, onPick }: RangeProps) {
  const t = useTranslations("common.period");
  const [begun, setBegun] = useState<string>();
  const preset = value.from && value.to ? presetOf({ from: value.from, to: value.to }, today) : undefined;

  const pick = (day: string) => {
    if (begun === undefined) return setBegun(day);
    setBegun(undefined);
    onPick(day < begun ? { from: day, to: begun } : { from: begun, to: day });
  };

  return (
    <>
      <div className="pre">
        {PRESETS.map((each) => (
          <button key={each} type="button" className={each === preset ? "on" : undefined} aria-pressed={each === preset} onClick={() => onPick(periodOf(each, today))}>{t(each)}</button>
        ))}
        {value.from && !preset && <button type="button" className="on" aria-pressed="true">{t("own")}</button>}
      </div>
      <Month from={begun ?? value.from} to={begun ?? value.to} today={today} onPick={pick} />
    </>
  );
}
