import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { formatCount, formatMoney, formatPercent } from "@/components/format";
import { MoneyText } from "@/components/money-text";
import { Change, Stats } from "@/components/ui/stat";
import type { Locale } from "@/lib/core/locale";
import { SignedMoney } from "@/lib/core/money";
import { changeOf, markupOf, wholeSoum } from "@/lib/trade/report/rules";
import type { Dashboard, DashboardParams } from "@/lib/trade/report/schemas";

import { salesHref } from "./links";
import { Spark } from "./spark";

type Props = { dashboard: Dashboard; params: DashboardParams; /** Nothing was ever sold: the figures wait. */ idle: boolean };

/** What came in, against the period before; each opens to the sales behind it. */
export async function Figures({ dashboard: { now, before, chart, period }, params, idle }: Props) {
  const [t, c, locale] = [await getTranslations("dashboard"), await getTranslations("common"), (await getLocale()) as Locale];
  const money = (amount: string) => formatMoney(wholeSoum(amount), locale); // tiyin are noise in a headline; the lists have them
  const then = (figure: string) => t(`before.${params.period}`, { figure });
  const wait = idle ? t("afterFirstSale") : undefined;
  const week = chart.days.slice(period.isRunning ? -8 : -7, period.isRunning ? -1 : undefined); // half a day would always look like a fall
  const href = salesHref(period, params.branchId);

  return (
    <Stats>
      <Figure name={t("revenue")} href={href} value={money(now.revenue)} unit={c("soum")} idle={idle} change={<By now={now.revenue} before={before.revenue} locale={locale} />} note={wait ?? then(money(before.revenue))} spark={week.map((day) => day.revenue)} />
      {now.profit && (
        <Figure
          name={t("profit")} href={href} value={money(now.profit.amount)} unit={c("soum")} idle={idle}
          change={<By now={now.profit.amount} before={before.profit?.amount ?? "0"} locale={locale} />}
          note={wait ?? <ProfitNote profit={now.profit} locale={locale} />} spark={week.map((day) => day.profit ?? "0")}
        />
      )}
      <Figure name={t("receipts")} href={href} value={formatCount(now.count)} idle={idle} change={<ByCount now={now.count} before={before.count} />} note={wait ?? then(formatCount(before.count))} spark={week.map((day) => String(day.count))} />
      <Figure name={t("average")} href={href} value={money(now.average)} unit={c("soum")} idle={idle} change={<By now={now.average} before={before.average} locale={locale} />} note={wait ?? then(money(before.average))} spark={week.map(({ revenue, count }) => String(count ? Number(revenue) / count : 0))} />
      <Figure name={t("rounding")} href={href} value={money(now.rounding)} unit={c("soum")} idle={idle} note={wait ?? t("roundingNote")} />
    </Stats>
  );
}

type FigureProps = { name: string; href: string; value: string; unit?: string; change?: ReactNode; note: ReactNode; spark?: string[]; idle: boolean };

function Figure({ name, href, value, unit, change, note, spark, idle }: FigureProps) {
  const body = (
    <>
      <span className="t">{name}</span>
      <b className="v">{value}{unit && <i className="u">{unit}</i>}</b>
      <span className="d">{!idle && change}<span className="mut">{note}</span></span>
      {spark && !idle && <Spark values={spark.map(Number)} />}
    </>
  );
  return idle ? <div className="kpi sec">{body}</div> : <Link href={href} className="kpi" prefetch={false}>{body}</Link>;
}

type ByProps = { now: string; before: string; locale: Locale };

/** By how many percent, where there was something before. */
function By({ now, before, locale }: ByProps) {
  const change = changeOf(SignedMoney.parse(now), SignedMoney.parse(before));
  if (change === null || change === 0) return null;
  return <Change text={formatPercent(String(Math.abs(change)), locale)} direction={change > 0 ? "up" : "down"} tone={change > 0 ? "ok" : "bad"} />;
}

function ByCount({ now, before }: { now: number; before: number }) {
  if (now === before || before === 0) return null;
  return <Change text={formatCount(Math.abs(now - before))} direction={now > before ? "up" : "down"} tone={now > before ? "ok" : "bad"} />;
}

/** What part of revenue has no cost is said first: without it the profit is misread. */
async function ProfitNote({ profit, locale }: { profit: NonNullable<Dashboard["now"]["profit"]>; locale: Locale }) {
  const t = await getTranslations("dashboard");
  if (SignedMoney.parse(profit.withoutCost) !== 0n) {
    return <span className="warn" title={t("withoutCostHint")}>{t("withoutCost")} <MoneyText amount={profit.withoutCost} /></span>;
  }
  const markup = markupOf(SignedMoney.parse(profit.amount), SignedMoney.parse(profit.cost));
  return markup === null ? "" : t("markup", { percent: formatPercent(String(markup), locale) });
}

