import "server-only";

import { AppError, ERRORS, type ErrorCode } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { toFailure } from "@/lib/core/result";

import { reportOf } from "./log";
import { say, translate } from "./sentences";

/** What only HTTP can refuse, beside the shop's own codes. */
const HTTP = { method_not_allowed: 405, unsupported_type: 415 } as const;

export type ProblemCode = ErrorCode | keyof typeof HTTP;

/** Every code an API client may meet, with its status. */
export const PROBLEMS: Record<ProblemCode, number> = {
  ...(Object.fromEntries(Object.entries(ERRORS).map(([code, { status }]) => [code, status])) as Record<ErrorCode, number>),
  ...HTTP,
};

/** A request refused for how it was sent: its method, its type. `key` stands under `errors`. */
export class HttpRefusal extends Error {
  constructor(readonly code: keyof typeof HTTP, readonly key: string, readonly params: Record<string, string> = {}, readonly headers: Record<string, string> = {}) {
    super(`${code}: ${key}`);
    this.name = "HttpRefusal";
  }
}

export type Reader = { locale: Locale; requestId: string; field: (path: string) => string };

export type ProblemBody = {
  type: string; title: string; status: number; detail: string; code: ProblemCode; request_id: string; errors?: Record<string, string[]>;
};

/** RFC 9457, in the reader's language and the API's names. What was our fault goes to the log, and only there. */
export async function problemOf(error: unknown, { locale, requestId, field }: Reader): Promise<{ body: ProblemBody; headers: Record<string, string> }> {
  const [speak, t] = await Promise.all([say(locale), translate(locale)]);
  const { code, detail, fields } = refusalOf(error);
  const errors = Object.entries(fields);

  return {
    headers: headersOf(error, code),
    body: {
      type: `/api/docs#${code}`,
      title: t(`api.problem.${code}`),
      status: PROBLEMS[code],
      detail,
      code,
      request_id: requestId,
      ...(errors.length > 0 ? { errors: Object.fromEntries(errors.map(([path, sentences]) => [field(path) || "body", sentences])) } : {}),
    },
  };

  function refusalOf(cause: unknown): { code: ProblemCode; detail: string; fields: Record<string, string[]> } {
    if (cause instanceof HttpRefusal) return { code: cause.code, detail: speak(cause), fields: {} };
    const { message, error: { code: known, fields: spoken } } = toFailure(cause, speak, reportOf(requestId));
    return { code: known, detail: message, fields: spoken };
  }
}

/** When asking again makes sense, in seconds. */
function headersOf(error: unknown, code: ProblemCode): Record<string, string> {
  if (error instanceof HttpRefusal) return error.headers;
  if (code === "unavailable") return { "Retry-After": "5" };
  if (code === "unauthenticated") return { "WWW-Authenticate": "Bearer" };
  if (!(error instanceof AppError)) return {};
  if (code === "too_many") return { "Retry-After": String(error.params.seconds ?? 60) };
  return error.key === "idempotencyRunning" ? { "Retry-After": "1" } : {};
}
