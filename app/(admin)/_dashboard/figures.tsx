import { getLocale, getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";

import { Sparkline } from "@/components/chart/sparkline";
import { formatCount, formatMoney, formatPercent } from "@/components/format";
import { MoneyText } from "@/components/money-text";
import { Stat, Stats } from "@/components/ui/stat";
import type { Locale } from "@/lib/core/locale";
import { SignedMoney } from "@/lib/core/money";
import { changeOf, markupOf, wholeSoum } from "@/lib/trade/report/rules";
import type { Dashboard, DashboardParams } from "@/lib/trade/report/schemas";

import { salesHref } from "./links";

type Props = { dashboard: Dashboard; params: DashboardParams; /** Nothing was ever sold: the figures wait. */ idle: boolean };
type StatProps = ComponentProps<typeof Stat>;

/** What came in, against the period before; each opens to the sales behind it. */
export async function Figures({ dashboard: { now, before, chart, period }, params, idle }: Props) {
  const [t, c, locale] = [await getTranslations("dashboard"), await getTranslations("common"), (await getLocale()) as Locale];
  const money = (amount: string) => formatMoney(wholeSoum(amount), locale); // tiyin are noise in a headline; the lists have them
  const then = (figure: string) => t(`before.${params.period}`, { figure });
  const week = chart.days.slice(period.isRunning ? -8 : -7, period.isRunning ? -1 : undefined); // half a day would always look like a fall
  const href = salesHref(period, params.branchId);
  const stat = (name: StatProps["name"], value: string, rest: Partial<StatProps>) => (
    idle ? <Stat name={name} value={value} unit={rest.unit} note={t("afterFirstSale")} idle /> : <Stat name={name} value={value} href={href} {...rest} />
  );

  return (
    <Stats>
      {stat(t("revenue"), money(now.revenue), { unit: c("soum"), change: moneyChange(now.revenue, before.revenue, locale), note: then(money(before.revenue)), spark: <Sparkline values={week.map((day) => Number(day.revenue))} /> })}
      {now.profit && stat(t("profit"), money(now.profit.amount), {
        unit: c("soum"), change: moneyChange(now.profit.amount, before.profit?.amount ?? "0", locale),
        ...(await besideProfit(now.profit, locale)), spark: <Sparkline values={week.map((day) => Number(day.profit ?? 0))} />,
      })}
      {stat(t("receipts"), formatCount(now.count), { change: countChange(now.count, before.count), note: then(formatCount(before.count)), spark: <Sparkline values={week.map((day) => day.count)} /> })}
      {stat(t("average"), money(now.average), {
        unit: c("soum"), change: moneyChange(now.average, before.average, locale), note: then(money(before.average)),
        spark: <Sparkline values={week.map(({ revenue, count }) => (count ? Number(revenue) / count : 0))} />,
      })}
      {stat(t("rounding"), money(now.rounding), { unit: c("soum"), note: t("roundingNote") })}
    </Stats>
  );
}

/** By how many percent, where there was something before. */
function moneyChange(now: string, before: string, locale: Locale): StatProps["change"] {
  const change = changeOf(SignedMoney.parse(now), SignedMoney.parse(before));
  if (change === null || change === 0) return undefined;
  return { text: formatPercent(String(Math.abs(change)), locale, { decimals: 1 }), ...(change > 0 ? UP : DOWN) };
}

function countChange(now: number, before: number): StatProps["change"] {
  if (now === before || before === 0) return undefined;
  return { text: formatCount(Math.abs(now - before)), ...(now > before ? UP : DOWN) };
}

const UP = { direction: "up", tone: "ok" } as const;
const DOWN = { direction: "down", tone: "bad" } as const;

/** What part of revenue has no cost is said first: without it the profit is misread. */
async function besideProfit(profit: NonNullable<Dashboard["now"]["profit"]>, locale: Locale): Promise<Partial<StatProps>> {
  const t = await getTranslations("dashboard");
  if (SignedMoney.parse(profit.withoutCost) !== 0n) {
    return { warning: <span title={t("withoutCostHint")}>{t("withoutCost")} <MoneyText amount={profit.withoutCost} /></span> };
  }
  const markup = markupOf(SignedMoney.parse(profit.amount), SignedMoney.parse(profit.cost));
  return { note: markup !== null && t("markup", { percent: formatPercent(String(markup), locale, { decimals: 1 }) }) };
}
