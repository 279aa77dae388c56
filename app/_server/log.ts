import "server-only";

import { pino } from "pino";

/** JSON lines on standard output. Ids only: no names, numbers, addresses, secrets or bodies of requests. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
});

/** Writes down what was our fault, with the request it belongs to. */
export const reportOf = (requestId: string) => (error: unknown): void =>
  log.error({ requestId, ...plainError(error) }, "request failed");

/** Writes down a page that failed. `digest` is the code on its reader's screen; `page` has its holes still empty: no ids, no names. */
export function reportPage(error: unknown, at: { requestId: string; page: string }): void {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  log.error({ ...at, digest, ...plainError(error) }, "page failed");
}

/** Type, message and stack. The driver's parameters stay out: they hold what people typed. */
function plainError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  const cause = error.cause instanceof Error ? error.cause : undefined;
  const message = cause ? `${error.name}: ${cause.message}` : error.message;
  return {
    error: message,
    ...(cause && "code" in cause ? { code: String(cause.code) } : {}),
    stack: (cause ?? error).stack?.split("\n").slice(0, 12).join("\n"),
  };
}
