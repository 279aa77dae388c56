"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";

import { answer } from "@/app/_server/action";
import { platformContext } from "@/app/_server/context";
import { giveCookie, readSession, sessionIdOfCookie, takeCookie } from "@/app/_server/identity";
import { keepLocale } from "@/app/_server/locale";
import { endSession } from "@/lib/accounts/session/sessions";
import { signIn } from "@/lib/accounts/session/sign-in";
import type { SignInInput } from "@/lib/accounts/session/schemas";
import { updateProfile } from "@/lib/accounts/user/update-profile";
import type { PlatformContext } from "@/lib/core/context";
import { Locale } from "@/lib/core/locale";
import type { Result } from "@/lib/core/result";
import { registerShop } from "@/lib/store/store/register-shop";
import type { RegisterShopInput } from "@/lib/store/store/schemas";

/** Signs in and gives the browser its cookie; from then on pages speak the person's language. */
export async function signInAction(input: SignInInput): Promise<Result<null>> {
  return answer("signedIn", platformContext, (ctx) => enter(ctx, input));
}

/** Opens a shop and signs its owner in. */
export async function registerAction(input: RegisterShopInput): Promise<Result<null>> {
  return answer("registered", platformContext, async (ctx) => {
    await registerShop(ctx, input);
    return enter(ctx, { login: input.username, password: input.password });
  });
}

async function enter(ctx: PlatformContext, input: SignInInput): Promise<null> {
  const { sessionId, locale } = await signIn(ctx, input);
  const before = await sessionIdOfCookie();
  if (before) await endSession(ctx.systemDb, before, ctx.now); // whoever sat here before
  await giveCookie(sessionId);
  (await cookies()).delete("store"); // of whoever chose one before: see one-store.tsx
  await keepLocale(locale);
  return null;
}

/** Ends this browser's session and goes to the sign-in page. */
export async function signOutAction(): Promise<void> {
  const [{ systemDb, now }, sessionId] = [await platformContext(), await sessionIdOfCookie()];
  if (sessionId) await endSession(systemDb, sessionId, now);
  await takeCookie();
  redirect("/sign-in");
}

/** Another language: of this browser, and of the person if somebody is signed in. */
export async function chooseLocaleAction(chosen: string): Promise<Result<null>> {
  return answer("localeChanged", platformContext, async (ctx) => {
    const locale = Locale.parse(chosen);
    const person = await readSession(ctx.now);
    if (person) await updateProfile({ ...ctx, userId: person.userId, sessionId: person.sessionId }, { locale });
    await keepLocale(locale);
    return null;
  });
}
