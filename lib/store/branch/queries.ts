import "server-only";

import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";

import { oneOf } from "@/db/rows";
import { locations } from "@/db/schema";
import type { Context, TxContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { offsetOf, pageOf } from "@/lib/core/list";
import { query } from "@/lib/core/use-case";

import { Branch, BranchInput, BranchListParams } from "./schemas";

const ORDER = {
  name: asc(locations.name),
  "-name": desc(locations.name),
  createdAt: asc(locations.createdAt),
  "-createdAt": desc(locations.createdAt),
};

/** The branches this worker may see. */
export const listBranches = query({
  permission: "branch.read",
  input: BranchListParams,
  output: pageOf(Branch),

  async run(ctx, { search, status, ordering, page, limit }) {
    const where = and(
      visibleTo(ctx),
      status ? eq(locations.status, status) : undefined,
      search ? sql`position(lower(${search}) in lower(${locations.name})) > 0` : undefined,
    );
    const [rows, total] = await Promise.all([
      ctx.tx.select().from(locations).where(where).orderBy(ORDER[ordering], asc(locations.id)).limit(limit).offset(offsetOf({ page, limit })),
      ctx.tx.$count(locations, where),
    ]);
    return { rows, total };
  },
});

export const readBranch = query({
  permission: "branch.read",
  input: BranchInput,
  output: Branch,

  async run(ctx, { id }) {
    const [branch] = await ctx.tx.select().from(locations).where(and(visibleTo(ctx), eq(locations.id, id)));
    if (!branch) throw notFound("branch");
    return branch;
  },
});

/**
 * A branch of this store, for commands that write into it. Until they end it can neither be deactivated nor go:
 * the row takes the lock that its foreign keys will take anyway.
 */
export async function findBranch({ tx }: TxContext, id: string): Promise<typeof locations.$inferSelect | undefined> {
  const [branch] = await tx.select().from(locations).where(and(eq(locations.kind, "branch"), eq(locations.id, id))).for("key share");
  return branch;
}

/** The same, for who changes the branch itself. */
export async function lockBranch({ tx }: TxContext, id: string): Promise<typeof locations.$inferSelect> {
  const [branch] = await tx.select().from(locations).where(and(eq(locations.kind, "branch"), eq(locations.id, id))).for("update");
  if (!branch) throw notFound("branch");
  return branch;
}

/** Is there another location of this name? Names are one list for branches and warehouses. */
export async function isNameTaken({ tx }: TxContext, name: string, exceptId: string): Promise<boolean> {
  const [twin] = await tx.select({ id: locations.id }).from(locations)
    .where(and(sql`lower(${locations.name}) = lower(${name})`, sql`${locations.id} <> ${exceptId}`)).limit(1);
  return twin !== undefined;
}

/** The fence of a worker who belongs to one branch. */
const visibleTo = ({ branchIds }: Context): SQL | undefined =>
  and(eq(locations.kind, "branch"), branchIds === "all" ? undefined : oneOf(locations.id, branchIds));
