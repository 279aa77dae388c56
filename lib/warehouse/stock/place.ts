import "server-only";

import { sql } from "drizzle-orm";

import type { TxContext } from "@/lib/core/context";
import { notFound, rejected } from "@/lib/core/errors";

import type { BelowZero } from "./ledger";

type Place = { name: string; isOpen: boolean; belowZero: BelowZero };

/** A location of this store, which neither closes nor opens until the transaction ends; with what the shop says about selling below zero. */
export async function findPlace(ctx: TxContext, locationId: string): Promise<Place | undefined> {
  const [row] = await ctx.tx.execute<{ name: string; status: string; below_zero: BelowZero }>(sql`
    select l.name, l.status, s.below_zero from locations l join settings s on s.store_id = l.store_id
    where l.store_id = ${ctx.storeId}::uuid and l.id = ${locationId}::uuid
    for key share of l`);
  return row && { name: row.name, isOpen: row.status === "active", belowZero: row.below_zero };
}

/** Refuses a location that is not there or closed. Not before the twin was asked for: what was booked while it was open stays booked. */
export function assertOpen(place: Place | undefined): asserts place is Place {
  if (!place) throw notFound("location", "locationId");
  if (!place.isOpen) throw rejected("branchClosed", { branch: place.name }, "locationId");
}
