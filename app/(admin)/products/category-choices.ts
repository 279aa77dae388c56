import type { CategoryNode } from "@/lib/warehouse/category/schemas";

type Choice = { value: string; label: string };

/** Categories as one list to choose from, subcategories under theirs. */
export const categoryChoices = (categories: readonly CategoryNode[]): Choice[] =>
  categories.flatMap((parent) => placesUnder(parent).map(({ value, label }) => ({ value, label })));

/** The same for a form: what is put away is not offered, but where `own` stands already is kept, in words of `putAway`. */
export function openChoices(categories: readonly CategoryNode[], own: string | null | undefined, putAway: (name: string) => string): Choice[] {
  return categories.flatMap(placesUnder)
    .filter(({ value, isOpen }) => isOpen || value === own)
    .map(({ value, label, isOpen }) => ({ value, label: isOpen ? label : putAway(label) }));
}

/** A subcategory is put away with its category. */
function placesUnder(parent: CategoryNode): (Choice & { isOpen: boolean })[] {
  const isOpen = parent.status === "active";
  return [
    { value: parent.id, label: parent.name, isOpen },
    ...parent.children.map(({ id, name, status }) => ({ value: id, label: `${parent.name} / ${name}`, isOpen: isOpen && status === "active" })),
  ];
}
