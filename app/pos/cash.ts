/** Uzbek notes and coins in tiyin, largest first (Central Bank of Uzbekistan, in circulation 2026). */
export const NOTES: readonly bigint[] = [200_000n, 100_000n, 50_000n, 20_000n, 10_000n, 5_000n, 2_000n, 1_000n, 500n, 200n, 100n, 50n].map((soum) => soum * 100n);

/** From here on the answer is written smaller: it has to stand beside its unit. Minor units. */
export const LONG = 1_000_000_00n;

const LARGEST = NOTES[0]!;
const HUNDRED_THOUSAND = 100_000_00n;

/**
 * Sums a customer is likely to hand over for `due`, at most `most`: the due itself, the next round sums in its own
 * size, then whole notes above it. Minor units, growing.
 */
export function quickSums(due: bigint, most = 6): bigint[] {
  if (due <= 0n) return [];
  const step = stepOf(due);
  const round = [step, 5n * step, 10n * step].map((each) => ceilTo(due, each));
  const notes = NOTES.filter((note) => note > round[2]! && note >= 5_000_00n).reverse();
  const hundreds = [1n, 2n, 3n].map((times) => ceilTo(due, HUNDRED_THOUSAND) + times * HUNDRED_THOUSAND).filter((sum) => sum > LARGEST);
  const above = [...new Set([...round, ...notes, ...hundreds])].filter((sum) => sum > due).sort((a, b) => (a < b ? -1 : 1));
  return [due, ...above.slice(0, most - 1)];
}

/** A hundredth of the sum's own size, but no less than 1 000 so'm: 10 000 for 220 800, 1 000 for 13 900. */
function stepOf(due: bigint): bigint {
  const size = 10n ** BigInt(Math.max(String(due).length - 2, 0));
  return size < 1_000_00n ? 1_000_00n : size;
}

/** Change in notes and coins, largest first; what no coin makes is left over. */
export function inNotes(change: bigint): { notes: { note: bigint; count: number }[]; left: bigint } {
  const notes: { note: bigint; count: number }[] = [];
  let left = change;
  for (const note of NOTES) {
    const count = left / note;
    if (count > 0n) notes.push({ note, count: Number(count) });
    left %= note;
  }
  return { notes, left };
}

const ceilTo = (sum: bigint, step: bigint): bigint => ((sum + step - 1n) / step) * step;
