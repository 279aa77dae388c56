"use client";

import { createContext, use, useSyncExternalStore } from "react";

import type { Till } from "./till";
import type { TillState } from "./till-state";

export const TillContext = createContext<Till | null>(null);

/** The till of this page. */
export function useTillItself(): Till {
  const till = use(TillContext);
  if (!till) throw new Error("There is no till around.");
  return till;
}

/** A part of the till's state. Draws again only when that part is another: select what is kept, do not build. */
export function useTill<T>(select: (state: TillState) => T): T {
  const till = useTillItself();
  const read = () => select(till.get());
  return useSyncExternalStore(till.subscribe, read, read);
}
