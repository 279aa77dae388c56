import type { Success } from "@/lib/core/result";

/** What is told of an import: `verb` stands on the button that leads to it. */
export type ImportState = { isRunning: boolean; isBad: boolean; verb: string };

type Followed = { id: string; storeId: string };

const KEY = "imports";

/** From now on this browser says when that import is over, on whatever page it is. */
export function followImport({ id, storeId }: Followed): void {
  keep([...followedImports(keptText()).filter((each) => each.id !== id), { id, storeId }]);
}

/** Its end was seen, or nobody here may hear of it. */
export function forgetImport(id: string): void {
  const followed = followedImports(keptText());
  if (followed.some((each) => each.id === id)) keep(followed.filter((each) => each.id !== id));
}

/** What this browser keeps of them, as text: empty where nothing is followed, and where a browser keeps nothing. */
export function keptText(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** The same, read; what was written by somebody else is nothing. */
export function followedImports(text: string): Followed[] {
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? kept.filter((each): each is Followed => typeof each?.id === "string" && typeof each?.storeId === "string") : [];
  } catch {
    return [];
  }
}

/** Calls when it changes, in this tab or another one. */
export function onFollowed(changed: () => void): () => void {
  window.addEventListener("storage", changed);
  window.addEventListener(KEY, changed);
  return () => {
    window.removeEventListener("storage", changed);
    window.removeEventListener(KEY, changed);
  };
}

function keep(followed: Followed[]): void {
  try {
    if (followed.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(followed));
    window.dispatchEvent(new Event(KEY));
  } catch {
    // A browser that keeps nothing follows nothing; the import goes on.
  }
}

/** What an answer means: a server that is away, or whose person works in another store now, is asked again; who is signed out or may not know of it asks no more. */
export async function stateOf(response: Response): Promise<"again" | "gone" | Success<ImportState>> {
  if (response.status >= 500 || response.status === 409) return "again";
  if (!response.ok || !response.headers.get("content-type")?.includes("json")) return "gone";
  return (await response.json()) as Success<ImportState>;
}
