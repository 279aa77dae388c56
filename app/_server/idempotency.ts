import "server-only";

import { createHash } from "node:crypto";

import { and, eq, lt, sql } from "drizzle-orm";

import type { Database } from "@/db/client";
import { idempotencyKeys } from "@/db/schema";
import type { Context, TxContext } from "@/lib/core/context";
import { conflict, invalid } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import type { Locale } from "@/lib/core/locale";
import { isRecord } from "@/lib/core/wire";

const HOUR_MS = 3_600_000;
const KEPT_MS = 48 * HOUR_MS;
/** A call that has not answered for so long died with its process. */
const LEASE_MS = 60_000;
const PATIENCE_MS = 15_000;

/** An answer as it is kept and repeated, with the language it speaks; `null`: not known. */
export type Kept = { status: number; body: unknown; locale: Locale | null };
type Request = { method: string; path: string; key: string; text: string };
/** `id`: what a create calls the thing it makes, unless the body names it; the same in every attempt under one key. */
type Run = (id: string) => Promise<Kept>;

/** The key a caller sent, if any. Several tills of one caller are told apart by it, so it may not be anything. */
export function keyOf(headers: Headers): string | undefined {
  const name = headers.has("idempotency-key") ? "Idempotency-Key" : "X-Idempotency-Key";
  const key = headers.get(name)?.trim();
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw invalid("idempotencyKey", {}, name);
  return key;
}

/**
 * Runs once what carries one key, and repeats the first answer for 48 hours. A call that died between its writing and its
 * answering does not block the key: after a minute the next one runs again under the id of the first, and the command
 * itself then finds what is there already.
 */
export async function once(ctx: Context, request: Request, run: Run): Promise<Kept & { isReplayed: boolean }> {
  const scope = `${ctx.actor.kind}:${ctx.actor.id} ${request.method} ${request.path}`;
  const row: Row = { scope, key: request.key, bodyHash: createHash("sha256").update(request.text).digest("base64url") };

  for (const started = Date.now(), pause = { ms: 15 }; ; pause.ms = Math.min(pause.ms * 2, 400)) {
    const at = new Date(ctx.now.getTime() + Date.now() - started);
    const claim = await inStore(ctx, (tx) => claimKey(tx, row, at));
    if ("id" in claim) return { ...(await answer(ctx, row, claim.id, at, run)), isReplayed: false };
    if (claim.bodyHash !== row.bodyHash) throw conflict("idempotencyKeyReused", {}, "Idempotency-Key");
    if (claim.status !== null) return { status: claim.status, ...opened(claim.body), isReplayed: true };
    if (Date.now() - started > PATIENCE_MS) throw conflict("idempotencyRunning");
    await new Promise((done) => setTimeout(done, pause.ms));
  }
}

/** Forgets what is older than 48 hours, of every store: also of those that never call again. Runs as `shop_system`. */
export const sweepKeys = (systemDb: Database, now: Date): Promise<unknown> =>
  systemDb.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, new Date(now.getTime() - KEPT_MS)));

type Row = { scope: string; key: string; bodyHash: string };
type Claim = { id: string } | { bodyHash: string; status: number | null; body: unknown };

/** Takes the key if nobody has it, its answer is too old or its holder is dead; else says what is there. */
async function claimKey({ tx, storeId }: TxContext, row: Row, at: Date): Promise<Claim> {
  const [old, dead] = [new Date(at.getTime() - KEPT_MS), new Date(at.getTime() - LEASE_MS)].map((limit) => sql`${limit!.toISOString()}::timestamptz`);
  const kept = idempotencyKeys;
  const isOld = sql`${kept.createdAt} < ${old}`;

  const [claimed] = await tx.insert(kept).values({ storeId, ...row, status: null, body: { id: newId() }, createdAt: at })
    .onConflictDoUpdate({
      target: [kept.storeId, kept.scope, kept.key],
      set: { bodyHash: row.bodyHash, status: null, createdAt: at, body: sql`case when ${isOld} then excluded.body else ${kept.body} end` },
      setWhere: sql`${isOld} or (${kept.status} is null and ${kept.createdAt} < ${dead} and ${kept.bodyHash} = ${row.bodyHash})`,
    })
    .returning({ body: kept.body });
  if (claimed) return { id: (claimed.body as { id: string }).id };

  const [found] = await tx.select({ bodyHash: kept.bodyHash, status: kept.status, body: kept.body }).from(kept)
    .where(and(eq(kept.storeId, storeId), eq(kept.scope, row.scope), eq(kept.key, row.key)));
  return found ?? { bodyHash: row.bodyHash, status: null, body: null }; // swept this moment: ask again
}

async function answer(ctx: Context, row: Row, id: string, at: Date, run: Run): Promise<Kept> {
  const kept = await run(id);
  // Our own mistake is no answer to repeat: the key is free at once, its id stays.
  const outcome = kept.status < 500 ? { status: kept.status, body: { locale: kept.locale, answer: kept.body } } : { status: null, body: { id } };
  const createdAt = kept.status < 500 ? at : new Date(at.getTime() - LEASE_MS - 1);

  await inStore(ctx, ({ tx, storeId }) => tx.update(idempotencyKeys).set({ ...outcome, createdAt }).where(and(
    eq(idempotencyKeys.storeId, storeId), eq(idempotencyKeys.scope, row.scope), eq(idempotencyKeys.key, row.key), eq(idempotencyKeys.createdAt, at),
  )));
  return kept;
}

/** An answer lies beside its language. One that an earlier release kept lies bare for its 48 hours: what it speaks is not known. */
const opened = (body: unknown): Pick<Kept, "body" | "locale"> =>
  (isRecord(body) && "answer" in body ? { body: body.answer, locale: body.locale as Locale | null } : { body, locale: null }); // safe: only `answer` writes it
