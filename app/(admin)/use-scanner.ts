"use client";

import { useEffect, useRef } from "react";

import { takeEarlyKeys } from "@/components/scanner/early-keys";
import { isCharacter, pressOf, ScanDetector } from "@/components/scanner/scanner";
import { giveBackTo, type Kept, keptOf, textFieldOf, typeInto } from "@/components/scanner/text-field";

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
    let before = null as Kept | null;

    const scanned = (code: string) => {
      if (before) giveBackTo(before); // what had gone through was not typed
      latest.current(code);
    };

    let clean = null as Kept | null; // the field before the first of several early scans
    for (const { event, text = "" } of takeEarlyKeys()) {
      const verdict = detector.press(pressOf(event));
      if (verdict.kind === "scan") {
        clean = before;
        scanned(verdict.code);
      }
      if (verdict.kind !== "pass" || !isCharacter(event)) continue;
      const field = textFieldOf(event.target);
      before = clean?.field === field ? clean : field && { field, value: text, from: text.length, to: text.length };
    }
    detector.lapse(); // the page has had them all

    const down = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      clearTimeout(pause);
      const verdict = detector.press(pressOf(event));

      if (verdict.kind === "scan") {
        stop(event);
        return scanned(verdict.code);
      }
      if (verdict.kind === "hold") {
        stop(event);
        pause = setTimeout(() => giveBack(detector.lapse()), ScanDetector.PAUSE_MS);
        return;
      }
      giveBack(verdict.giveBack);
      const field = isCharacter(event) ? textFieldOf(event.target) : null;
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
  if (field && !field.readOnly && !field.disabled) typeInto(field, text);
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
