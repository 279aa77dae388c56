import "server-only";

import { and, eq, sql } from "drizzle-orm";

import { events } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import type { EventName } from "@/lib/core/events";
import { contentHash as hashOf } from "@/lib/core/hash";

/**
 * Whether this creation was asked before. The event it left keeps the hash of what was asked (the row itself may have
 * been edited since): the same id with the same content is a repetition, with another content a conflict.
 */
export async function firstRequest(ctx: TxContext, name: EventName, input: { id: string }) {
  const contentHash = hashOf(input);
  const [first] = await ctx.tx
    .select({ contentHash: sql<string | null>`${events.after} ->> 'contentHash'` })
    .from(events)
    .where(and(eq(events.entityId, input.id), eq(events.name, name)))
    .limit(1);
  if (first && first.contentHash !== contentHash) return refuseId();

  return { twin: first !== undefined, contentHash };
}

/** An id names one thing for ever, also when that is gone. */
export function refuseId(): never {
  throw conflict("idTaken", {}, "id");
}
