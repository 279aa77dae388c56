import "server-only";

import type { PlatformContext } from "@/lib/core/context";
import { AppError, rejected } from "@/lib/core/errors";

import { assertAllowed, forgive, LIMITS } from "../rate-limit/rate-limit";
import { isPassword } from "../user/password";
import { findUserByLogin } from "../user/queries";
import { workplacesOf } from "./sessions";

/**
 * Whose password it is, and the store they land in. No such account, a wrong password, a blocked person and a demo account
 * from afar get one answer after the same work.
 */
export async function authenticate(ctx: PlatformContext, { login, password }: { login: string; password: string }) {
  const who = `${login.toLowerCase()} ${ctx.address}`;
  await assertAllowed(ctx, LIMITS.signInAddress, ctx.address);
  await assertAllowed(ctx, LIMITS.signIn, who);

  const user = await findUserByLogin(ctx.systemDb, login);
  const isRight = await isPassword(user?.passwordHash, password);
  if (!user || !isRight || user.status !== "active" || (user.isDemo && !isLoopback(ctx.address))) throw refused();

  await forgive(ctx, LIMITS.signIn, who);
  const [store] = await workplacesOf(ctx.systemDb, user.id);
  if (!store) throw rejected("noStore");
  return { user, storeId: store.id };
}

const refused = () => new AppError("unauthenticated", "signInFailed", {}, { password: [{ key: "signInFailed" }] });

/** Whether an address is this machine's own. */
const isLoopback = (address: string): boolean => address === "::1" || address.startsWith("127.");
