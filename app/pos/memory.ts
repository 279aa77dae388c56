/** What the browser would not keep, until the page is closed. */
const unkept = new Map<string, string>();

/** The browser's own small memory; where it is shut or full, this page's. */
export function remembered(key: string): string | null {
  try {
    return unkept.get(key) ?? localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remembers, and answers with what it was given; where the memory is shut or full, until the page is closed. */
export function remember(key: string, value: string): string {
  try {
    localStorage.setItem(key, value);
    unkept.delete(key);
  } catch {
    unkept.set(key, value);
  }
  return value;
}

/** As if it had never been remembered. */
export function forget(key: string): void {
  unkept.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // what cannot be written was not remembered either
  }
}
