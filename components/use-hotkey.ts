"use client";

import { useEffect, useRef } from "react";

/**
 * A key of the page: `/`, `n`, `Escape`, `mod+k` (Ctrl or ⌘). Letters keep still while somebody types, and under an open dialog.
 * Layout does not matter: `n` is the key that prints n on a Latin keyboard.
 */
export function useHotkey(key: string, act: () => void, on = true): void {
  const latest = useRef(act);
  useEffect(() => { latest.current = act; });

  useEffect(() => {
    if (!on) return;
    const [last = "", mod] = key.split("+").reverse();
    const heard = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey || (event.ctrlKey || event.metaKey) !== (mod === "mod")) return;
      if (!matches(event, last)) return;
      if (mod !== "mod" && (isTyping(event.target) || document.querySelector("[role=dialog],[role=alertdialog],dialog[open]"))) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", heard);
    return () => document.removeEventListener("keydown", heard);
  }, [key, on]);
}

const matches = (event: KeyboardEvent, key: string): boolean =>
  event.key === key || event.key.toLowerCase() === key || (/^[a-z]$/.test(key) && event.code === `Key${key.toUpperCase()}`) || (key === "/" && event.code === "Slash" && event.key === ".");

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:TEXTAREA|SELECT)$/.test(target.tagName) || (target instanceof HTMLInputElement && !/^(?:checkbox|radio|button|submit)$/.test(target.type)));
