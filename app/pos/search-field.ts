/** The one field that searches and listens; the keys of the till find it by its name. */
export const SEARCH_ID = "till-search";

export const searchField = (): HTMLInputElement | null => document.getElementById(SEARCH_ID) as HTMLInputElement | null;

/** A field of text, whichever. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** A field as it was: its text, and what of it was marked. */
export type Kept = { field: TextField; value: string; from: number; to: number };

export const keptOf = (field: TextField): Kept =>
  ({ field, value: field.value, from: field.selectionStart ?? field.value.length, to: field.selectionEnd ?? field.value.length });

/** The field as it was, also what was marked: the next digit must replace the same as before. */
export const giveBackTo = ({ field, value, from, to }: Kept): void => writeInto(field, value, from, to);

/** Puts a value into a field as if it had been typed, so that React hears of it, with the caret at `from` or everything up to `to` marked. */
export function writeInto(field: TextField, value: string, from: number, to = from): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  const mark = () => field.selectionStart !== null && field.setSelectionRange(from, to);
  Object.getOwnPropertyDescriptor(prototype, "value")!.set!.call(field, value);
  mark(); // whoever hears of the text asks for the caret too
  field.dispatchEvent(new Event("input", { bubbles: true }));
  mark();
}

/** A field that takes text, if that is what has the focus. */
export function textFieldOf(target: EventTarget | null): TextField | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && !/^(?:checkbox|radio|button|submit|file|range|color)$/.test(target.type) ? target : null;
}

/** The mark of a field whose text counts once it is left. */
export const COUNTS_WHEN_LEFT = { "data-counts": "" };

/** Whether what stands in a field counts once it is left. */
export const countsWhenLeft = (target: EventTarget | null): target is HTMLInputElement => target instanceof HTMLInputElement && target.matches("[data-counts]");

/** What is half typed counts now. */
export function leaveField(): void {
  const field = document.activeElement as HTMLElement | null;
  if (field?.matches("[data-counts]")) field.blur();
}

/** The small form over a line or the receipt is saved, as by its button; it stays open where that is refused. Answers whether there is one. */
export function saveOpenForm(): boolean {
  const form = document.querySelector<HTMLFormElement>("form.inpl");
  form?.requestSubmit();
  return form !== null;
}
