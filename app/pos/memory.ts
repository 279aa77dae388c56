/** The browser's own small memory; where it is shut, nothing is remembered. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remembers, and answers with what it was given; where the memory is shut or full, until the page is closed. */
export function remember(key: string, value: string): string {
  try {
    localStorage.setItem(key, value);
  } catch {
    // nothing is lost that cannot be asked for again
  }
  return value;
}

/** As if it had never been remembered. */
export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // what cannot be written was not remembered either
  }
}
