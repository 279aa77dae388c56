import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";

import { HeatStrip } from "@/components/chart/heat-strip";
import { formatMoney } from "@/components/format";
import type { Locale } from "@/lib/core/locale";
import { wholeSoum } from "@/lib/trade/report/rules";
import type { Dashboard } from "@/lib/trade/report/schemas";

import { salesHref } from "./links";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Revenue by weekday and hour, with the busiest two hours said in words; each hour opens to its sales. */
export async function HourHeat({ heat: { hours, ...days }, branchId }: { heat: Dashboard["heat"]; branchId: string | undefined }) {
  const [t, c, locale] = [await getTranslations("dashboard"), await getTranslations("common"), (await getLocale()) as Locale];
  if (hours.length === 0) return <p className="mut">{t("noHours")}</p>;

  const at = new Map(hours.map(({ weekday, hour, revenue }) => [`${weekday} ${hour}`, revenue]));
  const revenueOf = (weekday: number, hour: number) => at.get(`${weekday} ${hour}`) ?? "0";
  const [first, last] = [Math.min(8, ...hours.map(({ hour }) => hour)), Math.max(22, ...hours.map(({ hour }) => hour))];
  const shown = Array.from({ length: last - first + 1 }, (_, i) => first + i);

  const cells = WEEKDAYS.map((weekday) => ({
    name: c(`weekdays.${weekday}`),
    cells: shown.map((hour) => ({
      hour,
      value: Number(revenueOf(weekday, hour)),
      name: `${c(`weekdaysLong.${weekday}`)} ${hour}–${hour + 1}: ${formatMoney(wholeSoum(revenueOf(weekday, hour)), locale)}\u00a0${c("soum")}`,
      href: salesHref(days, branchId, { weekday: String(weekday), hour: String(hour) }),
    })),
  }));
  const busiest = WEEKDAYS.flatMap((weekday) => shown.slice(0, -1).map((hour) => ({ weekday, hour, revenue: Number(revenueOf(weekday, hour)) + Number(revenueOf(weekday, hour + 1)) })))
    .reduce((best, each) => (each.revenue > best.revenue ? each : best));

  return (
    <>
      <HeatStrip days={cells} label={t("byHour")} />
      <p className="mt-2 text-12">
        <Link className="mut" href={salesHref(days, branchId, { weekday: String(busiest.weekday), hour: `${busiest.hour},${busiest.hour + 1}` })} prefetch={false}>
          {t("busiest", { weekday: c(`weekdaysLong.${busiest.weekday}`), from: busiest.hour, to: busiest.hour + 2 })}
        </Link>
      </p>
    </>
  );
}
