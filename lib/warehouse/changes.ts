/**
 * What an edit really changes: of the fields that were asked for, those that differ, before and after.
 * Compares values (strings, numbers, bigints, null); what is absent stays as it is.
 */
export function changesOf<T extends object, A extends { [K in keyof A]?: K extends keyof T ? T[K] | undefined : never }>(row: T, asked: A) {
  const keys = Object.keys(asked).filter((key) => asked[key as keyof A] !== undefined && asked[key as keyof A] !== (row as Record<string, unknown>)[key]);
  const pick = (from: object) => Object.fromEntries(keys.map((key) => [key, (from as Record<string, unknown>)[key]])) as Partial<T>;

  return { before: pick(row), after: pick(asked), changed: keys.length > 0 };
}
