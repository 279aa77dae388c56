import { z } from "zod";

import { AppError, type ErrorCode, type FieldSentences, isUnavailable, isUniqueViolation, type Params, type Sentence } from "./errors";

/** Sentences by the path of the input they belong to, in the reader's language. */
export type FieldErrors = Record<string, string[]>;

export type Success<T> = { message: string; data: T; error?: undefined };
/** `requestId`: under which the log knows it; absent where no server answered. */
export type Failure = { message: string; data: null; error: { code: ErrorCode; fields: FieldErrors; requestId?: string } };

/** What every write answers, to a form and to a till. */
export type Result<T> = Success<T> | Failure;

/** Says a sentence (a key under `errors`) in the reader's language. */
export type Say = (sentence: Sentence) => string;

/** Hears what was not the caller's fault, and knows the request it belongs to. */
export type Report = { (error: unknown): void; requestId?: string };

/** The one place where an exception becomes an answer. */
export function toFailure(error: unknown, say: Say, report: Report): Failure {
  const failure = (code: ErrorCode, message: string, fields: FieldErrors = {}): Failure => (
    { message, data: null, error: { code, fields, ...(report.requestId === undefined ? {} : { requestId: report.requestId }) } }
  );
  if (error instanceof AppError) return failure(error.code, say(error), spoken(error.fields, say));
  if (error instanceof z.ZodError) return failure("invalid", say({ key: "invalid" }), spoken(fieldSentences(error), say));
  if (isUniqueViolation(error)) return failure("conflict", say({ key: "taken" }));

  report(error);
  return isUnavailable(error) ? failure("unavailable", say({ key: "unavailable" })) : failure("internal", say({ key: "internal" }));
}

const spoken = (fields: FieldSentences, say: Say): FieldErrors =>
  Object.fromEntries(Object.entries(fields).map(([path, sentences]) => [path, sentences.map(say)]));

/** More mistakes than anybody reads: a body of 1 MB can hold a hundred thousand, and each costs a sentence. */
export const MOST_NAMED = 1000;

/** What zod refused, by the path of the field, as keys under `errors`: the first thousand. */
export function fieldSentences({ issues }: z.ZodError): FieldSentences {
  const fields: FieldSentences = Object.create(null); // a sender may call a field `__proto__`
  let left = MOST_NAMED;
  const name = (path: PropertyKey[], sentence: Sentence) => {
    if (left-- > 0) (fields[path.join(".")] ??= []).push(sentence);
  };
  for (const issue of issues) {
    if (left <= 0) break;
    if (issue.code === "unrecognized_keys") for (const key of issue.keys.slice(0, left)) name([...issue.path, key], { key: "unknownField" });
    else name(issue.path, sentenceOf(issue));
  }
  return fields;
}

/** A schema's own message is a key already; what zod itself refuses is given one here. */
export function sentenceOf(issue: z.core.$ZodIssue): Sentence {
  if (issue.code === "too_small") return ranged("Least", issue.origin, String(issue.minimum));
  if (issue.code === "too_big") return ranged("Most", issue.origin, String(issue.maximum));
  if (/^[a-z]\w*(\.\w+)*$/.test(issue.message)) return { key: issue.message };
  if (issue.code === "invalid_type" && issue.message.includes("received undefined")) return { key: "required" };
  if (issue.code === "invalid_value") return { key: "notAChoice", params: { choices: issue.values.map(String).join(", ") } };
  if (issue.code === "invalid_format" && issue.format === "uuid") return { key: "id" };
  return { key: "wrongType" };
}

function ranged(end: "Least" | "Most", origin: string, limit: string): Sentence {
  const params: Params = { limit };
  if (origin === "string") return end === "Least" && limit === "1" ? { key: "required" } : { key: `text${end}`, params };
  if (origin === "array") return { key: `list${end}`, params };
  return { key: `number${end}`, params };
}
