import "server-only";

import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";

import { idsOf } from "@/db/rows";
import { locations, products } from "@/db/schema";
import { assertBranch, type TxContext } from "@/lib/core/context";
import { dayBegins, dayEnds, dayOf, type DayRule, hourOf, today, weekdayOf } from "@/lib/core/day";
import { added, divideRounded } from "@/lib/core/money";
import { query } from "@/lib/core/use-case";
import { readSettings } from "@/lib/store/settings/queries";
import { countsAsSold, levelCounts, stockStateSql, type Threshold } from "@/lib/warehouse/product/stats";

import { chartOf, daysOf, type Days, heatOf, type Period, periodOf } from "./period";
import { changeOf } from "./rules";
import { Dashboard, DashboardParams } from "./schemas";

type Output = z.output<typeof Dashboard>;
type Figures = Output["now"];

/** Which sales count: when they were sold, and where. `null`: every branch. */
type Scope = { from: SQL; until: SQL; branchIds: readonly string[] | null };

const TOP = 6;

/** What came in, against the period before, and what is running out. Cancelled sales never count. */
export const readDashboard = query({
  permission: "dashboard.read",
  input: DashboardParams,
  output: Dashboard,

  async run(ctx, { branchId, ...choice }) {
    if (branchId) assertBranch(ctx, branchId);
    const branchIds = branchId ? [branchId] : ctx.branchIds === "all" ? null : ctx.branchIds;
    const settings = await readSettings(ctx);
    const rule: DayRule = { timeZone: ctx.timeZone, dayStart: settings.dayStart };
    const day = today(ctx.now, rule);
    const period = periodOf(choice, day);
    const [chart, heat] = [chartOf(period), heatOf(day)];
    const whole = ({ from, to }: Days): Scope => ({ from: dayBegins(from, rule), until: dayEnds(to, rule), branchIds });
    const mayCost = ctx.grants.has("cost.see");

    const [now, before, days, daysBefore, hours, payments, topProducts, lowStock] = await Promise.all([
      figures(ctx, whole(period), mayCost),
      figures(ctx, { ...whole(period.before), ...(period.isRunning ? { until: sameTimeOn(period, ctx, rule) } : {}) }, mayCost),
      daily(ctx, whole(chart.days), rule, mayCost),
      daily(ctx, whole(chart.before), rule, false),
      hourly(ctx, whole(heat), rule),
      byMethod(ctx, whole(period)),
      bestSellers(ctx, whole(period)),
      settings.lowStockWarning ? runningOut(ctx, branchIds, settings) : { low: 0, out: 0, rows: [] },
    ]);

    const previous = daysOf(chart.before);
    const bars = daysOf(chart.days).map((each, i) => ({
      day: each,
      ...(days.get(each) ?? { revenue: 0n, count: 0, profit: mayCost ? 0n : null }),
      before: daysBefore.get(previous[i] ?? "")?.revenue ?? 0n,
    }));
    const finished = bars.filter(({ day: each }) => each !== day);
    return {
      period, now, before, payments, topProducts, lowStock,
      heat: { ...heat, hours },
      chart: {
        days: bars,
        before: chart.before,
        revenue: added(bars.map(({ revenue }) => revenue)),
        change: changeOf(added(finished.map(({ revenue }) => revenue)), added(finished.map((bar) => bar.before))),
      },
    };
  },
});

/** This time of day on the last day of the period before: half a day is not held against a whole one. */
const sameTimeOn = ({ to, before }: Period, { now }: TxContext, { timeZone }: DayRule): SQL =>
  sql`(((${now.toISOString()}::timestamptz at time zone ${timeZone}::text) - (${to}::date - ${before.to}::date) * interval '1 day') at time zone ${timeZone}::text)`;

/** Completed sales of a scope. */
const sold = ({ storeId }: TxContext, { from, until, branchIds }: Scope): SQL => sql`
  select s.* from sales s
  where s.store_id = ${storeId}::uuid and s.sold_at >= ${from} and s.sold_at < ${until} and ${within(sql`s.branch_id`, branchIds)}
    and not exists (select from sale_cancellations c where c.store_id = s.store_id and c.sale_id = s.id)`;

