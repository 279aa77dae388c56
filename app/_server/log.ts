import "server-only";

import { pino } from "pino";

import type { Report } from "@/lib/core/result";

/** JSON lines on standard output. Ids only: no names, numbers, addresses, secrets or bodies of requests. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
});

/** Writes down what was our fault, with the request it belongs to. */
export const reportOf = (requestId: string): Report =>
  Object.assign((error: unknown): void => log.error({ requestId, ...plainError(error) }, "request failed"), { requestId });

/** Writes down a page that failed. `digest` is the code on its reader's screen; `page` has its holes still empty: no ids, no names. */
export function reportPage(error: unknown, at: { requestId: string; page: string }): void {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  log.error({ ...at, digest, ...plainError(error) }, "page failed");
}

/** What strangers cause with a cookie that is not ours: worth a line, and no more. */
const FORGED = ["JWT_SESSION_ERROR", "SIGNOUT_ERROR"];

/** What next-auth has to say, by its own codes. */
export const authLog = {
  error: (code: string, said: Error | { error: Error }): void => (FORGED.includes(code)
    ? log.warn({ code }, "next-auth")
    : log.error({ ...plainError(said instanceof Error ? said : said.error), code }, "next-auth")),
  warn: (code: string): void => log.warn({ code }, "next-auth"),
  debug: (): void => undefined,
};

/** Type, message and stack. A database's error was stripped of what people typed when it was made. */
const plainError = (error: unknown): Record<string, unknown> => (error instanceof Error
  ? { error: `${error.name}: ${error.message}${error.cause instanceof Error ? `: ${error.cause.message}` : ""}`, ...("code" in error ? { code: String(error.code) } : {}), stack: error.stack?.split("\n").slice(0, 12).join("\n") }
  : { error: String(error) });
