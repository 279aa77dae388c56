import "server-only";

import { and, eq } from "drizzle-orm";
import { z } from "zod";

import { users } from "@/db/schema";
import { AppError } from "@/lib/core/errors";

import { assertAllowed, LIMITS } from "../rate-limit/rate-limit";
import { endSessionsOf } from "../session/sessions";
import { savePlatformEvent } from "./events";
import { assertGoodPassword, hashPassword, isPassword } from "./password";
import { personCommand } from "./person";
import { readUser } from "./queries";
import { ChangePasswordInput } from "./schemas";

/** A new password. Whoever else was signed in with the old one, in a browser or by a token, is not any more. */
export const changePassword = personCommand({
  input: ChangePasswordInput,
  output: z.object({ id: z.uuid() }),

  async run(ctx, { current, password }) {
    await assertAllowed(ctx, LIMITS.password, ctx.userId);
    const user = await readUser(ctx.systemDb, ctx.userId);
    if (!(await isPassword(user.passwordHash, current))) throw wrong();
    if (password === current) throw new AppError("invalid", "invalid", {}, { password: [{ key: "passwordSame" }] });
    assertGoodPassword(password, [user.username, user.phone, user.email]);
    const passwordHash = await hashPassword(password);

    await ctx.systemDb.transaction(async (tx) => {
      // Another change was faster: what was typed as the old one is not it any more.
      const changed = await tx.update(users).set({ passwordHash }).where(and(eq(users.id, ctx.userId), eq(users.passwordHash, user.passwordHash))).returning({ id: users.id });
      if (changed.length === 0) throw wrong();
      await endSessionsOf(tx, ctx.userId, ctx.now, ctx.sessionId);
      await savePlatformEvent(tx, ctx, "user.passwordChanged", ctx.userId);
    });
    return { id: ctx.userId };
  },
});

const wrong = () => new AppError("invalid", "invalid", {}, { current: [{ key: "passwordWrong" }] });
