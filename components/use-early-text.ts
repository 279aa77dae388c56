"use client";

import { type RefObject, useEffect, useRef } from "react";

/** Takes over what was typed into a field of its own before the page's code had come (`app/early-script.tsx`). */
export function useEarlyText(field: RefObject<HTMLInputElement | null>, take: (text: string) => void): void {
  const latest = useRef(take);
  useEffect(() => {
    const { typed } = field.current?.dataset ?? {};
    if (typed === undefined) return;
    delete field.current!.dataset.typed;
    latest.current(typed);
  }, [field]);
}
