import "server-only";

import { and, eq, gt, isNull } from "drizzle-orm";

import type { Database } from "@/db/client";
import { sessions, stores, tokens, users, workers } from "@/db/schema";

const IDENTITY = {
  sessionId: sessions.id,
  sessionKind: sessions.kind,
  userId: users.id,
  username: users.username,
  firstName: users.firstName,
  lastName: users.lastName,
  locale: users.locale,
  workerId: workers.id,
  role: workers.role,
  permissions: workers.permissions,
  branchId: workers.branchId,
  storeId: stores.id,
  storeName: stores.name,
  timeZone: stores.timeZone,
  defaultLocale: stores.defaultLocale,
};

/**
 * Who a session is and may be, in one statement: the session lives, and the person, the worker and the store are active.
 * Otherwise nothing. Runs as `shop_system` before every request, so what ends a session ends it at once.
 */
export async function findIdentity(systemDb: Database, sessionId: string, now: Date) {
  const [identity] = await systemDb.select(IDENTITY).from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.status, "active")))
    .innerJoin(workers, and(eq(workers.storeId, sessions.storeId), eq(workers.userId, users.id), eq(workers.status, "active")))
    .innerJoin(stores, and(eq(stores.id, sessions.storeId), eq(stores.status, "active")))
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)));
  return identity;
}

/** The same for an access token, by its hash. */
export async function findIdentityByToken(systemDb: Database, hash: string, now: Date) {
  const [identity] = await systemDb.select(IDENTITY).from(tokens)
    .innerJoin(sessions, eq(sessions.id, tokens.sessionId))
    .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.status, "active")))
    .innerJoin(workers, and(eq(workers.storeId, sessions.storeId), eq(workers.userId, users.id), eq(workers.status, "active")))
    .innerJoin(stores, and(eq(stores.id, sessions.storeId), eq(stores.status, "active")))
    .where(and(
      eq(tokens.hash, hash), eq(tokens.kind, "access"), gt(tokens.expiresAt, now),
      isNull(sessions.revokedAt), gt(sessions.expiresAt, now),
    ));
  return identity;
}

export type Identity = NonNullable<Awaited<ReturnType<typeof findIdentity>>>;
