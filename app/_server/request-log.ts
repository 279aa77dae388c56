import "server-only";

import type { IncomingMessage, ServerResponse } from "node:http";

import { log } from "./log";

/** What a segment of an address may show: our own words. Whatever else somebody typed there is a hole. */
const WORD = /^[a-z][a-z_.-]{0,30}$/i;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** Writes one line when a request is over: its id, its route with the holes empty, its status and how long it took. Files of the build are not worth one. */
export function logRequest({ method, url }: IncomingMessage, response: ServerResponse): void {
  if (url?.startsWith("/_next/")) return;
  const route = routeOf(url ?? "");
  const began = performance.now();

  response.once("close", () => {
    const line = { requestId: response.getHeader("x-request-id")?.toString(), method, route, status: response.statusCode, ms: Math.round(performance.now() - began) };
    if (response.writableFinished) log[route === "/health/" ? "debug" : "info"](line, "request");
    else log.info({ ...line, status: undefined }, "request broken off");
  });
}

/** `/sales/0190…/receipt?paper=58` is `/sales/[id]/receipt`: no ids, no names, nothing that was searched for. */
export function routeOf(url: string): string {
  const [path = ""] = url.split(/[?#]/);
  return path.split("/").map((part) => (part === "" || part === "v1" || WORD.test(part) ? part : ID.test(part) ? "[id]" : "[…]")).join("/").slice(0, 200);
}
