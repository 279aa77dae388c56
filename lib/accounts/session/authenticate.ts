import "server-only";

import type { PlatformContext } from "@/lib/core/context";
import { rejected } from "@/lib/core/errors";

import { assertAllowed, forgive, LIMITS } from "../rate-limit/rate-limit";
import { isPassword } from "../user/password";
import { findUserByLogin, plainLogin } from "../user/queries";
import { signInFailed, workplacesOf } from "./sessions";

/**
 * Whose password it is, and the store they land in. No such account, a wrong password, a blocked person and a demo account
 * from afar get one answer after the same work. Attempts count by the name, however it was spelt and whether it is anybody's:
 * counted by the account, they would tell that a name and an e-mail are one person's. An account has three names at most.
 */
export async function authenticate(ctx: PlatformContext, { login, password }: { login: string; password: string }) {
  await assertAllowed(ctx, LIMITS.signInAddress, ctx.address);
  const who = `${plainLogin(login)} ${ctx.address}`;
  await assertAllowed(ctx, LIMITS.signIn, who);

  const user = await findUserByLogin(ctx.systemDb, login);
  const isRight = await isPassword(user?.passwordHash, password);
  if (!user || !isRight || user.status !== "active" || (user.isDemo && !ctx.isHere)) throw signInFailed();

  await forgive(ctx, LIMITS.signIn, who);
  const [store] = await workplacesOf(ctx.systemDb, user.id);
  if (!store) throw rejected("noStore");
  return { user, storeId: store.id };
}