const within = (column: SQL, branchIds: readonly string[] | null): SQL => (branchIds ? sql`${column} = any(${idsOf(branchIds)})` : sql`true`);

type FiguresRow = { revenue: string; count: number; rounding: string; cost: string; with_cost: string; without_cost: string; corrected: string };

async function figures(ctx: TxContext, scope: Scope, mayCost: boolean): Promise<Figures> {
  const [row] = await ctx.tx.execute<FiguresRow>(sql`
    with sold as (${sold(ctx, scope)}), line as (
      select sum(l.cost) as cost, sum(l.total - l.tax) filter (where l.cost is not null) as with_cost,
        sum(l.total - l.tax) filter (where l.cost is null) as without_cost
      from sold join sale_lines l on l.store_id = sold.store_id and l.sale_id = sold.id
    ), correction as (
      select sum(amount) as corrected from cost_corrections
      where store_id = ${ctx.storeId}::uuid and was_known and created_at >= ${scope.from} and created_at < ${scope.until}
        and ${within(sql`location_id`, scope.branchIds)}
    )
    select coalesce(sum(sold.total - sold.tax), 0)::text as revenue, count(*)::int as count, coalesce(sum(sold.rounding), 0)::text as rounding,
      coalesce((select cost from line), 0)::text as cost, coalesce((select with_cost from line), 0)::text as with_cost,
      coalesce((select without_cost from line), 0)::text as without_cost, coalesce((select corrected from correction), 0)::text as corrected
    from sold`);

  const { count } = row!;
  const revenue = BigInt(row!.revenue);
  const cost = BigInt(row!.cost) - BigInt(row!.corrected); // a correction is what was taken too much
  const profit = { amount: BigInt(row!.with_cost) - cost, cost, withoutCost: BigInt(row!.without_cost) };
  return { revenue, count, rounding: BigInt(row!.rounding), average: count ? divideRounded(revenue, BigInt(count)) : 0n, profit: mayCost ? profit : null };
}

type DailyRow = { day: string; revenue: string; count: number; profit: string | null };

/** Revenue, count and profit by the store's day. Corrections are in the profit of the day they were booked on. */
async function daily(ctx: TxContext, scope: Scope, rule: DayRule, mayCost: boolean) {
  const profit = mayCost
    ? sql`, earned as (
        select sold.day, sum(l.total - l.tax - l.cost) as profit
        from sold join sale_lines l on l.store_id = sold.store_id and l.sale_id = sold.id where l.cost is not null group by 1
      ), corrected as (
        select ${dayOf(sql`created_at`, rule)} as day, sum(amount) as amount from cost_corrections
        where store_id = ${ctx.storeId}::uuid and was_known and created_at >= ${scope.from} and created_at < ${scope.until}
          and ${within(sql`location_id`, scope.branchIds)} group by 1
      )
      select coalesce(by_day.day, corrected.day) as day, coalesce(by_day.revenue, 0)::text as revenue, coalesce(by_day.count, 0)::int as count,
        (coalesce(earned.profit, 0) + coalesce(corrected.amount, 0))::text as profit
      from by_day left join earned using (day) full join corrected on corrected.day = by_day.day`
    : sql` select day, revenue::text, count::int, null as profit from by_day`;
  const rows = await ctx.tx.execute<DailyRow>(sql`
    with sold as (select t.*, ${dayOf(sql`t.sold_at`, rule)} as day from (${sold(ctx, scope)}) t),
    by_day as (select day, sum(total - tax) as revenue, count(*) as count from sold group by 1)${profit}`);

  return new Map(rows.map(({ day, revenue, count, profit: earned }) => [day, { revenue: BigInt(revenue), count, profit: earned === null ? null : BigInt(earned) }]));
}

