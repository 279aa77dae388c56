/** Every failure a caller can cause, with its HTTP status. Anything else is our bug. */
export const ERRORS = {
  invalid: { status: 400 },
  unauthenticated: { status: 401 },
  forbidden: { status: 403 },
  not_found: { status: 404 },
  conflict: { status: 409 },
  too_large: { status: 413 },
  rejected: { status: 422 },
  too_many: { status: 429 },
  internal: { status: 500 },
  unavailable: { status: 503 },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** Values of a sentence's placeholders. Money and quantities as they travel: decimal strings. */
export type Params = Record<string, string | number>;

/** A sentence to be: a key under `errors` in messages/*.json, and its values. */
export type Sentence = { key: string; params?: Params };

/** Sentences by the path of the input they belong to: `lines.0.quantity`. */
export type FieldSentences = Record<string, Sentence[]>;

/** What the caller can cause, as a key and parameters; the adapters say it in the reader's language. */
export class AppError extends Error {
  constructor(readonly code: ErrorCode, readonly key: string, readonly params: Params = {}, readonly fields: FieldSentences = {}) {
    super(`${code}: ${key} ${JSON.stringify(params)}`);
    this.name = "AppError";
  }
}

/** `errors.notFound.<what>`, answered 404: also what is there but belongs to another store. */
export const notFound = (what: string, field?: string) =>
  new AppError("not_found", `notFound.${what}`, {}, field ? { [field]: [{ key: `notFound.${what}` }] } : {});

/** The request contradicts what is there: 409. */
export const conflict = (key: string, params: Params = {}, field?: string) => new AppError("conflict", key, params, at(field, key, params));

/** A rule of the shop says no: 422. With `field`, the same sentence stands under that input. */
export const rejected = (key: string, params: Params = {}, field?: string) => new AppError("rejected", key, params, at(field, key, params));

/** Input that can never be right: 400. */
export const invalid = (key: string, params: Params = {}, field?: string) => new AppError("invalid", key, params, at(field, key, params));

/** The caller may not: 403. `permission` is the code that is missing. */
export const forbidden = (permission: string) => new AppError("forbidden", "forbidden", { permission });

const at = (field: string | undefined, key: string, params: Params): FieldSentences => (field ? { [field]: [{ key, params }] } : {});

/** Somebody else's transaction was faster: unique violation, a row that is gone (or what it would have given), serialization failure, deadlock. */
export const isRace = (error: unknown): boolean => ["23505", "23503", "23502", "40001", "40P01"].includes(sqlState(error) ?? "");

/** A unique key was taken. With a name: that one. */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  sqlState(error) === "23505" && (constraint === undefined || constraintOf(error) === constraint);

/** What the network and the driver call a database that is not there. */
const AWAY = [
  "ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN",
  "CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT", "53300",
];

/** The database is away, starting or stopping: the caller may try again. */
export const isUnavailable = (error: unknown): boolean => {
  const state = sqlState(error) ?? "";
  return state.startsWith("08") || state.startsWith("57P") || AWAY.includes(state);
};

/** PostgreSQL's or the driver's code. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && error.code !== undefined ? String(error.code) : undefined;

const constraintOf = (error: unknown): string | undefined =>
  error instanceof Error && "constraint" in error ? String(error.constraint) : undefined;

/** The result, or the refusal of a rule. What else fails, fails. */
export function attempt<T>(run: () => T): T | AppError {
  try {
    return run();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
