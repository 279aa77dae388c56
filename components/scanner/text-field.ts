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

/** Puts text where the caret stands, in place of what is marked. */
export function typeInto(field: TextField, text: string): void {
  const { value, from, to } = keptOf(field);
  writeInto(field, value.slice(0, from) + text + value.slice(to), from + text.length);
}
