"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";

import type { Selection } from "./bulk-bar";

/**
 * Rows that are ticked. They stay ticked over pages; `all` means all that is filtered, also what is not on this page. Another
 * filter is another list: nothing of it is ticked.
 */
export function useSelection(pageIds: readonly string[], total: number) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const filter = filterIn(useSearchParams());
  const [filtered, setFiltered] = useState(filter);
  if (filter !== filtered) {
    setFiltered(filter);
    setIds(new Set());
    setAll(false);
  }
  const has = (id: string) => all || ids.has(id);
  const page = pageIds.length > 0 && pageIds.every(has);

  const selection: Selection = {
    ids: [...ids],
    all,
    count: all ? total : ids.size,
    clear: () => { setIds(new Set()); setAll(false); },
  };
  return {
    ...selection,
    page,
    some: !page && pageIds.some(has),
    has,
    selectAll: () => setAll(true),
    toggle: (id: string) => {
      // One taken out of "all" leaves the rest of this page.
      const next = new Set(all ? pageIds : ids);
      setAll(false);
      if (!next.delete(id)) next.add(id);
      setIds(next);
    },
    togglePage: () => {
      setAll(false);
      setIds(page ? new Set([...ids].filter((id) => !pageIds.includes(id))) : new Set([...ids, ...pageIds]));
    },
  };
}

/** What an address says of how a list is drawn; the rest of it says which rows there are. */
const DRAWN = new Set(["page", "limit", "ordering", "hide", "view"]);

/** The part of an address that filters, the same however it was put together. */
export function filterIn(address: URLSearchParams): string {
  const filter = new URLSearchParams([...address].filter(([key, value]) => !DRAWN.has(key) && value !== ""));
  filter.sort();
  return filter.toString();
}
