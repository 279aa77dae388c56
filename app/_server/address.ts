import "server-only";

import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage } from "node:http";

import { isOwnHost, isOwnUrl } from "@/lib/core/own-host";

/** Who called, as the socket saw it, and what the proxies on the way said. Taken before the framework touches the headers. */
type Caller = { socket: string | undefined; forwardedFor: string | undefined; isPassedOn: boolean };

/** What proxies add to a request that they pass on. */
const PROXIES_SAY = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded", "x-real-ip", "via"];

// One storage for all bundles of the server: each is compiled with its own copy of this module.
const shared = globalThis as typeof globalThis & { shopCallers?: AsyncLocalStorage<Caller> };
const callers = (shared.shopCallers ??= new AsyncLocalStorage<Caller>());

/**
 * Works on a request as its caller's, for as long as that takes. The framework keeps an `X-Forwarded-For` that the client sent and hides
 * the socket, so this stands before it.
 */
export function callAs<T>({ headers, socket }: IncomingMessage, work: () => T): T {
  const forwarded = headers["x-forwarded-for"];
  const caller = {
    socket: socket.remoteAddress,
    forwardedFor: Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
    isPassedOn: PROXIES_SAY.some((name) => headers[name] !== undefined),
  };
  return callers.run(caller, work);
}

/** The client's address as far as it can be trusted, or `unknown`. */
export const clientAddress = (): string => trustedAddress(callers.getStore(), Number(process.env.TRUSTED_PROXIES ?? 0));

/** Whether the caller sits at this very machine. A proxy on it also calls from here, for the whole world. */
export const isCallerHere = (): boolean => isHere(callers.getStore(), process.env.APP_URL);

/** The socket is this machine's own, nothing was passed on, and the shop is published under no other name. */
export function isHere(caller: Caller | undefined, appUrl: string | undefined): boolean {
  if (!caller?.socket || caller.isPassedOn || !isOwnHost(plain(caller.socket))) return false;
  return !appUrl || isOwnUrl(appUrl);
}

/** The address `hops` from the right of what the proxies said; with none, the socket's. A header sent by the client counts for nothing. */
export function trustedAddress(caller: Pick<Caller, "socket" | "forwardedFor"> | undefined, hops: number): string {
  if (!caller?.socket) return "unknown";
  const said = (caller.forwardedFor ?? "").split(",").map((part) => part.trim()).filter(Boolean);
  const path = [...said, caller.socket];
  return plain(path[Math.max(path.length - 1 - hops, 0)]!);
}

/** An IPv4 address that came over an IPv6 socket is written as IPv4. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, "").toLowerCase();
