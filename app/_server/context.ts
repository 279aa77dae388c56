import "server-only";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";

import { db, systemDb } from "@/db/client";
import type { Allowance } from "@/lib/accounts/rate-limit/rate-limit";
import { grantsOf } from "@/lib/accounts/session/me";
import type { Identity } from "@/lib/accounts/session/queries";
import type { PersonContext } from "@/lib/accounts/user/person";
import type { Context, PlatformContext } from "@/lib/core/context";
import { AppError, conflict } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { type Locale, LOCALES } from "@/lib/core/locale";
import type { Role } from "@/lib/core/permissions";

import { clientAddress, isCallerHere } from "./address";
import { keptLocale, preferred } from "./i18n";
import { readBearer, readCaller, readSession } from "./identity";

/** A worker's context, and what the shell prints of them. */
export type SessionContext = Context & {
  person: { userId: string; sessionId: string; username: string; firstName: string; lastName: string; role: Role };
  store: { id: string; name: string };
};

/**
 * The signed-in worker in their current store. In a page somebody who is not signed in is sent to the sign-in page; an
 * action or a route of the API answers 401 instead.
 */
export async function sessionContext(): Promise<SessionContext> {
  const ctx = await contextIfSignedIn();
  if (ctx) return ctx;

  const head = await headers();
  const path = head.get("x-path");
  if (path && !path.startsWith("/api/") && !head.has("next-action")) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  throw unauthenticated();
}

/** The same for a page that is anybody's. Cached, so that a page and its parts ask once. */
export const contextIfSignedIn = cache(async (): Promise<SessionContext | undefined> => {
  const [head, now] = [await headers(), new Date()];
  const identity = await readSession(now);
  if (!identity) return undefined;

  // Of the page, not of the profile: the two differ where the language was changed in another browser, and a refusal speaks as the page around it.
  return contextFor(identity, { now, requestId: requestIdOf(head), locale: (await keptLocale()) ?? identity.locale, named: head.get("x-store-id") });
});

/** A third party with an access token. Speaks the language the request asks for, else the store's. */
export async function apiContext(request: Request): Promise<SessionContext> {
  const now = new Date();
  const identity = await readBearer(request.headers.get("authorization"), now);
  if (!identity) throw unauthenticated();
  return bearerContext(request, identity, now);
}

/** The same for a call of the API, counted. Above the limit the caller is known, and refused by whoever asks. */
export async function callerContext(request: Request): Promise<SessionContext & { allowance: Allowance }> {
  const now = new Date();
  const caller = await readCaller(request.headers.get("authorization"), now);
  if (!caller) throw unauthenticated();
  return { ...bearerContext(request, caller.identity, now), allowance: caller.allowance };
}

/** The language of a refusal that asks nothing of a store: what the request asks for, else that of the token's store. It is refused all the same while the database is away. */
export async function callerLocale({ headers: head }: Request): Promise<Locale> {
  const asked = acceptedLocale(head.get("accept-language"));
  if (asked) return asked;
  const identity = await readBearer(head.get("authorization"), new Date()).catch(() => undefined);
  return identity?.defaultLocale ?? "uz";
}

const unauthenticated = () => new AppError("unauthenticated", "unauthenticated");

function bearerContext({ headers: head }: Request, identity: Identity, now: Date): SessionContext {
  const locale = acceptedLocale(head.get("accept-language")) ?? identity.defaultLocale;
  return contextFor(identity, { now, requestId: newId(), locale, named: head.get("x-store-id") });
}

/** What belongs to no store, before or beside a session. For a route of the API give its request. */
export async function platformContext(request?: Request): Promise<PlatformContext> {
  const head = request?.headers ?? (await headers());
  const locale = request ? acceptedLocale(head.get("accept-language")) : await pageLocale(head.get("accept-language"));
  return { systemDb, locale: locale ?? "uz", now: new Date(), requestId: request ? newId() : requestIdOf(head), address: clientAddress(), isHere: isCallerHere() };
}

/** The signed-in person, for what is theirs and no store's. */
export async function personContext(): Promise<PersonContext> {
  const [{ person }, platform] = [await sessionContext(), await platformContext()];
  return { ...platform, userId: person.userId, sessionId: person.sessionId };
}

type Circumstances = { now: Date; requestId: string; locale: Locale; named: string | null };

function contextFor(identity: Identity, { named, ...circumstances }: Circumstances): SessionContext {
  const { storeId, storeName, branchId, workerId, role, permissions, timeZone, userId, sessionId, username, firstName, lastName } = identity;
  // A page left open in another store must not write into this one.
  if (named !== null && named !== storeId) throw conflict("otherStore");

  return {
    db,
    storeId,
    branchIds: branchId === null ? "all" : [branchId],
    actor: { kind: "worker", id: workerId },
    grants: new Set(grantsOf(role, permissions)),
    timeZone,
    ...circumstances,
    person: { userId, sessionId, username, firstName, lastName, role },
    store: { id: storeId, name: storeName },
  };
}

/** Given by the proxy; what did not pass it gets its own. */
const requestIdOf = (head: Headers): string => head.get("x-request-id") ?? newId();

const pageLocale = async (accepted: string | null): Promise<Locale | undefined> => (await keptLocale()) ?? preferred(accepted);

/** The first language of an `Accept-Language` header that is ours, by weight. */
export function acceptedLocale(header: string | null): Locale | undefined {
  const asked = (header ?? "").split(",").map((part) => {
    const [tag = "", ...rest] = part.trim().toLowerCase().split(";");
    const weight = Number(/q=([\d.]+)/.exec(rest.join(";"))?.[1] ?? 1);
    return { tag: tag.trim(), weight: Number.isFinite(weight) ? weight : 0 };
  }).filter(({ tag, weight }) => tag !== "" && weight > 0).sort((a, b) => b.weight - a.weight);

  for (const { tag } of asked) {
    if (tag.startsWith("uz-cyrl")) return "uz-Cyrl";
    const locale = LOCALES.find((each) => each === tag.split("-")[0]);
    if (locale) return locale;
  }
  return undefined;
}
