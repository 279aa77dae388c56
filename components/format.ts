import type { Params } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";

/** Between groups of three and before a unit: a number never breaks. */
const SPACE = "\u00a0";
const MINUS = "\u2212";

/** Own small rules, because browsers carry no Uzbek: comma in Uzbek and Russian, point in English. */
const pointOf = (locale: Locale): string => (locale === "en" ? "." : ",");

export type NumberStyle = {
  /** Exactly so many decimals; without it as many as there are, and no trailing zeros. */
  decimals?: number;
  /** `+` before what grows. */
  sign?: boolean;
};

/** A decimal string as people here read it: `"-1250000.50"` is `−1 250 000,5`. What is no number comes back untouched. */
export function formatNumber(decimal: string, locale: Locale, { decimals, sign }: NumberStyle = {}): string {
  const parts = /^([-\u2212+]?)(\d+)(?:\.(\d+))?$/.exec(decimal.trim());
  if (!parts) return decimal;

  const [, minus, whole = "0", fraction = ""] = parts;
  const kept = decimals === undefined ? fraction.replace(/0+$/, "") : fraction.padEnd(decimals, "0").slice(0, decimals);
  const nothing = /^0*$/.test(whole + kept);
  const before = nothing ? "" : minus === "-" || minus === MINUS ? MINUS : sign ? "+" : "";
  return before + grouped(whole) + (kept && pointOf(locale) + kept);
}

/** Money without decimals, unless there are some: then two. `"12500.00"` is `12 500`, `"12500.50"` is `12 500,50`. */
export function formatMoney(amount: string, locale: Locale, style: Pick<NumberStyle, "sign"> = {}): string {
  return formatNumber(amount, locale, { ...style, decimals: /\.0*[1-9]/.test(amount) ? 2 : 0 });
}

/** Decimals of a unit on screen: weights and lengths three, pieces none. */
const DECIMALS: Record<string, number> = { kg: 3, l: 3, m: 3, m2: 3, m3: 3 };

/** A quantity in its unit's decimals; what has more than its unit is shown in full. */
export function formatQuantity(quantity: string, locale: Locale, unit?: string, style: Pick<NumberStyle, "sign"> = {}): string {
  const decimals = unit === undefined ? undefined : DECIMALS[unit] ?? 0;
  const hidden = decimals !== undefined && new RegExp(`\\.\\d{${decimals}}\\d*[1-9]`).test(quantity);
  return formatNumber(quantity, locale, { ...style, decimals: hidden ? undefined : decimals });
}

/** `12,5 %`: a number and its sign never part. */
export function formatPercent(percent: string, locale: Locale, style: NumberStyle = {}): string {
  return `${formatNumber(percent, locale, style)}${SPACE}%`;
}

/** A phone number of this country as it is read aloud: `+998 71 200-10-20`; any other as it was written. */
export const formatPhone = (phone: string): string => phone.replace(/^\+998(\d\d)(\d{3})(\d\d)(\d\d)$/, `+998${SPACE}$1${SPACE}$2-$3-$4`);

/** What a sentence is told, as the reader's language writes it: amounts, quantities and percentages travel as exact decimals (`"12500.00"`, `"1.250"`, `"12.50%"`). */
export const formatParams = (params: Params, locale: Locale): Params => Object.fromEntries(Object.entries(params).map(([name, value]) => [name, formatParam(value, locale)]));

function formatParam(value: Params[string], locale: Locale): Params[string] {
  if (typeof value !== "string") return value;
  if (/^-?\d+\.\d{2}$/.test(value)) return formatMoney(value, locale);
  if (/^-?\d+\.\d{3}$/.test(value)) return formatQuantity(value, locale);
  return /^\d+\.\d{2}%$/.test(value) ? formatPercent(value.slice(0, -1), locale) : value;
}

/** How many things: `1 284`. */
export const formatCount = (count: number | bigint): string => grouped(String(count).replace("-", MINUS));

/** Large sums on an axis: `15 mln` with the word of the language. */
export function formatShort(amount: number, locale: Locale, words: { thousand: string; million: string; billion: string }): string {
  const [by, word] = amount >= 1e9 ? [1e9, words.billion] : amount >= 1e6 ? [1e6, words.million] : amount >= 1e4 ? [1e3, words.thousand] : [1, ""];
  const text = formatNumber(String(Math.round((amount / by) * 10) / 10), locale);
  return word ? text + SPACE + word : text;
}

const grouped = (whole: string): string => whole.replace(/^(\D?)0+(?=\d)/, "$1").replace(/\B(?=(\d{3})+$)/g, SPACE);

export type TimeStyle = "day" | "time" | "minute" | "second" | "short";

/** A moment on the store's wall clock: `14.11.2026, 12:41`. `short` leaves out the year, as tables of one year do. */
export function formatTime(at: Date | string, timeZone: string, style: TimeStyle = "minute"): string {
  const { day, month, year, hour, minute, second } = clockOf(typeof at === "string" ? new Date(at) : at, timeZone);
  if (style === "day") return `${day}.${month}.${year}`;
  if (style === "time") return `${hour}:${minute}`;
  if (style === "short") return `${day}.${month}${SPACE}${hour}:${minute}`;
  return `${day}.${month}.${year}, ${hour}:${minute}${style === "second" ? `:${second}` : ""}`;
}

/** A calendar day as written here: `2026-11-14` is `14.11.2026`. */
export const formatDay = (day: string): string => day.split("-").reverse().join(".");

/** The calendar day of a moment in the store's zone: `2026-11-14`. */
export function dayOf(at: Date | string, timeZone: string): string {
  const { day, month, year } = clockOf(typeof at === "string" ? new Date(at) : at, timeZone);
  return `${year}-${month}-${day}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** English digits, because every browser has English; the order and the points are ours. */
function clockOf(at: Date, timeZone: string): Record<"day" | "month" | "year" | "hour" | "minute" | "second", string> {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-GB", { timeZone, hourCycle: "h23", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" });
    clocks.set(timeZone, clock);
  }
  return Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value])) as ReturnType<typeof clockOf>;
}
