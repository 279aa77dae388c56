/** A key that was pressed before the page's code had come (`app/early-script.tsx`), and what stood in its field until then. */
export type EarlyKey = { event: KeyboardEvent; text: string | undefined };

/** Hands them over, once: from here on the page listens itself. */
export function takeEarlyKeys(): EarlyKey[] {
  const holder = window as { earlyKeys?: EarlyKey[] };
  const keys = holder.earlyKeys ?? [];
  delete holder.earlyKeys;
  return keys;
}
