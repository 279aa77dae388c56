"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";

export type Changes = Record<string, string | number | undefined>;

/** The URL is the state of a list: shareable, reloadable, and read by the server. */
export function useListParams() {
  const router = useRouter();
  const pathname = usePathname();
  const current = useSearchParams();
  const [isPending, startTransition] = useTransition();

  /** Any change returns to the first page, unless it is the page that changes. */
  function addressOf(changes: Changes): string {
    const next = new URLSearchParams(current);
    for (const [key, value] of Object.entries({ page: undefined, ...changes })) {
      if (value === undefined || value === "") next.delete(key);
      else next.set(key, String(value));
    }
    return next.size === 0 ? pathname : `${pathname}?${next}`;
  }

  /** Back undoes it; with `silent` it does not (each letter of a search). */
  function setParams(changes: Changes, { silent = false } = {}) {
    const address = addressOf(changes);
    startTransition(() => (silent ? router.replace(address, { scroll: false }) : router.push(address, { scroll: false })));
  }

  return { current, setParams, addressOf, isPending };
}
