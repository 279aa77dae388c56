/** The one field that searches and listens; the keys of the till find it by its name. */
export const SEARCH_ID = "till-search";

export const searchField = (): HTMLInputElement | null => document.getElementById(SEARCH_ID) as HTMLInputElement | null;

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
