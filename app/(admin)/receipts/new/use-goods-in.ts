"use client";

import { useEffect, useReducer, useRef, useState } from "react";

import { newId } from "@/lib/core/id";

import { type Draft, dropDraft, hold, isGone, keepDraft, letGo, takeDraft } from "./draft";
import { addedTo, type Line, lineOf, type Product } from "./lines";

type State = { id: string; locationId: string; note: string; lines: Line[]; flash: { key: string; scanned: boolean; times: number } | null };

type Change =
  | { kind: "restore"; draft: Draft }
  | { kind: "place"; locationId: string }
  | { kind: "note"; note: string }
  | { kind: "add"; product: Product; code: string | null; quantity: bigint; scanned: boolean; key: string }
  | { kind: "edit"; key: string; field: "quantity" | "unitCost" | "newPrice"; value: string }
  | { kind: "remove"; key: string }
  | { kind: "putBack"; line: Line; at: number }
  | { kind: "reset"; id: string };

function reduce(state: State, change: Change): State {
  switch (change.kind) {
    case "restore": return state.lines.length > 0 ? state : { ...state, id: change.draft.id, locationId: change.draft.locationId, note: change.draft.note, lines: change.draft.lines, flash: null };
    case "place": return { ...state, locationId: change.locationId };
    case "note": return { ...state, note: change.note };
    case "add": return added(state, change);
    case "edit": return { ...state, lines: state.lines.map((line) => (line.key === change.key ? { ...line, [change.field]: change.value } : line)) };
    case "remove": return { ...state, lines: state.lines.filter(({ key }) => key !== change.key) };
    case "putBack": return { ...state, lines: state.lines.toSpliced(change.at, 0, change.line) };
    case "reset": return { ...state, id: change.id, note: "", lines: [], flash: null };
  }
}

/** The same product adds to its line; a new one goes to the end. */
function added(state: State, { product, code, quantity, scanned, key }: Extract<Change, { kind: "add" }>): State {
  const old = state.lines.find((line) => line.product.id === product.id);
  const flash = { key: old?.key ?? key, scanned, times: (state.flash?.times ?? 0) + 1 };
  if (!old) return { ...state, flash, lines: [...state.lines, lineOf(key, product, code, quantity)] };
  return { ...state, flash, lines: state.lines.map((line) => (line === old ? addedTo(line, code, quantity) : line)) };
}

/**
 * Goods in as it is being written, kept on this device from the first line to the booking. It goes on with the latest draft
 * that no other tab is writing, and begins anew where there is none.
 */
export function useGoodsIn(storeId: string, places: readonly string[]) {
  const [state, dispatch] = useReducer(reduce, null, () => ({ id: newId(), locationId: places[0] ?? "", note: "", lines: [], flash: null }));
  const [kept, setKept] = useState<{ at: string } | "refused" | null>(null);
  const [isReady, setReady] = useState(false);
  const written = useRef(state.id);

  useEffect(() => {
    let isOver = false;
    void takeDraft(storeId).then((draft) => {
      if (isOver) return;
      if (draft) dispatch({ kind: "restore", draft }); // what was written meanwhile is newer than any draft
      if (draft) setKept({ at: draft.savedAt });
      setReady(true);
    });
    return () => {
      isOver = true;
      letGo();
    };
  }, [storeId]);

  const { id, note, lines } = state;
  const locationId = places.includes(state.locationId) ? state.locationId : (places[0] ?? ""); // one that has closed since
  useEffect(() => {
    if (!isReady) return;
    void hold(id);
    const gone = (event: StorageEvent) => { if (isGone(event, storeId, id)) setKept(null); };
    addEventListener("storage", gone);
    return () => removeEventListener("storage", gone);
  }, [isReady, storeId, id]);
  useEffect(() => {
    if (!isReady) return;
    if (written.current !== id) dropDraft(storeId, written.current); // booked, or thrown away
    written.current = id;
    if (lines.length === 0 && note === "") {
      dropDraft(storeId, id);
      return setKept(null);
    }
    const timer = setTimeout(() => {
      const savedAt = new Date().toISOString();
      setKept(keepDraft(storeId, { id, locationId, note, lines, savedAt }) ? { at: savedAt } : "refused");
    }, 300);
    return () => clearTimeout(timer);
  }, [isReady, storeId, id, locationId, note, lines]);

  return { state: { ...state, locationId }, dispatch, kept, isReady };
}
