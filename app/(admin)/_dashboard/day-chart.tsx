import { scaleLinear } from "d3-scale";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";

import { formatDay, formatMoney, formatPercent, formatShort } from "@/components/format";
import { Card } from "@/components/ui/card";
import { Change } from "@/components/ui/stat";
import type { Locale } from "@/lib/core/locale";
import type { Days } from "@/lib/trade/report/period";
import { wholeSoum } from "@/lib/trade/report/rules";
import type { Dashboard } from "@/lib/trade/report/schemas";

import { salesHref } from "./links";

type Bar = { label: string; name: string; revenue: number; before: number; isToday: boolean; href: string };
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
    isToday: isRunning && bar.to === days.to,
    label: isRunning && bar.from === days.to ? t("today") : bar.label,
    name: `${rangeOf(bar)}: ${money(bar.revenue)}`,
    href: salesHref(bar, branchId),
  }));
  const label = `${t("byDay")}, ${rangeOf(days)}`;

  return (
    <Card
      title={bars.length < chart.days.length ? t("byMonth") : t("byDay")}
      className="a"
      aside={<><span className="lgd nw"><i style={{ background: "var(--c-bar)" }} />{rangeOf(days)}</span><span className="lgd nw"><i className="ln2" />{rangeOf(chart.before)}</span></>}
    >
      <div className="tots">
        <Link href={salesHref(days, branchId)} prefetch={false}><b>{formatMoney(wholeSoum(chart.revenue), locale)}<i className="u">{c("soum")}</i></b></Link>
        {chart.change !== null && <Change text={formatPercent(String(Math.abs(chart.change)), locale)} direction={chart.change < 0 ? "down" : "up"} tone={chart.change < 0 ? "bad" : "ok"} />}
      </div>
      <Bars bars={bars} width={720} height={316} label={label} short={short} className="chart hide-s" />
      <Bars bars={bars.slice(-7)} width={340} height={190} label={label} short={short} className="chart only-s" />
    </Card>
  );
}

type BarsProps = { bars: Bar[]; width: number; height: number; label: string; short: (amount: number) => string; className: string };

function Bars({ bars, width, height, label, short, className }: BarsProps) {
  const [right, bottom, top] = [width - 44, height - 24, 12];
  const most = Math.max(...bars.map(({ revenue, before }) => Math.max(revenue, before)), 1);
  const y = scaleLinear().domain([0, most * 1.04]).range([bottom, top]);
  const step = (right - 4) / bars.length;
  const thick = Math.min(bars.length < 7 ? 56 : 26, step * 0.62);
  const every = Math.ceil(bars.length / (right / 44)); // a label needs 44 px

  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={className} role="group" aria-label={label}>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={4} x2={right} y1={y(tick)} y2={y(tick)} stroke="var(--c-grid)" />
          <text x={right + 6} y={y(tick) + 4} className="ax">{short(tick)}</text>
        </g>
      ))}
      {bars.map((bar, i) => {
        const middle = 4 + step * (i + 0.5);
        const isLabelled = (bars.length - 1 - i) % every === 0;
        return (
          <a key={bar.href} href={bar.href} aria-label={bar.name}>
            <title>{bar.name}</title>
            <rect x={middle - step / 2} y={top} width={step} height={bottom - top} fill="transparent" />
            {bar.revenue > 0 && <rect x={middle - thick / 2} y={y(bar.revenue)} width={thick} height={bottom - y(bar.revenue)} rx={Math.min(3, thick / 4)} fill={bar.isToday ? "var(--c1)" : "var(--c-bar)"} />}
            {bar.before > 0 && (
              <>
                <line x1={middle - thick / 2 - 4} x2={middle + thick / 2 + 4} y1={y(bar.before)} y2={y(bar.before)} stroke="var(--surface)" strokeWidth={4} />
                <line x1={middle - thick / 2 - 4} x2={middle + thick / 2 + 4} y1={y(bar.before)} y2={y(bar.before)} stroke="var(--prevl)" strokeWidth={2} strokeLinecap="round" />
              </>
            )}
            {isLabelled && <text x={middle} y={height - 6} className={bar.isToday ? "ax b" : "ax"} textAnchor="middle">{bar.label}</text>}
          </a>
        );
      })}
    </svg>
  );
}

/** A bar a day; over two months, a bar a month. */
function barsOf(days: Dashboard["chart"]["days"], monthName: (month: number) => string) {
  const one = (day: Dashboard["chart"]["days"][number]) => ({ revenue: Number(day.revenue), before: Number(day.before) });
  if (days.length <= MOST_BARS) return days.map((day) => ({ ...one(day), from: day.day, to: day.day, label: String(Number(day.day.slice(8))) }));

  return [...Map.groupBy(days, ({ day }) => day.slice(0, 7)).values()].map((month) => ({
    revenue: month.reduce((total, day) => total + Number(day.revenue), 0),
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
