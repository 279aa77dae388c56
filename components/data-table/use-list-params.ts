"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useMemo, useOptimistic, useTransition } from "react";

export type Changes = Record<string, string | number | undefined>;

/**
 * The URL is the state of a list: shareable, reloadable, and read by the server. `current` is what was asked last, also
 * while the rows are still on their way: two presses in a row build on each other.
 */
export function useListParams() {
  const router = useRouter();
  const pathname = usePathname();
  const [asked, setAsked] = useOptimistic(useSearchParams().toString());
  const [isPending, startPending] = useTransition();
  const current = useMemo(() => new URLSearchParams(asked), [asked]);

  /** Any change returns to the first page, unless it is the page that changes. */
  function changed(changes: Changes): string {
    const next = new URLSearchParams(current);
    for (const [key, value] of Object.entries({ page: undefined, ...changes })) {
      if (value === undefined || value === "") next.delete(key);
      else next.set(key, String(value));
    }
    return next.toString();
  }

  const addressOf = (changes: Changes): string => `${pathname}?${changed(changes)}`.replace(/\?$/, "");

  /** Back undoes it; with `silent` it does not (each letter of a search). */
  function setParams(changes: Changes, { silent = false } = {}) {
    const address = addressOf(changes);
    startPending(() => {
      setAsked(changed(changes));
      if (silent) router.replace(address, { scroll: false });
      else router.push(address, { scroll: false });
    });
  }

  return { current, setParams, addressOf, isPending };
}
