/** Calendar days as `YYYY-MM-DD`, without clocks and zones: arithmetic is done at noon UTC. */
const at = (day: string): Date => new Date(`${day}T12:00:00Z`);
const text = (date: Date): string => date.toISOString().slice(0, 10);

export const addDays = (day: string, count: number): string => {
  const date = at(day);
  date.setUTCDate(date.getUTCDate() + count);
  return text(date);
};

export const firstOfMonth = (day: string): string => `${day.slice(0, 8)}01`;

export const addMonths = (day: string, count: number): string => {
  const date = at(firstOfMonth(day));
  date.setUTCMonth(date.getUTCMonth() + count);
  return text(date);
};

export const lastOfMonth = (day: string): string => addDays(addMonths(day, 1), -1);

/** 1 Monday … 7 Sunday: weeks here begin on Monday. */
export const weekdayOf = (day: string): number => at(day).getUTCDay() || 7;

/** Six weeks that hold the month, Monday first. */
export function monthGrid(month: string): string[] {
  const first = firstOfMonth(month);
  const start = addDays(first, 1 - weekdayOf(first));
  return Array.from({ length: 42 }, (_, offset) => addDays(start, offset));
}

export type Period = { from: string; to: string };
export const PRESETS = ["today", "yesterday", "week", "month", "lastMonth"] as const;
export type Preset = (typeof PRESETS)[number];

/** First and last day of a preset, both included, as seen on `today`. */
export function periodOf(preset: Preset, today: string): Period {
  if (preset === "today") return { from: today, to: today };
  if (preset === "yesterday") return { from: addDays(today, -1), to: addDays(today, -1) };
  if (preset === "week") return { from: addDays(today, 1 - weekdayOf(today)), to: today };
  if (preset === "month") return { from: firstOfMonth(today), to: today };
  const last = addMonths(today, -1);
  return { from: last, to: lastOfMonth(last) };
}

/** The preset that says the same, if any. */
export const presetOf = (period: Period, today: string): Preset | undefined =>
  PRESETS.find((preset) => {
    const { from, to } = periodOf(preset, today);
    return from === period.from && to === period.to;
  });
