/**
 * The first receipt prefix nobody has: the branch's first letter and a number, `C1`, `C2`; with `mark` for the API's
 * register, `CA1`. `taken` holds every prefix the store ever gave.
 */
export function freePrefix(branchName: string, taken: readonly string[], mark = ""): string {
  const stem = `${branchName.match(/[\p{Lu}\p{Ll}]/u)?.[0].toUpperCase() ?? "K"}${mark}`;
  const given = new Set(taken.map((prefix) => prefix.toLowerCase()));

  let number = 1;
  while (given.has(`${stem}${number}`.toLowerCase())) number += 1;
  return `${stem}${number}`;
}
