import "server-only";

import { eq } from "drizzle-orm";

import { users } from "@/db/schema";
import type { PlatformContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";

import { endSessionsOf } from "../session/sessions";
import { savePlatformEvent } from "./events";
import { assertGoodPassword, hashPassword } from "./password";
import { findUserByLogin } from "./queries";
import { NewPassword } from "./schemas";

/** The operator's way back for somebody who forgot their password: a new one, and every session ends. */
export async function resetPassword(ctx: Pick<PlatformContext, "systemDb" | "now" | "requestId">, login: string, typed: string): Promise<void> {
  const user = await findUserByLogin(ctx.systemDb, login);
  if (!user) throw notFound("user");
  const password = NewPassword.parse(typed);
  assertGoodPassword(password, [user.username, user.phone, user.email]);
  const passwordHash = await hashPassword(password);

  await ctx.systemDb.transaction(async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, user.id));
    await endSessionsOf(tx, user.id, ctx.now);
    await savePlatformEvent(tx, ctx, "user.passwordReset", user.id);
  });
}
