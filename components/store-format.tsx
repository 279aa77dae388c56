"use client";

import { createContext, type ReactNode, use } from "react";

export type StoreFormat = {
  /** IANA name: all clocks of a store show its own time. */
  timeZone: string;
  /** ISO code of the base currency. */
  currency: string;
  /** Today in the store's zone, `YYYY-MM-DD`, as the server saw it. */
  today?: string;
};

const StoreFormatContext = createContext<StoreFormat>({ timeZone: "Asia/Tashkent", currency: "UZS" });

type Props = { value: StoreFormat; children: ReactNode };

/** Tells the parts below whose clock and money they print. */
export function StoreFormatProvider({ value, children }: Props) {
  return <StoreFormatContext value={value}>{children}</StoreFormatContext>;
}

export const useStoreFormat = (): StoreFormat => use(StoreFormatContext);
