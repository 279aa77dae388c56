import "server-only";

import { createHash, randomBytes } from "node:crypto";

import { and, eq, lt } from "drizzle-orm";

import type { Transaction } from "@/db/client";
import { tokens } from "@/db/schema";

import { ACCESS_MINUTES, SESSION_DAYS } from "./schemas";

/** Only this is kept of a token: 256 random bits need no salt. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** A new access and refresh token of a session; the only moment in which they can be read. What expired is swept away. */
export async function issueTokens(tx: Transaction, sessionId: string, now: Date) {
  const [access, refresh] = [newToken(), newToken()];
  const accessExpiresAt = after(now, ACCESS_MINUTES);
  const refreshExpiresAt = after(now, SESSION_DAYS * 24 * 60);

  await tx.delete(tokens).where(and(eq(tokens.sessionId, sessionId), lt(tokens.expiresAt, now)));
  await tx.insert(tokens).values([
    { hash: tokenHash(access), sessionId, kind: "access" as const, createdAt: now, expiresAt: accessExpiresAt, usedAt: null },
    { hash: tokenHash(refresh), sessionId, kind: "refresh" as const, createdAt: now, expiresAt: refreshExpiresAt, usedAt: null },
  ]);
  return { access, refresh, accessExpiresAt, refreshExpiresAt };
}

const newToken = () => randomBytes(32).toString("base64url");
const after = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);
