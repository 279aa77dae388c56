"use client";

import { formatTime, type TimeStyle } from "./format";
import { useStoreFormat } from "./store-format";

type Props = { at: string | null | undefined; style?: TimeStyle; className?: string };

/** A moment on the store's clock. */
export function TimeText({ at, style = "minute", className }: Props) {
  const { timeZone } = useStoreFormat();
  if (!at) return <span className="mut">—</span>;
  return <time dateTime={at} className={className ?? "tn nw"}>{formatTime(at, timeZone, style)}</time>;
}
