import "server-only";

import { and, eq, gt, isNull } from "drizzle-orm";

import { sessions, tokens } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { platformCommand } from "@/lib/core/use-case";

import { assertAllowed, LIMITS } from "../rate-limit/rate-limit";
import { savePlatformEvent } from "../user/events";
import { findIdentity } from "./queries";
import { RefreshInput, TokenPair } from "./schemas";
import { endSession, extendSession } from "./sessions";
import { issueTokens, tokenHash } from "./tokens";

/**
 * A refresh token for a new pair; each works once. One that comes a second time was stolen, by the first who used it or by
 * this one: nobody can say, so the session ends.
 */
export const refreshTokens = platformCommand({
  input: RefreshInput,
  output: TokenPair,

  async run(ctx, { refresh }) {
    await assertAllowed(ctx, LIMITS.refresh, ctx.address);
    const hash = tokenHash(refresh);
    const [token] = await ctx.systemDb.select({ sessionId: tokens.sessionId, userId: sessions.userId }).from(tokens)
      .innerJoin(sessions, eq(sessions.id, tokens.sessionId))
      .where(and(eq(tokens.hash, hash), eq(tokens.kind, "refresh"), gt(tokens.expiresAt, ctx.now)));
    const identity = token && (await findIdentity(ctx.systemDb, token.sessionId, ctx.now));
    if (!token || !identity) throw refused();

    const pair = await ctx.systemDb.transaction(async (tx) => {
      // Two requests with one token: the second finds it used.
      const [fresh] = await tx.update(tokens).set({ usedAt: ctx.now }).where(and(eq(tokens.hash, hash), isNull(tokens.usedAt))).returning({ hash: tokens.hash });
      if (fresh) {
        await extendSession(tx, identity, ctx.now);
        return issueTokens(tx, token.sessionId, ctx.now);
      }

      await endSession(tx, token.sessionId, ctx.now);
      await savePlatformEvent(tx, ctx, "session.reused", token.userId, { after: { sessionId: token.sessionId } });
      return null;
    });
    if (!pair) throw refused();
    return pair;
  },
});

const refused = () => new AppError("unauthenticated", "unauthenticated");
