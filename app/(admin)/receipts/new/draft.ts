import type { Line } from "./lines";

/** Goods in that were begun on this device. The id stays with it, so that a lost answer books nothing twice. */
export type Draft = { id: string; locationId: string; note: string; lines: Line[]; savedAt: string };

const placeOf = (storeId: string): string => `goods-in:2:${storeId}:`;

/** Each document has its own place on the device: two tabs write two. */
const keyOf = (storeId: string, id: string): string => placeOf(storeId) + id;

/** What this tab does with its hold, one after the other: a page that is left and entered again lets go before it takes. */
let turn: Promise<unknown> = Promise.resolve();

/** The latest draft of this device for a store that no other tab is writing; it is this tab's from now on. */
export function takeDraft(storeId: string): Promise<Draft | null> {
  const taking = turn.then(() => latestFree(storeId));
  turn = taking;
  return taking;
}

async function latestFree(storeId: string): Promise<Draft | null> {
  for (const draft of readDrafts(storeId)) if (await hold(draft.id)) return draft;
  return null;
}

/** What cannot be read is none. */
function readDrafts(storeId: string): Draft[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(placeOf(storeId)));
    const drafts = keys.map((key) => JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null);
    return drafts.filter((draft): draft is Draft => typeof draft?.id === "string" && Array.isArray(draft.lines)).sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  } catch {
    return [];
  }
}

/** Keeps a draft; answers whether the device could. */
export function keepDraft(storeId: string, draft: Draft): boolean {
  try {
    localStorage.setItem(keyOf(storeId, draft.id), JSON.stringify(draft));
    return true;
  } catch {
    return false; // private window, full disk: the page itself still holds it
  }
}

export function dropDraft(storeId: string, id: string): void {
  try {
    localStorage.removeItem(keyOf(storeId, id));
  } catch {
    // nothing was kept
  }
}

/** Whether an event of another tab says that a draft is gone. */
export const isGone = (event: Pick<StorageEvent, "key" | "newValue">, storeId: string, id: string): boolean =>
  event.key === null || (event.key === keyOf(storeId, id) && event.newValue === null);

/** The document that this tab writes. */
let held: { id: string; release: () => void } | null = null;

/**
 * Holds a document for this tab, and no other one, until it is let go or the tab closes. False: another tab has it. A
 * browser that knows no locks, for want of a secure connection, lets both have it: the server still books it once.
 */
export function hold(id: string): Promise<boolean> {
  if (held?.id === id || !globalThis.navigator?.locks) return Promise.resolve(true);
  return new Promise((answer) => void navigator.locks.request(`goods-in:${id}`, { ifAvailable: true }, (lock) => {
    if (!lock) return answer(false);
    held?.release();
    return new Promise<void>((release) => {
      held = { id, release };
      answer(true);
    });
  }));
}

export function letGo(): void {
  turn = turn.then(() => {
    held?.release();
    held = null;
  });
}
