import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgPolicy, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { createdAt, id, instant, ownStore, refers, shopSystem, storeId, words } from "../columns";
import { locations, stores } from "./store";

/** A person, in any number of stores. Platform table: only `shop_system` may touch it. */
export const users = pgTable("users", {
  id: id().primaryKey(),
  username: text().notNull(), // as written; compared in lower case
  email: text(), // lower case
  phone: text(), // E.164
  firstName: text().notNull(),
  lastName: text().notNull(),
  passwordHash: text().notNull(), // argon2id
  locale: text({ enum: ["uz", "uz-Cyrl", "ru", "en"] }).notNull(),
  isPlatformAdmin: boolean().notNull(),
  isDemo: boolean().notNull(), // accepted from loopback only
  status: text({ enum: ["active", "blocked"] }).notNull(),
  lastStoreId: uuid(),
  createdAt: createdAt(),
}, (t) => [
  uniqueIndex("users_username").on(sql`lower(${t.username})`),
  uniqueIndex("users_email").on(t.email),
  uniqueIndex("users_phone").on(t.phone),
  words("users_locale", t.locale),
  words("users_status", t.status),
  check("users_username_shape", sql`${t.username} ~ '^[A-Za-z][A-Za-z0-9._-]*$'`),
]);

/** A sign-in that still counts, in a browser or through the API. Platform table. */
export const sessions = pgTable("sessions", {
  id: id().primaryKey(),
  userId: uuid().notNull().references(() => users.id),
  storeId: uuid().notNull(), // the store this session works in
  kind: text({ enum: ["browser", "api"] }).notNull(),
  createdAt: createdAt(),
  expiresAt: instant().notNull(),
  revokedAt: instant(),
}, (t) => [index().on(t.userId)]);

/** Access and refresh tokens of an API session, by hash. Platform table. */
export const tokens = pgTable("tokens", {
  hash: text().primaryKey(), // sha-256 of the token; the token itself is never kept
  sessionId: uuid().notNull().references(() => sessions.id, { onDelete: "cascade" }),
  kind: text({ enum: ["access", "refresh"] }).notNull(),
  createdAt: createdAt(),
  expiresAt: instant().notNull(),
  usedAt: instant(), // a refresh token that was used once; a second use ends the session
}, (t) => [index().on(t.sessionId)]);

/** How often somebody asked in the current window. Platform table, unlogged: losing it costs nothing. */
export const rateLimits = pgTable("rate_limits", {
  key: text().primaryKey(),
  count: integer().notNull(),
  resetsAt: instant().notNull(),
});

/** A user in a store. Never deleted: `left` ends sessions and tokens, and history keeps the name. */
export const workers = pgTable("workers", {
  storeId: storeId().references(() => stores.id),
  id: id(),
  userId: uuid().notNull().references(() => users.id),
  role: text({ enum: ["owner", "manager", "seller"] }).notNull(),
  permissions: text().array().notNull(),
  branchId: uuid(), // null: every branch
  firstName: text().notNull(),
  lastName: text().notNull(),
  phone: text(),
  status: text({ enum: ["active", "on_leave", "left"] }).notNull(),
  createdAt: createdAt(),
}, (t) => [
  primaryKey({ columns: [t.storeId, t.id] }),
  ownStore(),
  pgPolicy("sign_in", { to: shopSystem, using: sql`true`, withCheck: sql`true` }),
  refers(t.storeId, t.branchId, locations),
  words("workers_role", t.role),
  words("workers_status", t.status),
  uniqueIndex("workers_user").on(t.storeId, t.userId),
  index("workers_by_user").on(t.userId),
]);
