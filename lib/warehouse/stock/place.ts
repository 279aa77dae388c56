import "server-only";

import { sql } from "drizzle-orm";

import { assertBranch, type TxContext } from "@/lib/core/context";
import { notFound, rejected } from "@/lib/core/errors";

import type { BelowZero } from "./ledger";

/** A location of this store that is open, and stays so until the transaction ends, and the worker's; with what the shop says about selling below zero. */
export async function findPlace(ctx: TxContext, locationId: string): Promise<{ name: string; belowZero: BelowZero }> {
  const [row] = await ctx.tx.execute<{ name: string; status: string; below_zero: BelowZero }>(sql`
    select l.name, l.status, s.below_zero from locations l join settings s on s.store_id = l.store_id
    where l.store_id = ${ctx.storeId}::uuid and l.id = ${locationId}::uuid
    for key share of l`);
  if (!row) throw notFound("location", "locationId");
  assertBranch(ctx, locationId);
  if (row.status !== "active") throw rejected("branchClosed", { branch: row.name }, "locationId");
  return { name: row.name, belowZero: row.below_zero };
}
