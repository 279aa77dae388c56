import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";

import { BarChart, Legend } from "@/components/chart/bar-chart";
import { formatDay, formatMoney, formatPercent, formatShort } from "@/components/format";
import { Card } from "@/components/ui/card";
import { Change } from "@/components/ui/stat";
import type { Locale } from "@/lib/core/locale";
import type { Days } from "@/lib/trade/report/period";
import { wholeSoum } from "@/lib/trade/report/rules";
import type { Dashboard } from "@/lib/trade/report/schemas";

import { salesHref } from "./links";

type Props = { chart: Dashboard["chart"]; isRunning: boolean; branchId: string | undefined };

/** Beyond this many days a bar is a month. */
const MOST_BARS = 62;

/** Revenue by day, a short grey line over each bar for the day of the period before. */
export async function DayChart({ chart, isRunning, branchId }: Props) {
  const [t, c, locale] = [await getTranslations("dashboard"), await getTranslations("common"), (await getLocale()) as Locale];
  const days: Days = { from: chart.days[0]!.day, to: chart.days.at(-1)!.day };
  const money = (amount: number) => `${formatMoney(amount.toFixed(2), locale)}\u00a0${c("soum")}`;
  const short = (amount: number) => formatShort(amount, locale, { thousand: c("short.thousand"), million: c("short.million"), billion: c("short.billion") });
  const rangeOf = ({ from, to }: Days) => rangeText(from, to, (month) => t(`months.${month}` as "months.1"));

  const bars = barsOf(chart.days, (month) => t(`monthsShort.${month}` as "monthsShort.1")).map((bar) => ({
    ...bar,
    isNow: isRunning && bar.to === days.to,
    label: isRunning && bar.from === days.to ? t("today") : bar.label,
    name: `${rangeOf(bar)}: ${money(bar.value)}`,
    href: salesHref(bar, branchId),
  }));
  const label = `${t("byDay")}, ${rangeOf(days)}`;

  return (
    <Card
      title={bars.length < chart.days.length ? t("byMonth") : t("byDay")}
      className="a"
      aside={<span className="row"><Legend>{rangeOf(days)}</Legend><Legend tick>{rangeOf(chart.before)}</Legend></span>}
    >
      <div className="tots">
        <Link href={salesHref(days, branchId)} prefetch={false}><b>{formatMoney(wholeSoum(chart.revenue), locale)}<i className="u">{c("soum")}</i></b></Link>
        {chart.change !== null && <Change text={formatPercent(String(Math.abs(chart.change)), locale, { decimals: 1 })} direction={chart.change < 0 ? "down" : "up"} tone={chart.change < 0 ? "bad" : "ok"} />}
        {chart.change !== null && isRunning && <span className="mut text-12">{t("finishedDays")}</span>}
      </div>
      <BarChart bars={bars} label={label} axis={short} />
    </Card>
  );
}

/** A bar a day; over two months, a bar a month. */
function barsOf(days: Dashboard["chart"]["days"], monthName: (month: number) => string) {
  const one = (day: Dashboard["chart"]["days"][number]) => ({ value: Number(day.revenue), before: Number(day.before) });
  if (days.length <= MOST_BARS) return days.map((day) => ({ ...one(day), from: day.day, to: day.day, label: String(Number(day.day.slice(8))) }));

  return [...Map.groupBy(days, ({ day }) => day.slice(0, 7)).values()].map((month) => ({
    value: month.reduce((total, day) => total + Number(day.revenue), 0),
    before: month.reduce((total, day) => total + Number(day.before), 0),
    from: month[0]!.day,
    to: month.at(-1)!.day,
    label: monthName(Number(month[0]!.day.slice(5, 7))),
  }));
}

/** `1–14 noyabr`, `28.10–10.11`, `14 noyabr`. */
function rangeText(from: string, to: string, month: (number: number) => string): string {
  const [first, last] = [Number(from.slice(8)), Number(to.slice(8))];
  const end = month(Number(to.slice(5, 7)));
  if (from === to) return `${last}\u00a0${end}`;
  if (from.slice(0, 7) === to.slice(0, 7)) return `${first}–${last}\u00a0${end}`;
  return `${formatDay(from).slice(0, 5)}–${formatDay(to).slice(0, 5)}`;
}
