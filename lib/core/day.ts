import "server-only";

import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/** When a store's day begins: its zone, and how many minutes after midnight (`settings.day_start`). */
export type DayRule = { timeZone: string; dayStart: number };

/** The moment at which a calendar day begins for the store. PostgreSQL knows the zone rules; we do not. */
export const dayBegins = (day: string, { timeZone, dayStart }: DayRule): SQL =>
  sql`((${day}::date + make_interval(mins => ${dayStart}::int)) at time zone ${timeZone}::text)`;

/** The moment at which a calendar day is over: ranges are half-open. */
export const dayEnds = (day: string, { timeZone, dayStart }: DayRule): SQL =>
  sql`((${day}::date + 1 + make_interval(mins => ${dayStart}::int)) at time zone ${timeZone}::text)`;

/** The store's day that a moment belongs to. */
export const dayOf = (moment: AnyColumn | SQL, { timeZone, dayStart }: DayRule): SQL<string> =>
  sql<string>`((${moment} at time zone ${timeZone}::text) - make_interval(mins => ${dayStart}::int))::date::text`;

/** The weekday of the store's day that a moment belongs to; Monday is 1, Sunday 7. */
export const weekdayOf = (moment: AnyColumn | SQL, rule: DayRule): SQL<number> => sql<number>`extract(isodow from (${dayOf(moment, rule)})::date)::int`;

/** The store's wall-clock hour (0–23) of a moment. */
export const hourOf = (moment: AnyColumn | SQL, { timeZone }: DayRule): SQL<number> =>
  sql<number>`extract(hour from ${moment} at time zone ${timeZone}::text)::int`;

/** Today's date for the store at `now`, as `YYYY-MM-DD`: the day that `dayOf` gives it. What is taken off is time of the clock, since a night in which the clock is put forward is shorter. */
export function today(now: Date, { timeZone, dayStart }: DayRule): string {
  const { year, month, day, hour, minute } = Object.fromEntries(wallClock(timeZone).formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  return new Date(Date.UTC(year!, month! - 1, day, hour, minute! - dayStart)).toISOString().slice(0, 10);
}

const wallClock = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("en", { timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" });
