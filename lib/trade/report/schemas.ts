import { z } from "zod";

import { Id } from "@/lib/core/id";
import { Money, SignedMoney, SignedQuantity } from "@/lib/core/money";
import { Day } from "@/lib/core/time";
import { PaymentMethod } from "@/lib/trade/sale/schemas";

import { isTooLong } from "./rules";

export const PERIODS = ["today", "yesterday", "week", "month", "own"] as const;

export const DashboardParams = z.strictObject({
  period: z.enum(PERIODS).default("today"),
  dateFrom: Day.optional(),
  dateTo: Day.optional(),
  branchId: Id.optional(),
})
  .refine(({ period, dateFrom, dateTo }) => period !== "own" || (dateFrom !== undefined && dateTo !== undefined), { error: "required", path: ["period"] })
  .refine(({ dateFrom = "", dateTo = "9" }) => dateFrom <= dateTo, { error: "datesReversed", path: ["dateTo"] })
  .refine(({ dateFrom, dateTo }) => !dateFrom || !dateTo || !isTooLong({ from: dateFrom, to: dateTo }), { error: "tooManyDays", path: ["dateTo"] });
export type DashboardParams = z.output<typeof DashboardParams>;

/** Worked out, not asked for: the days before the first that may be asked for are days, too. */
const AnyDay = z.iso.date();
const Days = z.object({ from: AnyDay, to: AnyDay });

/** Profit over the lines whose cost is known; what the others brought in stands beside it. */
const Profit = z.object({
  amount: SignedMoney,
  cost: SignedMoney.meta({ description: "Of the goods sold, with the corrections booked in this period." }),
  withoutCost: SignedMoney.meta({ description: "Revenue of lines whose cost is not known." }),
});

const Figures = z.object({
  revenue: SignedMoney.meta({ description: "Σ total − tax of completed sales." }),
  profit: Profit.nullable().meta({ description: "null for who may not see cost." }),
  count: z.int(),
  average: SignedMoney,
  rounding: SignedMoney.meta({ description: "What rounding of cash added; not part of revenue." }),
});
export type Figures = z.input<typeof Figures>;

export const Dashboard = z.object({
  period: Days.extend({ before: Days, isRunning: z.boolean() }),
  now: Figures,
  before: Figures,
  chart: z.object({
    days: z.array(z.object({ day: AnyDay, revenue: SignedMoney, count: z.int(), profit: SignedMoney.nullable(), before: SignedMoney })),
    before: Days,
    revenue: SignedMoney.meta({ description: "Of all its days." }),
    change: z.number().nullable().meta({ description: "In percent, over its finished days; null where there was nothing before." }),
  }),
  heat: Days.extend({ hours: z.array(z.object({ weekday: z.int(), hour: z.int(), revenue: SignedMoney })) }).meta({ description: "The last four whole weeks; Monday is 1." }),
  payments: z.array(z.object({ method: PaymentMethod, amount: Money })).meta({ description: "Net of change." }),
  topProducts: z.array(z.object({ productId: z.uuid(), name: z.string(), unit: z.string(), quantity: SignedQuantity, revenue: SignedMoney })),
  lowStock: z.object({
    low: z.int().meta({ description: "Levels at or under their minimum, above nothing." }),
    out: z.int().meta({ description: "Levels at or under nothing." }),
    rows: z.array(z.object({
      productId: z.uuid(), name: z.string(), unit: z.string(), locationId: z.uuid(), locationName: z.string(), quantity: SignedQuantity,
      daysLeft: z.int().nullable().meta({ description: "Until sold out at the rate of the last 28 days; null where none was sold." }),
    })),
  }),
});
export type Dashboard = z.input<typeof Dashboard>;

/** What a new shop has done so far. */
export const FirstSteps = z.object({ hasProducts: z.boolean(), hasStock: z.boolean(), hasSold: z.boolean() });
export type FirstSteps = z.input<typeof FirstSteps>;
