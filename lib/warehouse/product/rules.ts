import { fitsUnit, type Unit } from "@/lib/warehouse/unit";

import { oneSpelling } from "./barcode";

/** Where goods stand against their minimum: `none` was never taken in, `out` is gone or sold short, `low` is at the minimum or under it. */
export const STOCK_STATES = ["in", "low", "out", "none"] as const;
export type StockState = (typeof STOCK_STATES)[number];

/** Markup on cost (ustama, наценка) in tenths of a percent: (price − cost) ÷ cost. `null` where there is no price or no cost to divide by. */
export function markupOf(price: bigint | null, cost: bigint | null): number | null {
  if (price === null || cost === null || cost <= 0n) return null;
  const size = price >= cost ? price - cost : cost - price;
  const tenths = Number((2000n * size + cost) / (2n * cost)); // half away from zero
  return price >= cost ? tenths : -tenths;
}

/** How a cost or price changed, in tenths of a percent of what it was. */
export const changeOf = (now: bigint, before: bigint): number | null => markupOf(now, before);

type Measured = {
  unit: Unit;
  minimumStock: bigint | null;
  barcodes: readonly { quantity: bigint }[];
  opening?: { quantity: bigint } | null;
};

/** The fields, by path, whose quantity has more decimals than the unit allows. */
export function misfits({ unit, minimumStock, barcodes, opening }: Measured): string[] {
  return [
    ...(minimumStock !== null && !fitsUnit(minimumStock, unit) ? ["minimumStock"] : []),
    ...barcodes.flatMap(({ quantity }, i) => (fitsUnit(quantity, unit) ? [] : [`barcodes.${i}.quantity`])),
    ...(opening && !fitsUnit(opening.quantity, unit) ? ["opening.quantity"] : []),
  ];
}

/** The places, by path, of codes that stand twice in one list, however they are spelt. */
export const repeatedCodes = (barcodes: readonly { code: string }[]): string[] =>
  barcodes.flatMap(({ code }, i) => (barcodes.findIndex((other) => oneSpelling(other.code) === oneSpelling(code)) < i ? [`barcodes.${i}.code`] : []));
