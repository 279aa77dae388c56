import "server-only";

import { type SQL } from "drizzle-orm";

import { into, together } from "@/db/rows";
import { events, outbox } from "@/db/schema";

import type { TxContext } from "./context";
import { newId } from "./id";

/** Every fact the shop can leave behind. */
export const EVENT_NAMES = [
  "store.created", "store.updated", "settings.updated", "branch.created", "branch.updated", "register.created", "register.updated", "register.claimed", "register.released",
  "worker.created", "worker.dismissed",
  "category.created", "category.updated", "category.deleted", "product.created", "product.updated", "product.deleted", "product.imported",
  "stock.received", "stock.adjusted", "stock.ranShort", "sale.created", "sale.cancelled",
] as const;

export type EventName = (typeof EVENT_NAMES)[number];

/** What changed, of what: before and after, as far as each exists. Keys and values, never sentences. */
export type DomainEvent = { name: EventName; entityId: string; before?: object; after?: object };

/** Writes the facts of a command beside its changes, so both commit or neither does. */
export async function saveEvents(ctx: TxContext, facts: DomainEvent[]): Promise<void> {
  if (facts.length > 0) await ctx.tx.execute(together(...eventRows(ctx, facts)));
}

/** The inserts of events and of their outbox rows. */
function eventRows(ctx: TxContext, facts: DomainEvent[]): SQL[] {
  const rows = facts.map(({ name, entityId, before, after }) => ({
    storeId: ctx.storeId,
    id: newId(),
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    name,
    entityId,
    before: plain(before),
    after: plain(after),
    requestId: ctx.requestId,
    createdAt: ctx.now,
  }));
  return [into(events, rows), into(outbox, rows.map(({ storeId, id }) => ({ storeId, eventId: id })))];
}

/** JSON has no bigint: in an event an amount is its whole minor units, a quantity its thousandths, as digits. */
const plain = (value: object | undefined): unknown =>
  value === undefined ? null : JSON.parse(JSON.stringify(value, (_key, each) => (typeof each === "bigint" ? each.toString() : each)));
