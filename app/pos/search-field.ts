/** The one field that searches and listens; the keys of the till find it by its name. */
export const SEARCH_ID = "till-search";

export const searchField = (): HTMLInputElement | null => document.getElementById(SEARCH_ID) as HTMLInputElement | null;

/** Puts a value into a field as if it had been typed, so that React hears of it. */
export function writeInto(field: HTMLInputElement | HTMLTextAreaElement, value: string, caret: number): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")!.set!.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (field.selectionStart !== null) field.setSelectionRange(caret, caret);
}

/** A field that takes text, if that is what has the focus. */
export function textFieldOf(target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && !/^(?:checkbox|radio|button|submit|file|range|color)$/.test(target.type) ? target : null;
}
