import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { sessionContext } from "@/app/_server/context";
import { readParams } from "@/app/_server/params";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/ui/page-header";
import { listBranches } from "@/lib/store/branch/queries";
import { readDashboard } from "@/lib/trade/report/dashboard";
import { readFirstSteps } from "@/lib/trade/report/first-steps";
import { DashboardParams } from "@/lib/trade/report/schemas";

import { DashboardFilters, PhoneFilters } from "./_dashboard/dashboard-filters";
import { DayChart } from "./_dashboard/day-chart";
import { Figures } from "./_dashboard/figures";
import { FirstSteps, NoSales } from "./_dashboard/first-steps";
import { LowStock, TopProducts } from "./_dashboard/goods";
import { MoneyIn } from "./_dashboard/money-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboard"))("title") };
}

export default async function DashboardPage({ searchParams }: PageProps<"/">) {
  const ctx = await sessionContext();
  if (!ctx.grants.has("dashboard.read")) return null; // the layout, drawn beside it, sends them on
  const params = await readParams(DashboardParams, searchParams);
  const [t, dashboard, steps, branches] = await Promise.all([
    getTranslations("dashboard"),
    readDashboard(ctx, params),
    readFirstSteps(ctx, {}),
    ctx.grants.has("branch.read") ? listBranches(ctx, { limit: 200 }) : { rows: [] },
  ]);
  const choices = branches.rows.map(({ id, name }) => ({ id, name }));
  const days = { from: dashboard.period.from, to: dashboard.period.to };
  const isNew = !steps.hasProducts || !steps.hasStock || !steps.hasSold;

  return (
    <Messages only={["dashboard"]}>
      <PageHeader title={isNew && !steps.hasSold ? t("welcome", { name: ctx.person.firstName }) : t("title")}>
        {steps.hasSold && <DashboardFilters params={params} days={days} branches={choices} />}
      </PageHeader>
      {steps.hasSold && <PhoneFilters params={params} days={days} branches={choices} />}
      {isNew && <FirstSteps steps={steps} storeName={ctx.store.name} grants={ctx.grants} />}
      <Figures dashboard={dashboard} params={params} idle={!steps.hasSold} />
      {!steps.hasSold && <NoSales />}
      {steps.hasSold && (
        <div className="dg">
          <DayChart chart={dashboard.chart} isRunning={dashboard.period.isRunning} branchId={params.branchId} />
          <MoneyIn dashboard={dashboard} params={params} />
          <TopProducts rows={dashboard.topProducts} days={dashboard.period} branchId={params.branchId} />
          <LowStock {...dashboard.lowStock} branchId={params.branchId} />
        </div>
      )}
    </Messages>
  );
}
