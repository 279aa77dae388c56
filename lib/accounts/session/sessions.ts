import "server-only";

import { and, asc, desc, eq, isNull, lt, ne, sql } from "drizzle-orm";

import type { Database, Transaction } from "@/db/client";
import { sessions, stores, users, workers } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";

import { SESSION_DAYS } from "./schemas";

type NewSession = { userId: string; storeId: string; kind: "browser" | "api"; now: Date };

/** Opens a session in a store and remembers the store for the next sign-in. Runs as `shop_system`. */
export async function openSession(tx: Transaction, { userId, storeId, kind, now }: NewSession): Promise<string> {
  const id = newId();
  await tx.insert(sessions).values({ id, userId, storeId, kind, createdAt: now, expiresAt: endOfUnused(now), revokedAt: null });
  await tx.update(users).set({ lastStoreId: storeId }).where(eq(users.id, userId));
  return id;
}

/**
 * Opens a session for whoever proved a password a moment ago, unless it was changed meanwhile: the person's row is held, so
 * that a change either is seen here or ends this session with the others.
 */
export async function openVerified(tx: Transaction, { passwordHash, ...session }: NewSession & { passwordHash: string }): Promise<string> {
  const [user] = await tx.select({ id: users.id }).from(users)
    .where(and(eq(users.id, session.userId), eq(users.passwordHash, passwordHash), eq(users.status, "active"))).for("no key update");
  if (!user) throw signInFailed();
  return openSession(tx, session);
}

/**
 * A session that is used goes on: its end moves on to `SESSION_DAYS` from now. At most one write a day, so that requests
 * only read; who signed in last month and sells every day is not thrown out at the till.
 */
export async function extendSession(systemDb: Database | Transaction, { sessionId, expiresAt }: { sessionId: string; expiresAt: Date }, now: Date): Promise<void> {
  const end = endOfUnused(now);
  if (end.getTime() - expiresAt.getTime() < DAY_MS) return;
  await systemDb.update(sessions).set({ expiresAt: end }).where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt), lt(sessions.expiresAt, end)));
}

const DAY_MS = 24 * 60 * 60_000;
const endOfUnused = (now: Date) => new Date(now.getTime() + SESSION_DAYS * DAY_MS);

/** Says no, and not why. */
export const signInFailed = () => new AppError("unauthenticated", "signInFailed", {}, { password: [{ key: "signInFailed" }] });

/** Ends one session and with it its tokens. */
export async function endSession(systemDb: Database | Transaction, sessionId: string, now: Date): Promise<void> {
  await systemDb.update(sessions).set({ revokedAt: now }).where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
}

/** Ends every session of a person, but the one that asked for it. */
export async function endSessionsOf(tx: Transaction, userId: string, now: Date, except?: string): Promise<void> {
  await tx.update(sessions).set({ revokedAt: now })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), except ? ne(sessions.id, except) : undefined));
}

/** The stores a person works in today, the last one used first. */
export const workplacesOf = (systemDb: Database, userId: string) =>
  systemDb.select({ id: stores.id, name: stores.name }).from(workers)
    .innerJoin(stores, and(eq(stores.id, workers.storeId), eq(stores.status, "active")))
    .innerJoin(users, eq(users.id, workers.userId))
    .where(and(eq(workers.userId, userId), eq(workers.status, "active")))
    .orderBy(desc(sql`coalesce(${users.lastStoreId} = ${stores.id}, false)`), asc(stores.name), asc(stores.id));
