import "server-only";

import { createHash } from "node:crypto";

import { eq, type Placeholder, type SQL, sql } from "drizzle-orm";

import { rateLimits } from "@/db/schema";
import type { PlatformContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";

/** How often something may be asked in how many seconds. */
export type Limit = { name: string; most: number; seconds: number };

export const LIMITS = {
  /** Per name and address: a shop's tills share one address. */
  signIn: { name: "sign-in", most: 10, seconds: 15 * 60 },
  /** Per address, for whoever tries many accounts. */
  signInAddress: { name: "sign-in-address", most: 300, seconds: 15 * 60 },
  register: { name: "register", most: 20, seconds: 60 * 60 },
  refresh: { name: "refresh", most: 120, seconds: 15 * 60 },
  password: { name: "password", most: 10, seconds: 15 * 60 },
  api: { name: "api", most: 600, seconds: 60 },
} as const satisfies Record<string, Limit>;

export type Allowance = { isAllowed: boolean; limit: number; remaining: number; secondsLeft: number };

type Asker = Pick<PlatformContext, "systemDb" | "now">;

/**
 * Counts one more request of `who` and says what is left of the window. One statement in PostgreSQL, so that
 * replicas share the count and requests at once are all counted.
 */
export async function countRequest({ systemDb, now }: Asker, limit: Limit, who: string): Promise<Allowance> {
  const [row] = await systemDb.execute<Count>(counting(sql`${keyOf(limit.name, who)}`, { at: now.toISOString(), ends: endOf(limit, now) }));
  return allowanceOf(row!, limit, now);
}

/** How often a key was counted, and when it begins anew. */
export type Count = { count: number; resets_at: string };

/** One more of `key`, which may come `from` a query. Moments as ISO 8601, or placeholders for them. */
export const counting = (key: SQL, { at, ends }: { at: string | Placeholder; ends: string | Placeholder }, from = sql``): SQL => sql`
  insert into rate_limits as kept (key, count, resets_at) select ${key}, 1, ${ends}::timestamptz ${from}
  on conflict (key) do update set
    count = case when kept.resets_at <= ${at}::timestamptz then 1 else least(kept.count, 1000000) + 1 end,
    resets_at = case when kept.resets_at <= ${at}::timestamptz then excluded.resets_at else kept.resets_at end
  returning count, resets_at`;

/** When a window that begins now is over. */
export const endOf = ({ seconds }: Limit, now: Date): string => new Date(now.getTime() + seconds * 1000).toISOString();

/** What a count leaves of a limit. */
export function allowanceOf({ count, resets_at }: Count, { most }: Limit, now: Date): Allowance {
  const limit = Math.ceil(most * factor());
  const secondsLeft = Math.max(1, Math.ceil((new Date(resets_at).getTime() - now.getTime()) / 1000));
  return { isAllowed: count <= limit, limit, remaining: Math.max(limit - count, 0), secondsLeft };
}

/** Refuses what is too much, and says when to come back. */
export async function assertAllowed(asker: Asker, limit: Limit, who: string): Promise<void> {
  const { isAllowed, secondsLeft } = await countRequest(asker, limit, who);
  if (isAllowed) return;
  throw secondsLeft < 100
    ? new AppError("too_many", "tooMany", { seconds: secondsLeft })
    : new AppError("too_many", "tooManyMinutes", { seconds: secondsLeft, minutes: Math.ceil(secondsLeft / 60) });
}

/** Somebody proved who they are: their attempts do not count against them. */
export async function forgive({ systemDb }: Asker, { name }: Limit, who: string): Promise<void> {
  await systemDb.delete(rateLimits).where(eq(rateLimits.key, keyOf(name, who)));
}

/** The table holds no names and no addresses. */
const keyOf = (name: string, who: string) => `${name}:${createHash("sha256").update(who).digest("base64url")}`;

/** All limits times this: for load tests, and for installations behind one address. */
const factor = (): number => Number(process.env.RATE_LIMIT_FACTOR ?? 1);
