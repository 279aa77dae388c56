import "server-only";

import { and, asc, eq, ne, sql } from "drizzle-orm";

import { oneOf } from "@/db/rows";
import { categories } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { notFound, rejected } from "@/lib/core/errors";

/** The categories of these ids, locked in one order until the transaction ends, so that the tree stays one level deep. */
export async function lockCategories({ tx }: TxContext, ids: readonly string[]) {
  const rows = await tx.select().from(categories).where(oneOf(categories.id, ids)).orderBy(asc(categories.id)).for("update");
  return new Map(rows.map((row) => [row.id, row]));
}

/** Refuses a parent that is not there or is a subcategory itself. */
export function assertParent(parent: { parentId: string | null } | undefined): void {
  if (!parent) throw notFound("category", "parentId");
  if (parent.parentId !== null) throw rejected("categoryTooDeep", {}, "parentId");
}

/** Refuses a name that a sibling has. The database holds the same; this says it under the field. */
export async function assertNameFree({ tx }: TxContext, { id, name, parentId }: { id: string; name: string; parentId: string | null }) {
  const [sibling] = await tx
    .select({ status: categories.status })
    .from(categories)
    .where(and(sql`${categories.parentId} is not distinct from ${parentId}::uuid`, sql`lower(${categories.name}) = lower(${name}::text)`, ne(categories.id, id)))
    .limit(1);
  if (sibling) throw rejected(sibling.status === "active" ? "categoryNameTaken" : "categoryNameTakenInactive", { name }, "name");
}

/** Holds a category against deletion while goods are put under it. `null` is no category. */
export async function assertCategory({ tx }: TxContext, categoryId: string | null | undefined): Promise<void> {
  if (!categoryId) return;
  const [row] = await tx.select({ id: categories.id }).from(categories).where(eq(categories.id, categoryId)).for("key share");
  if (!row) throw notFound("category", "categoryId");
}
