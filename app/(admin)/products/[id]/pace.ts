import { divideRounded, quantityText } from "@/lib/core/money";
import { decimalsOf, type Unit } from "@/lib/warehouse/unit";

const TENTH = 100n; // of a unit, in thousandths

/** How much of it goes a day, a decimal string: to a tenth of what is counted, exact to a thousandth of what is measured. Nothing where that is less than can be said. */
export function perDay(thousandths: bigint, days: number, unit: Unit): string | null {
  const step = decimalsOf(unit) === 0 ? TENTH : 1n;
  const pace = divideRounded(thousandths, BigInt(days) * step) * step;
  return pace === 0n && thousandths !== 0n ? null : quantityText(pace);
}
