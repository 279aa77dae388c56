"use client";

import { useEffect, useRef } from "react";

import { ScanDetector } from "@/components/scanner/scanner";
import { giveBackTo, type Kept, keptOf, textFieldOf, writeInto } from "@/components/scanner/text-field";

/**
 * Hears a scanner wherever the focus is, and keeps its keys out of the fields: a code is told from typing by its timing.
 * `on` false: somebody else's dialog is open.
 */
export function useScanner(onScan: (code: string) => void, on = true): void {
  const latest = useRef(onScan);
  useEffect(() => { latest.current = onScan; });

  useEffect(() => {
    if (!on) return;
    const detector = new ScanDetector();
    let pause: ReturnType<typeof setTimeout> | undefined;
    let before: Kept | null = null;

    const down = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      clearTimeout(pause);
      const verdict = detector.press({ key: event.key, code: event.code, at: event.timeStamp, shift: event.shiftKey, ctrl: event.ctrlKey, alt: event.altKey, meta: event.metaKey, repeat: event.repeat });

      if (verdict.kind === "scan") {
        stop(event);
        if (before) giveBackTo(before); // what had gone through was not typed
        return latest.current(verdict.code);
      }
      if (verdict.kind === "hold") {
        stop(event);
        pause = setTimeout(() => giveBack(detector.lapse()), ScanDetector.PAUSE_MS);
        return;
      }
      giveBack(verdict.giveBack);
      const field = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey ? textFieldOf(event.target) : null;
      before = field && keptOf(field);
    };
    document.addEventListener("keydown", down, { capture: true });
    return () => {
      clearTimeout(pause);
      document.removeEventListener("keydown", down, { capture: true });
    };
  }, [on]);
}

/** What was held turned out to be a person's. */
function giveBack(text: string): void {
  const field = text === "" ? null : textFieldOf(document.activeElement);
  if (!field || field.readOnly || field.disabled) return;
  const { value, from, to } = keptOf(field);
  writeInto(field, value.slice(0, from) + text + value.slice(to), from + text.length);
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
