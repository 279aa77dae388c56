import type { CategoryNode } from "@/lib/warehouse/category/schemas";

/** Categories as one list to choose from, subcategories under theirs. */
export const categoryChoices = (categories: CategoryNode[]): { value: string; label: string }[] =>
  categories.flatMap((parent) => [{ value: parent.id, label: parent.name }, ...parent.children.map((child) => ({ value: child.id, label: `${parent.name} / ${child.name}` }))]);
