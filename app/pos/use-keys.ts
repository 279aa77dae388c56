"use client";

import { useEffect } from "react";

import { takeEarlyKeys } from "@/components/scanner/early-keys";
import { isCharacter, pressOf, ScanDetector, writes } from "@/components/scanner/scanner";
import { giveBackTo, type Kept, keptOf, type TextField, textFieldOf, typeInto, writeInto } from "@/components/scanner/text-field";

import { countsWhenLeft, searchField } from "./search-field";
import type { Till } from "./till";

type Step = { lineId: string; by: bigint };
type Options = { onRemove: (lineId: string) => void };

/** Everything the till does by key: the scanner before anybody else, then the keys that stand on its buttons. */
export function useKeys(till: Till, { onRemove }: Options): void {
  useEffect(() => {
    const detector = new ScanDetector();
    let pause: ReturnType<typeof setTimeout> | undefined;
    let before: Kept | null = null;
    let step: Step | null = null;
    let prefix = "";

    const giveBack = (text: string) => {
      for (const character of text) {
        const field = actOnSign(till, character) ? null : fieldForTyping();
        if (field) typeInto(field, character);
      }
    };

    const down = (event: KeyboardEvent) => {
      if (event.isComposing || !event.isTrusted) return; // the menu says "?" for its item
      clearTimeout(pause);
      const press = pressOf(event);
      const verdict = detector.press(press);

      if (verdict.kind === "scan") {
        stop(event);
        if (before) giveBackTo(before);
        if (step) till.step(step.lineId, -step.by);
        void till.scan(verdict.code, prefix);
        return;
      }
      if (verdict.kind === "hold") {
        stop(event);
        pause = setTimeout(() => giveBack(detector.lapse()), ScanDetector.PAUSE_MS);
        return;
      }
      giveBack(verdict.giveBack);
      if (writes(press)) listen(event);
      const done = act(till, event, onRemove);
      if (writes(press)) step = done ?? null;
    };

    /** The first character of what may be a scan goes through; if it was one, what it did is undone and the field that heard it becomes what it was. */
    const listen = (event: KeyboardEvent) => {
      const search = searchField();
      prefix = search?.value ?? "";
      if (!textFieldOf(event.target) && !isLayered() && search && isCharacter(event) && event.key !== " " && event.key !== "?" && !isSign(event, prefix)) search.focus({ preventScroll: true });
      const field = fieldForTyping();
      before = field && keptOf(field);
    };

    document.addEventListener("keydown", down, { capture: true });
    hearEarly(till, detector);
    return () => {
      clearTimeout(pause);
      document.removeEventListener("keydown", down, { capture: true });
    };
  }, [till, onRemove]);
}

/** What was scanned before the till listened is scanned now; what a person typed meanwhile is searched. */
function hearEarly(till: Till, detector: ScanDetector): void {
  const scans = takeEarlyKeys().map(({ event }) => detector.press(pressOf(event))).filter((verdict) => verdict.kind === "scan");
  detector.lapse(); // the page has had what is no whole scan
  const search = searchField();
  if (search?.value && scans.length > 0) writeInto(search, "", 0);
  else if (search?.value) till.shelf.setSearch(search.value);
  for (const { code } of scans) void till.scan(code, "");
}

/** Where typing goes: the field with the focus, else the amount of an open payment, else the search. */
function fieldForTyping(): TextField | null {
  const field = textFieldOf(document.activeElement);
  if (field && !field.readOnly && !field.disabled) return field;
  return isLayered() ? document.querySelector<HTMLInputElement>("dialog[open] .is-at input:not([readonly])") : searchField();
}

/** + and − belong to the chosen line while the search field is empty and nobody types elsewhere. Answers what they did. */
function actOnSign(till: Till, key: string): Step | "nothing" | undefined {
  const search = searchField();
  const field = textFieldOf(document.activeElement);
  const { chosen } = till.cart;
  if (!/^[-+=]$/.test(key) || !chosen || isLayered() || (search?.value ?? "") !== "" || (field !== null && field !== search)) return undefined;
  const by = key === "-" ? -1000n : 1000n;
  return till.step(chosen, by) ? { lineId: chosen, by } : "nothing";
}

/** The keys of the till itself; while a dialog is open they are the dialog's. Answers with the step that a scan would take back. */
function act(till: Till, event: KeyboardEvent, onRemove: (lineId: string) => void): Step | undefined {
  if (event.ctrlKey || event.metaKey || event.defaultPrevented) return undefined;
  const state = till.get();
  const isEarly = state.hold.kind === "checking" && /^(?:F2|F4|Enter)$/.test(event.key); // the till remembers these
  if ((state.hold.kind !== "mine" && !isEarly) || isLayered()) return undefined;

  if (event.altKey) return tabs(till, event);
  const search = searchField();
  const field = textFieldOf(event.target);
  const isElsewhere = field !== null && field !== search;
  const { chosen } = till.cart;

  const run = (action: () => void): undefined => {
    stop(event);
    action();
  };
  const once = (action: () => void) => run(() => event.repeat || action()); // a key that is held empties no receipt
  switch (event.key) {
    case "F2": return run(() => { search?.focus(); search?.select(); });
    case "F4": return once(till.openPayment);
    case "F7": return once(till.openDiscount);
    case "Escape": return countsWhenLeft(event.target) ? undefined : run(() => back(till, search)); // there it takes back what was typed
    case "ArrowDown": return isElsewhere ? undefined : run(() => till.moveChoice(1));
    case "ArrowUp": return isElsewhere ? undefined : run(() => till.moveChoice(-1));
    case "Enter": return field === search && field !== null && !event.repeat ? run(() => void till.submit()) : undefined;
  }
  if (event.key === "Delete" && chosen && !isElsewhere && (search?.value ?? "") === "") return once(() => onRemove(chosen));
  const step = actOnSign(till, event.key);
  if (step) stop(event);
  return step === "nothing" ? undefined : step;
}

/** Alt and a figure: the receipt of that number. By the key, not the letter: layouts and macOS write others. */
function tabs(till: Till, event: KeyboardEvent): undefined {
  const figure = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  const cart = till.get().carts.open.find(({ number }) => number === Number(figure));
  if (event.code !== "KeyN" && !cart) return undefined;
  stop(event);
  if (cart) till.show(cart.id);
  else till.openReceipt();
}

/** One step back, and nothing is lost. */
function back(till: Till, search: HTMLInputElement | null): void {
  const { form, note, search: typed, isCartOpen } = till.get();
  if (form) till.openForm(null);
  else if (typed !== "") till.shelf.setSearch("");
  else if (note) till.clearNote();
  else if (isCartOpen) till.setCartOpen(false);
  search?.focus();
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

const isSign = (event: KeyboardEvent, typed: string): boolean => typed === "" && /^[-+=]$/.test(event.key);
const isLayered = (): boolean => document.querySelector("dialog[open], [role=dialog], [role=alertdialog], [role=menu]") !== null;
