import "server-only";

import { and, eq, gt, isNull, type SQL } from "drizzle-orm";

import type { Database } from "@/db/client";
import { sessions, stores, tokens, users, workers } from "@/db/schema";

/**
 * Who a session is and may be, in one statement: the session lives, and the person, the worker and the store are active.
 * Otherwise nothing. Runs as `shop_system` before every request, so what ends a session ends it at once.
 */
export const findIdentity = (systemDb: Database, sessionId: string, now: Date) => living(systemDb, now, eq(sessions.id, sessionId));

/** The same for an access token, by its hash. */
export const findIdentityByToken = (systemDb: Database, hash: string, now: Date) => {
  const token = systemDb.select({ sessionId: tokens.sessionId }).from(tokens)
    .where(and(eq(tokens.hash, hash), eq(tokens.kind, "access"), gt(tokens.expiresAt, now)));
  return living(systemDb, now, eq(sessions.id, token));
};

async function living(systemDb: Database, now: Date, which: SQL) {
  const [identity] = await systemDb.select({
    sessionId: sessions.id,
    sessionKind: sessions.kind,
    userId: users.id,
    username: users.username,
    firstName: users.firstName,
    lastName: users.lastName,
    phone: users.phone,
    email: users.email,
    locale: users.locale,
    workerId: workers.id,
    role: workers.role,
    permissions: workers.permissions,
    branchId: workers.branchId,
    storeId: stores.id,
    storeName: stores.name,
    timeZone: stores.timeZone,
    defaultLocale: stores.defaultLocale,
  }).from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.status, "active")))
    .innerJoin(workers, and(eq(workers.storeId, sessions.storeId), eq(workers.userId, users.id), eq(workers.status, "active")))
    .innerJoin(stores, and(eq(stores.id, sessions.storeId), eq(stores.status, "active")))
    .where(and(which, isNull(sessions.revokedAt), gt(sessions.expiresAt, now)));
  return identity;
}

export type Identity = NonNullable<Awaited<ReturnType<typeof findIdentity>>>;
