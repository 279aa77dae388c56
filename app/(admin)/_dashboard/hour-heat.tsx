import { getTranslations } from "next-intl/server";

import type { Dashboard } from "@/lib/trade/report/schemas";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Revenue by weekday and hour as a strip of six depths, with the busiest two hours said in words. */
export async function HourHeat({ hours }: { hours: Dashboard["hours"] }) {
  const [t, c] = [await getTranslations("dashboard"), await getTranslations("common.weekdays")];
  if (hours.length === 0) return <p className="mut">{t("noHours")}</p>;

  const at = new Map(hours.map(({ weekday, hour, revenue }) => [`${weekday} ${hour}`, Number(revenue)]));
  const [first, last] = [Math.min(8, ...hours.map(({ hour }) => hour)), Math.max(22, ...hours.map(({ hour }) => hour))];
  const shown = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const most = Math.max(...at.values(), 1);
  const busiest = WEEKDAYS.flatMap((weekday) => shown.map((hour) => ({ weekday, hour, revenue: (at.get(`${weekday} ${hour}`) ?? 0) + (at.get(`${weekday} ${hour + 1}`) ?? 0) })))
    .reduce((best, each) => (each.revenue > best.revenue ? each : best));
  const said = t("busiest", { weekday: t(`weekdays.${busiest.weekday}`), from: busiest.hour, to: busiest.hour + 2 });

  return (
    <>
      <div className="heat" role="img" aria-label={said} style={{ gridTemplateColumns: `28px repeat(${shown.length}, 1fr)` }}>
        <small className="dw" />
        {shown.map((hour) => <small key={hour}>{hour % 2 === 0 ? hour : ""}</small>)}
        {WEEKDAYS.map((weekday) => [
          <small key={weekday} className="dw">{c(`${weekday}`)}</small>,
          ...shown.map((hour) => <i key={`${weekday} ${hour}`} style={{ background: `var(--heat-${Math.ceil(((at.get(`${weekday} ${hour}`) ?? 0) / most) * 5)})` }} />),
        ])}
      </div>
      <p className="mut mt-2 text-12">{said}</p>
    </>
  );
}
