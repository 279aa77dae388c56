import "server-only";

import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";

import { systemDb } from "@/db/client";
import { findCaller, findIdentity, findIdentityByToken, type Identity } from "@/lib/accounts/session/queries";
import { extendSession } from "@/lib/accounts/session/sessions";
import { tokenHash } from "@/lib/accounts/session/tokens";

import { apiLimit } from "./quota";

/** As long as browsers keep any cookie. When a session ends is said by its row, which moves on with its use. */
export const COOKIE_SECONDS = 400 * 24 * 60 * 60;

/** Whether browsers reach us through TLS. What the address bar says is settled by the operator, never by a Host header. */
export const isSecure = (): boolean => (process.env.APP_URL ?? "").startsWith("https://");

/** next-auth's own name, so that its routes and ours read one cookie. */
export const cookieName = (): string => `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;

export const authSecret = (): string => {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set.");
  return secret;
};

/** Gives the browser its session: an encrypted token that says nothing but which row of `sessions` it is. */
export async function giveCookie(sessionId: string): Promise<void> {
  const token = await encode({ token: { sid: sessionId }, secret: authSecret(), maxAge: COOKIE_SECONDS });
  (await cookies()).set(cookieName(), token, { httpOnly: true, sameSite: "lax", secure: isSecure(), path: "/", maxAge: COOKIE_SECONDS });
}

export async function takeCookie(): Promise<void> {
  (await cookies()).set(cookieName(), "", { httpOnly: true, sameSite: "lax", secure: isSecure(), path: "/", maxAge: 0 });
}

/** The session the browser carries, alive or not. */
export async function sessionIdOfCookie(): Promise<string | undefined> {
  const token = (await cookies()).get(cookieName())?.value;
  if (!token) return undefined;
  const payload = await decode({ token, secret: authSecret() }).catch(() => null); // forged, expired or of an older secret
  return typeof payload?.sid === "string" ? payload.sid : undefined;
}

/** Who the browser is, if its session lives; by being used it lives on. */
export async function readSession(now: Date): Promise<Identity | undefined> {
  const sessionId = await sessionIdOfCookie();
  const identity = sessionId ? await findIdentity(systemDb, sessionId, now) : undefined;
  if (identity) await extendSession(systemDb, identity, now);
  return identity;
}

/** Who the bearer of an access token is, if its session lives. */
export async function readBearer(authorization: string | null, now: Date): Promise<Identity | undefined> {
  const hash = hashOf(authorization);
  return hash === undefined ? undefined : findIdentityByToken(systemDb, hash, now);
}

/** The same for a call that counts against the limit of who makes it. */
export async function readCaller(authorization: string | null, now: Date) {
  const hash = hashOf(authorization);
  return hash === undefined ? undefined : findCaller(systemDb, hash, now, apiLimit());
}

function hashOf(authorization: string | null): string | undefined {
  const token = /^Bearer ([\w-]{20,200})$/i.exec(authorization ?? "")?.[1];
  return token && tokenHash(token);
}
