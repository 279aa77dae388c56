"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";

/** Does what the address asks for (`?new`), and takes the asking out of it: a reload or Back does not do it again. */
export function useAsked(name: string, act: () => void): void {
  const isAsked = useSearchParams().has(name);
  const latest = useRef(act);
  useEffect(() => { latest.current = act; });

  useEffect(() => {
    if (!isAsked) return;
    const rest = new URLSearchParams(location.search);
    rest.delete(name);
    history.replaceState(null, "", `${location.pathname}${rest.size > 0 ? `?${rest}` : ""}`);
    latest.current();
  }, [isAsked, name]);
}
