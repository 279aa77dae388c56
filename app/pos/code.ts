/** `3*`, `1,25*` or `1.25*` before a code or a name: how many, in thousandths. What is no such quantity stays part of the text. */
export function splitQuantity(typed: string): { quantity: bigint | null; rest: string } {
  const parts = /^\s*(\d{1,7})(?:[.,](\d{1,3}))?\s*\*\s*(.*)$/s.exec(typed);
  const quantity = parts ? BigInt(parts[1]! + (parts[2] ?? "").padEnd(3, "0")) : 0n;
  return quantity > 0n ? { quantity, rest: parts![3]!.trimEnd() } : { quantity: null, rest: typed.trim() };
}

/** Whether a number of pieces is meant that nobody can read: `0*`, `1,2345*`, `2,,5*`. To take it for one piece would be a guess. */
export const isUnreadable = (typed: string): boolean => splitQuantity(typed).quantity === null && /^[\d\s.,+-]*\d[\d\s.,+-]*\*/.test(typed);

/** Whether typed text can only be a code: then an unknown one is said to be unknown, not searched as a name. */
export const looksLikeCode = (text: string): boolean => /^\d{6,}$/.test(text) || text.includes("\x1d");

/** Whether what nothing was found by may be a code at all: digits in one piece. Of a word it is enough that the tiles say so. */
export const mayBeCode = (text: string): boolean => /\d/.test(text) && !/\s/.test(text);

/** The units of a code × how often it was asked for: `3*` before a box of 24 is 72. Both in thousandths. */
export const timesCode = (asked: bigint | null, ofCode: bigint): bigint => (asked === null ? ofCode : (asked * ofCode) / 1000n);
