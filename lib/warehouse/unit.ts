/** What goods are counted in. The database repeats the list. No schema here: pages that only count come without zod. */
export const UNITS = ["piece", "kg", "g", "l", "ml", "m", "m2", "m3", "box", "pack", "bag"] as const;
export type Unit = (typeof UNITS)[number];

const WHOLE: readonly Unit[] = ["piece", "box", "pack", "bag"];

/** How many decimals a quantity in this unit has: none for what is counted, three for what is measured. */
export const decimalsOf = (unit: Unit): 0 | 3 => (WHOLE.includes(unit) ? 0 : 3);

/** Whether a quantity in thousandths has no more decimals than its unit allows. */
export const fitsUnit = (thousandths: bigint, unit: Unit): boolean => decimalsOf(unit) === 3 || thousandths % 1000n === 0n;
