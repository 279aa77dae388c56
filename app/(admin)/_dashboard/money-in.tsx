import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";

import { formatPercent } from "@/components/format";
import { MoneyText } from "@/components/money-text";
import type { Locale } from "@/lib/core/locale";
import type { Dashboard, DashboardParams } from "@/lib/trade/report/schemas";

import { HourHeat } from "./hour-heat";
import { salesHref } from "./links";

const COLOURS = { cash: "var(--c1)", card: "var(--c2)", transfer: "var(--c3)" };

/** How customers paid, net of change, and when they come. Each amount opens to the sales paid so. */
export async function MoneyIn({ dashboard: { payments, hours, period }, params }: { dashboard: Dashboard; params: DashboardParams }) {
  const [t, locale] = [await getTranslations("dashboard"), (await getLocale()) as Locale];
  const all = payments.reduce((total, { amount }) => total + Number(amount), 0);

  return (
    <section className="card b">
      <div className="hd"><h2>{t("payments")}</h2><span className="mut">{t(`of.${params.period}`)}</span></div>
      <div className="bd">
        {all === 0 ? <p className="mut">{t("noPayments")}</p> : (
          <>
            <div className="paymix" aria-hidden="true">
              {payments.map(({ method, amount }) => <i key={method} style={{ background: COLOURS[method], flexGrow: Number(amount) / all }} />)}
            </div>
            <ul className="mixl">
              {payments.map(({ method, amount }) => (
                <li key={method}>
                  <i style={{ background: COLOURS[method] }} />
                  <span className="grow">{t(`methods.${method}`)}</span>
                  <Link className="link" href={salesHref(period, params.branchId, method)} prefetch={false}><MoneyText amount={amount} /></Link>
                  <span className="pc num mut">{formatPercent(String(Math.round((Number(amount) / all) * 1000) / 10), locale, { decimals: 1 })}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="hd bt"><h2>{t("byHour")}</h2><span className="mut">{t("lastWeeks")}</span></div>
      <div className="bd"><HourHeat hours={hours} /></div>
    </section>
  );
}
