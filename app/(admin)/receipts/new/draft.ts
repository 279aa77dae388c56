import type { Line } from "./lines";

/** Goods in that were begun on this device. The id stays with it, so that a lost answer books nothing twice. */
export type Draft = { id: string; locationId: string; note: string; lines: Line[]; savedAt: string };

const keyOf = (storeId: string): string => `goods-in:1:${storeId}`;

/** The draft of this device for a store. What cannot be read is none. */
export function readDraft(storeId: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(keyOf(storeId)) ?? "null") as Draft | null;
    return draft && typeof draft.id === "string" && Array.isArray(draft.lines) ? draft : null;
  } catch {
    return null;
  }
}

/** Keeps a draft; answers whether the device could. */
export function keepDraft(storeId: string, draft: Draft): boolean {
  try {
    localStorage.setItem(keyOf(storeId), JSON.stringify(draft));
    return true;
  } catch {
    return false; // private window, full disk: the page itself still holds it
  }
}

export function dropDraft(storeId: string): void {
  try {
    localStorage.removeItem(keyOf(storeId));
  } catch {
    // nothing was kept
  }
}
