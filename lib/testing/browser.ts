import { afterAll, vi } from "vitest";

import * as client from "@/db/client";
import { openSession } from "@/lib/accounts/session/sessions";

import { systemDb } from "./db";
import type { Shop } from "./shop";

/** What the framework would say of the request. */
const request = { headers: new Headers(), cookies: new Map<string, string>() };

vi.mock("next/headers", () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    get: (name: string) => (request.cookies.has(name) ? { name, value: request.cookies.get(name) } : undefined),
    set: (name: string, value: string) => void request.cookies.set(name, value),
  }),
}));
vi.mock("next/cache", () => ({ refresh: () => undefined }));

process.env.AUTH_SECRET ??= "a secret of the tests, of 32 letters";

afterAll(async () => {
  await Promise.all([client.db.$client.end(), client.systemDb.$client.end()]);
});

/**
 * A browser in which the shop's worker is signed in: actions and routes that are called after this are theirs. Import this
 * file before the handlers.
 */
export async function signInAs({ ctx, userId }: Pick<Shop, "ctx" | "userId">, headers: Record<string, string> = {}): Promise<{ sessionId: string }> {
  const { giveCookie } = await import("@/app/_server/identity");
  const sessionId = await systemDb.transaction((tx) => openSession(tx, { userId, storeId: ctx.storeId, kind: "browser", now: new Date() }));
  request.headers = new Headers(headers);
  request.cookies.clear();
  await giveCookie(sessionId);
  return { sessionId };
}

/** A browser that nobody is signed in at. */
export function signOut(): void {
  request.cookies.clear();
}