/** Revenue by weekday and hour of the shop's clock; after midnight belongs to the evening before, as the shop's day does. */
async function hourly(ctx: TxContext, scope: Scope, rule: DayRule): Promise<Output["heat"]["hours"]> {
  const rows = await ctx.tx.execute<{ weekday: number; hour: number; revenue: string }>(sql`
    select ${weekdayOf(sql`t.sold_at`, rule)} as weekday, ${hourOf(sql`t.sold_at`, rule)} as hour, sum(t.total - t.tax)::text as revenue
    from (${sold(ctx, scope)}) t group by 1, 2 order by 1, 2`);
  return rows.map((row) => ({ ...row, revenue: BigInt(row.revenue) }));
}

async function byMethod(ctx: TxContext, scope: Scope): Promise<Output["payments"]> {
  const rows = await ctx.tx.execute<{ method: Output["payments"][number]["method"]; amount: string }>(sql`
    select p.method, sum(p.amount - p.change)::text as amount
    from (${sold(ctx, scope)}) t join payments p on p.store_id = t.store_id and p.sale_id = t.id
    group by 1 order by array_position(array['cash', 'card', 'transfer'], p.method)`);
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

type BestSellerRow = { product_id: string; name: string; unit: string; quantity: string; revenue: string };

async function bestSellers(ctx: TxContext, scope: Scope): Promise<Output["topProducts"]> {
  const rows = await ctx.tx.execute<BestSellerRow>(sql`
    select best.product_id, p.name, p.unit, best.quantity::text, best.revenue::text from (
      select l.product_id, sum(l.quantity) as quantity, sum(l.total - l.tax) as revenue
      from (${sold(ctx, scope)}) t join sale_lines l on l.store_id = t.store_id and l.sale_id = t.id
      group by 1 order by 3 desc, 1 limit ${TOP}
    ) best join products p on p.store_id = ${ctx.storeId}::uuid and p.id = best.product_id
    order by best.revenue desc, best.product_id`);
  return rows.map((row) => ({ productId: row.product_id, name: row.name, unit: row.unit, quantity: BigInt(row.quantity), revenue: BigInt(row.revenue) }));
}

type LowRow = { product_id: string; name: string; unit: string; location_id: string; location_name: string; quantity: string; days_left: number | null; low: number; out: number };

/** Levels at or under their minimum, as the list of stock counts them; the first to run out at the top. */
async function runningOut(ctx: TxContext, branchIds: readonly string[] | null, threshold: Threshold): Promise<Output["lowStock"]> {
  const rows = await ctx.tx.execute<LowRow>(sql`
    with short as (
      select level.product_id, level.location_id, level.quantity, ${products.name}, ${products.unit}, ${locations.name} as location_name
      from stock_levels level
      join ${products} on ${products.storeId} = level.store_id and ${products.id} = level.product_id
      join ${locations} on ${locations.storeId} = level.store_id and ${locations.id} = level.location_id
      where level.store_id = ${ctx.storeId}::uuid and ${products.status} = 'active' and ${within(sql`level.location_id`, branchIds)}
        and ${levelCounts(sql`level.quantity`)} and ${stockStateSql(sql`level.quantity`, threshold)} <> 'in'
    ), rated as (
      select short.*, (
        select -sum(m.quantity) from stock_movements m
        where m.store_id = ${ctx.storeId}::uuid and m.product_id = short.product_id and m.location_id = short.location_id
          and m.created_at >= ${ctx.now.toISOString()}::timestamptz - interval '28 days' and ${countsAsSold}
      ) as sold from short
    )
    select rated.product_id, rated.name, rated.unit, rated.location_id, rated.location_name, rated.quantity::text,
      count(*) filter (where rated.quantity > 0) over ()::int as low, count(*) filter (where rated.quantity <= 0) over ()::int as out,
      case when rated.quantity <= 0 then 0 when sold > 0 then least(floor(rated.quantity::numeric * 28 / sold), 9999)::int end as days_left
    from rated
    order by (sold > 0) desc nulls last, days_left nulls last, rated.quantity, rated.name, rated.product_id, rated.location_id limit ${TOP}`);
  return {
    low: rows[0]?.low ?? 0,
    out: rows[0]?.out ?? 0,
    rows: rows.map((row) => ({
      productId: row.product_id, name: row.name, unit: row.unit, locationId: row.location_id, locationName: row.location_name, quantity: BigInt(row.quantity), daysLeft: row.days_left,
    })),
  };
}
