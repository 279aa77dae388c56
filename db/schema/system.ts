import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgPolicy, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

import { createdAt, id, ownStore, shopSystem, storeId, tenant } from "../columns";
import { stores } from "./store";

const ACTORS = ["worker", "api_key", "system"] as const;

/** Append-only: what happened, to what, by whom. The audit log. */
export const events = pgTable("events", {
  storeId: storeId().references(() => stores.id),
  id: id(),
  actorKind: text({ enum: ACTORS }).notNull(),
  actorId: text().notNull(),
  name: text().notNull(), // noun.verbed
  entityId: uuid().notNull(),
  before: jsonb(),
  after: jsonb(),
  requestId: text().notNull(),
  createdAt: createdAt(),
}, (t) => [
  ...tenant(t),
  pgPolicy("registration", { to: shopSystem, using: sql`true`, withCheck: sql`true` }),
  index("events_entity").on(t.storeId, t.entityId),
  index("events_time").on(t.storeId, t.createdAt, t.id),
]);

/** Events nobody has relayed yet. */
export const outbox = pgTable("outbox", {
  storeId: storeId(),
  eventId: uuid().notNull(),
}, (t) => [
  primaryKey({ columns: [t.storeId, t.eventId] }),
  ownStore(),
  pgPolicy("relay", { to: shopSystem, using: sql`true`, withCheck: sql`true` }),
  foreignKey({ columns: [t.storeId, t.eventId], foreignColumns: [events.storeId, events.id] }),
]);

/** Append-only: what happened to people and belongs to no store. Platform table. */
export const platformEvents = pgTable("platform_events", {
  id: id().primaryKey(),
  userId: uuid(),
  name: text().notNull(),
  before: jsonb(),
  after: jsonb(),
  requestId: text().notNull(),
  createdAt: createdAt(),
});

/** The first answer to an `Idempotency-Key`, kept 48 hours. */
export const idempotencyKeys = pgTable("idempotency_keys", {
  storeId: storeId().references(() => stores.id),
  scope: text().notNull(), // caller, method and path
  key: text().notNull(),
  bodyHash: text().notNull(),
  status: integer(), // null: the first call is still running
  body: jsonb(),
  createdAt: createdAt(),
}, (t) => [
  primaryKey({ columns: [t.storeId, t.scope, t.key] }),
  ownStore(),
  pgPolicy("sweep", { to: shopSystem, using: sql`true` }), // granted: to see how old one is, and to delete it
  index("idempotency_keys_age").on(t.createdAt),
]);

/** Tables that belong to no store; every other table carries `store_id` and row-level security. */
export const PLATFORM_TABLES = ["users", "sessions", "tokens", "rate_limits", "platform_events"] as const;
