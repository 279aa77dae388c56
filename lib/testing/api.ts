import { afterAll } from "vitest";

import * as client from "@/db/client";
import { openSession } from "@/lib/accounts/session/sessions";
import { issueTokens } from "@/lib/accounts/session/tokens";

import { systemDb } from "./db";
import { openShop, type Shop } from "./shop";

type Handle = (request: Request, at: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Route = Partial<Record<string, unknown>>;
type Options = { body?: unknown; text?: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string>; params?: Record<string, string>; query?: string };
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what an answer holds is what a test is there to find out
export type Answer = { status: number; headers: Headers; body: any };

afterAll(async () => {
  await Promise.all([client.db, client.systemDb].map(({ $client }) => $client.end({ timeout: 5 })));
});

/** An access token of the shop's worker, as signing in gives one. */
export async function tokenOf({ ctx, userId }: Pick<Shop, "ctx" | "userId">): Promise<string> {
  const now = new Date();
  return systemDb.transaction(async (tx) => {
    const sessionId = await openSession(tx, { userId, storeId: ctx.storeId, kind: "api", now });
    return (await issueTokens(tx, sessionId, now)).access;
  });
}

/** A shop and a client that speaks to its API: the handlers themselves, with requests as the framework builds them. */
export async function openApiShop(options: Parameters<typeof openShop>[0] = {}) {
  const shop = await openShop(options);
  const token = await tokenOf(shop);
  const ask = (route: Route, method: string, path: string, asked: Options = {}) =>
    call(route, method, path, { ...asked, headers: { authorization: `Bearer ${token}`, "accept-language": "en", ...asked.headers } });
  return { ...shop, token, ask };
}

/** One request to a route file's exports. Keys of `params` in braces are filled into the path. */
export async function call(route: Route, method: string, path: string, { body, text, headers = {}, params = {}, query = "" }: Options = {}): Promise<Answer> {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const request = new Request(`http://shop.test/api/v1${filled}${query}`, {
    method, headers: { ...(sent === undefined ? {} : { "content-type": "application/json" }), ...headers }, ...(sent === undefined ? {} : { body: sent }),
  });
  const response = await (route[method] as Handle)(request, { params: Promise.resolve(params) });
  const answered = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return { status: response.status, headers: response.headers, body: isJson && answered ? JSON.parse(answered) : answered };
}
