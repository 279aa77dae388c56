/** By how many percent a figure differs from the one before, to one decimal; null where there was nothing to differ from. */
export function changeOf(now: bigint, before: bigint): number | null {
  if (before <= 0n) return null;
  return Math.round(Number(((now - before) * 10_000n) / before) / 10) / 10;
}

/** Markup (ustama, наценка) in percent: profit ÷ cost, to one decimal. */
export const markupOf = (profit: bigint, cost: bigint): number | null => (cost <= 0n ? null : Math.round(Number((profit * 10_000n) / cost) / 10) / 10);

/** An amount in whole soʻm, half away from zero: `"1450332.50"` is `"1450333.00"`. For headlines, never for sums. */
export function wholeSoum(amount: string): string {
  const [, minus = "", digits = "0", tenth = "0"] = /^(-?)(\d+)(?:\.(\d))?/.exec(amount) ?? [];
  return `${minus}${BigInt(digits) + (tenth >= "5" ? 1n : 0n)}.00`;
}

/** More days than this are a report, not a glance. */
const MOST_DAYS = 366;

/** Whether a period, both its days included, has more days than the dashboard shows. */
export const isTooLong = ({ from, to }: { from: string; to: string }): boolean => Date.parse(to) - Date.parse(from) >= MOST_DAYS * 86_400_000;
