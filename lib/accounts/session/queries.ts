import "server-only";

import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";

import type { Database } from "@/db/client";
import { sessions, stores, tokens, users, workers } from "@/db/schema";
import { type Allowance, allowanceOf, counting, endOf, type Limit } from "@/lib/accounts/rate-limit/rate-limit";

/**
 * Who a session is and may be, in one statement: the session lives, and the person, the worker and the store are active.
 * Otherwise nothing. Runs as `shop_system` before every request, so what ends a session ends it at once.
 */
export async function findIdentity(systemDb: Database, sessionId: string, now: Date): Promise<Identity | undefined> {
  const [identity] = await statementsOf(systemDb).bySession.execute({ sessionId, now: now.toISOString() });
  return identity;
}

/** The same for an access token, by its hash. */
export async function findIdentityByToken(systemDb: Database, hash: string, now: Date): Promise<Identity | undefined> {
  const [identity] = await statementsOf(systemDb).byToken.execute({ hash, now: now.toISOString() });
  return identity;
}

/** The same for a call of the API, which counts against its person's limit in that store: one trip before every call. */
export async function findCaller(systemDb: Database, hash: string, now: Date, limit: Limit): Promise<{ identity: Identity; allowance: Allowance } | undefined> {
  const [found] = await statementsOf(systemDb).byTokenCounted.execute({ hash, now: now.toISOString(), ends: endOf(limit, now) });
  if (!found) return undefined;
  const { counted, ...identity } = found;
  return { identity, allowance: allowanceOf(counted, limit, now) };
}

const COLUMNS = {
  sessionId: sessions.id,
  sessionKind: sessions.kind,
  expiresAt: sessions.expiresAt,
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
};

/** Their texts are made once for each pool: made anew, they cost more than asking. */
const known = new WeakMap<Database, ReturnType<typeof prepare>>();

function statementsOf(systemDb: Database) {
  const statements = known.get(systemDb) ?? prepare(systemDb);
  known.set(systemDb, statements);
  return statements;
}

function prepare(systemDb: Database) {
  const now = sql.placeholder("now");
  const token = systemDb.select({ sessionId: tokens.sessionId }).from(tokens)
    .where(and(eq(tokens.hash, sql.placeholder("hash")), eq(tokens.kind, "access"), gt(tokens.expiresAt, now)));
  const caller = sql`from ${sessions} where ${sessions.id} = ${token} and ${sessions.revokedAt} is null`;
  const counted = systemDb.$with("counted", { count: sql<number>`count`.as("count"), resets_at: sql<string>`resets_at`.as("resets_at") })
    .as(counting(sql`'api:' || ${sessions.storeId} || ':' || ${sessions.userId}`, { at: now, ends: sql.placeholder("ends") }, caller));

  const living = (which: SQL) => and(which, isNull(sessions.revokedAt), gt(sessions.expiresAt, now));
  const user = and(eq(users.id, sessions.userId), eq(users.status, "active"));
  const worker = and(eq(workers.storeId, sessions.storeId), eq(workers.userId, users.id), eq(workers.status, "active"));
  const store = and(eq(stores.id, sessions.storeId), eq(stores.status, "active"));
  const identity = () => systemDb.select(COLUMNS).from(sessions).innerJoin(users, user).innerJoin(workers, worker).innerJoin(stores, store);

  return {
    bySession: identity().where(living(eq(sessions.id, sql.placeholder("sessionId")))).prepare("identity"),
    byToken: identity().where(living(eq(sessions.id, token))).prepare("identity_of_token"),
    byTokenCounted: systemDb.with(counted).select({ ...COLUMNS, counted: { count: counted.count, resets_at: counted.resets_at } }).from(sessions)
      .innerJoin(users, user).innerJoin(workers, worker).innerJoin(stores, store).innerJoin(counted, sql`true`)
      .where(living(eq(sessions.id, token))).prepare("caller"),
  };
}

export type Identity = Awaited<ReturnType<ReturnType<typeof prepare>["bySession"]["execute"]>>[number];
