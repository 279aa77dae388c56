import "server-only";

import { and, eq } from "drizzle-orm";

import { workers } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { rejected } from "@/lib/core/errors";

/** Refuses whoever is no owner of the shop, whatever else they may do. Background work and the seed act for the owner. */
export async function assertOwner({ tx, actor }: TxContext): Promise<void> {
  if (actor.kind === "system") return;
  const [owner] = actor.kind === "worker"
    ? await tx.select({ id: workers.id }).from(workers).where(and(eq(workers.id, actor.id), eq(workers.role, "owner"), eq(workers.status, "active")))
    : [];
  if (!owner) throw rejected("ownersOwnOwners");
}
