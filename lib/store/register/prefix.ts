import { looksOf } from "@/lib/core/look-alike";

/**
 * The first receipt prefix nobody has: the branch's first letter and a number, `C1`, `C2`; with `mark` for the API's
 * register, `CA1`. `taken` holds every prefix the store ever gave. In Latin letters where the eye sees no difference.
 */
export function freePrefix(branchName: string, taken: readonly string[], mark = ""): string {
  const stem = `${looksOf(branchName.match(/[\p{Lu}\p{Ll}]/u)?.[0] ?? "K")}${mark}`;
  const given = new Set(taken.map(looksOf));

  let number = 1;
  while (given.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

/** Whether a prefix cannot be told from one that is taken, by its case or its script. */
export const isPrefixTaken = (prefix: string, taken: readonly string[]): boolean => taken.some((each) => looksOf(each) === looksOf(prefix));
