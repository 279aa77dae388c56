/** Days, first and last included. */
export type Days = { from: string; to: string };

/** A stretch of days, and the one it is held against. `isRunning`: it ends with today, so both end at this time of day. */
export type Period = Days & { before: Days; isRunning: boolean };

export type Choice = { period: "today" | "yesterday" | "week" | "month" | "own"; dateFrom?: string | undefined; dateTo?: string | undefined };

/**
 * What an owner means by a period. A week begins on Monday and a month on its first; both are held against the same
 * days of the one before. Any other stretch is held against as many days right before it.
 */
export function periodOf({ period, dateFrom, dateTo }: Choice, today: string): Period {
  if (period === "month") return monthOf(today);

  const to = period === "yesterday" ? addDays(today, -1) : period === "own" && dateTo !== undefined ? earlier(dateTo, today) : today;
  const from = period === "week" ? addDays(today, 1 - weekdayOf(today)) : period === "own" && dateFrom !== undefined ? earlier(dateFrom, to) : to;
  const shift = period === "week" ? 7 : lengthOf({ from, to });
  return { from, to, before: { from: addDays(from, -shift), to: addDays(to, -shift) }, isRunning: to === today };
}

function monthOf(today: string): Period {
  const from = `${today.slice(0, 8)}01`;
  const last = addDays(from, -1);
  const first = `${last.slice(0, 8)}01`;
  return { from, to: today, before: { from: first, to: earlier(addDays(first, lengthOf({ from, to: today }) - 1), last) }, isRunning: true };
}

/** The bars of the chart: the period itself, or, where that is only a few days, the two weeks that it ends. */
export function chartOf({ isRunning: _, before, ...days }: Period): { days: Days; before: Days } {
  if (lengthOf(days) >= 7) return { days, before };
  return { days: { from: addDays(days.to, -13), to: days.to }, before: { from: addDays(days.to, -27), to: addDays(days.to, -14) } };
}

/** The last four whole weeks and a day: every weekday four times. */
export const heatOf = (today: string): Days => ({ from: addDays(today, -28), to: addDays(today, -1) });

/** `2026-02-28` and 1 are `2026-03-01`. Calendar arithmetic only: no zone takes part. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** How many days there are, both ends included. */
export const lengthOf = ({ from, to }: Days): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

/** Every day of a stretch, in order. */
export const daysOf = (days: Days): string[] => Array.from({ length: lengthOf(days) }, (_, i) => addDays(days.from, i));

/** Monday is 1, Sunday 7. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

const earlier = (a: string, b: string): string => (a < b ? a : b);
