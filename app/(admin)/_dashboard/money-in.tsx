import { getLocale, getTranslations } from "next-intl/server";

import { PaymentBar } from "@/components/chart/payment-bar";
import { formatPercent } from "@/components/format";
import { MoneyText } from "@/components/money-text";
import type { Locale } from "@/lib/core/locale";
import type { Dashboard, DashboardParams } from "@/lib/trade/report/schemas";

import { HourHeat } from "./hour-heat";
import { salesHref } from "./links";

const COLORS = { cash: "c1", card: "c2", transfer: "c3" } as const;

/** How customers paid, net of change, and when they come. Each amount opens to the sales paid so. */
export async function MoneyIn({ dashboard: { payments, heat, period }, params }: { dashboard: Dashboard; params: DashboardParams }) {
  const [t, locale] = [await getTranslations("dashboard"), (await getLocale()) as Locale];
  const all = payments.reduce((total, { amount }) => total + Number(amount), 0);
  const parts = payments.map(({ method, amount }) => ({
    key: method,
    name: t(`methods.${method}`),
    share: Number(amount) / all,
    amount: <MoneyText amount={amount} />,
    percent: formatPercent(String(Math.round((Number(amount) / all) * 1000) / 10), locale, { decimals: 1 }),
    color: COLORS[method],
    href: salesHref(period, params.branchId, { method }),
  }));

  return (
    <section className="card b">
      <div className="hd"><h2>{t("payments")}</h2><span className="mut">{t(`of.${params.period}`)}</span></div>
      <div className="bd">{all === 0 ? <p className="mut">{t("noPayments")}</p> : <PaymentBar parts={parts} />}</div>
      <div className="hd bt"><h2>{t("byHour")}</h2><span className="mut">{t("lastWeeks")}</span></div>
      <div className="bd"><HourHeat heat={heat} branchId={params.branchId} /></div>
    </section>
  );
}
