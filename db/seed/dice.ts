/** Numbers that look random and are the same every time (mulberry32, public domain). */
export function dice(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    /** From 0 to 1, 1 excluded. */
    next,
    /** A whole number, both ends included. */
    between: (least: number, most: number): number => least + Math.floor(next() * (most - least + 1)),
    /** True that often. */
    chance: (share: number): boolean => next() < share,
    /** One of them, the weight of each saying how often. `total` is the sum of the weights. */
    weighted<T extends { weight: number }>(all: readonly T[], total: number): T {
      let left = next() * total;
      return all.find((each) => (left -= each.weight) < 0) ?? all[all.length - 1]!;
    },
  };
}

export type Dice = ReturnType<typeof dice>;
