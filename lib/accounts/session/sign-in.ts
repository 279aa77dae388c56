import "server-only";

import { platformCommand } from "@/lib/core/use-case";

import { authenticate } from "./authenticate";
import { SignedIn, SignInInput } from "./schemas";
import { openVerified } from "./sessions";

/** Opens a session for a browser. */
export const signIn = platformCommand({
  input: SignInInput,
  output: SignedIn,

  async run(ctx, input) {
    const { user, storeId } = await authenticate(ctx, input);

    const sessionId = await ctx.systemDb.transaction((tx) => openVerified(tx, { userId: user.id, passwordHash: user.passwordHash, storeId, kind: "browser", now: ctx.now }));
    return { sessionId, locale: user.locale };
  },
});
