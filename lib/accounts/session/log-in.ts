import "server-only";

import { AppError } from "@/lib/core/errors";
import { platformCommand } from "@/lib/core/use-case";

import { authenticate } from "./authenticate";
import { meOf } from "./me";
import { findIdentity } from "./queries";
import { LoggedIn, SignInInput } from "./schemas";
import { openVerified } from "./sessions";
import { issueTokens } from "./tokens";

/** Opens a session for a program: an access and a refresh token. */
export const logIn = platformCommand({
  input: SignInInput,
  output: LoggedIn,

  async run(ctx, input) {
    const { user, storeId } = await authenticate(ctx, input);

    const { sessionId, ...pair } = await ctx.systemDb.transaction(async (tx) => {
      const opened = await openVerified(tx, { userId: user.id, passwordHash: user.passwordHash, storeId, kind: "api", now: ctx.now });
      return { sessionId: opened, ...(await issueTokens(tx, opened, ctx.now)) };
    });
    const identity = await findIdentity(ctx.systemDb, sessionId, ctx.now);
    if (!identity) throw new AppError("unauthenticated", "unauthenticated"); // blocked between the two statements
    return { ...pair, user: await meOf(ctx.systemDb, identity) };
  },
});
