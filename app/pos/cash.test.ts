import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { inNotes, NOTES, quickSums } from "./cash";

const soum = (sums: bigint[]) => sums.map((sum) => Number(sum / 100n));

describe("sums a customer hands over", () => {
  it.each([
    [220_800, [220_800, 230_000, 250_000, 300_000, 400_000, 500_000]],
    [13_900, [13_900, 14_000, 15_000, 20_000, 50_000, 100_000]],
    [4_200, [4_200, 5_000, 10_000, 20_000, 50_000, 100_000]],
    [800, [800, 1_000, 5_000, 10_000, 20_000, 50_000]],
    [1_250_000, [1_250_000, 1_300_000, 1_500_000, 2_000_000, 1_400_000, 1_600_000]],
  ])("%i", (due, wanted) => expect(soum(quickSums(BigInt(due) * 100n))).toEqual(wanted.sort((a, b) => a - b)));

  it("begin with the exact sum, grow, and never repeat", () => {
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 100_000_000_00n }), (due) => {
      const sums = quickSums(due);
      expect(sums[0]).toBe(due);
      expect(sums.length).toBeLessThanOrEqual(6);
      for (let i = 1; i < sums.length; i++) expect(sums[i]! > sums[i - 1]!).toBe(true);
    }));
  });

  it("nothing is due, nothing is offered", () => expect(quickSums(0n)).toEqual([]));
});

describe("change in notes and coins", () => {
  it("29 200 is 20 000, 5 000, two of 2 000 and 200", () => {
    expect(inNotes(29_200_00n).notes.map(({ note, count }) => [Number(note / 100n), count])).toEqual([[20_000, 1], [5_000, 1], [2_000, 2], [200, 1]]);
  });

  it("adds up to the change, with less left than the smallest coin", () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10_000_000_00n }), (change) => {
      const { notes, left } = inNotes(change);
      expect(notes.reduce((total, { note, count }) => total + note * BigInt(count), left)).toBe(change);
      expect(left < NOTES.at(-1)!).toBe(true);
    }));
  });
});
