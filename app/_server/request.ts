import "server-only";

import { AppError, invalid } from "@/lib/core/errors";

import { bytesOf } from "./body";
import { isCleanText, parseJson } from "./json";
import { HttpRefusal } from "./problem";

const LIMIT_BYTES = 1024 * 1024;

/** The body as it was sent, of at most 1 MB: more is refused before a byte too many is kept. */
export async function readText(request: Request): Promise<string> {
  if ((request.headers.get("content-encoding") ?? "identity") !== "identity") throw new HttpRefusal("unsupported_type", "bodyCompressed");
  return decoded(await bytesOf(request, LIMIT_BYTES, "bodyTooLarge"));
}

/** The same, and what is there is JSON by its header. */
export async function readJsonText(request: Request): Promise<string> {
  const text = await readText(request);
  if (text.trim() !== "") assertJson(request.headers.get("content-type"));
  return text;
}

/** What a body says. Nothing says an empty object. */
export const readJson = (text: string): unknown => (text.trim() === "" ? {} : parseJson(text));

/** Both, for routes that are not the API's. */
export async function readBody(request: Request): Promise<{ text: string; value: unknown }> {
  const text = await readJsonText(request);
  return { text, value: readJson(text) };
}

/** The query string: each name once, and only text a database can hold. An empty value is no filter, though its name must be known; an empty cursor is a beginning. */
export function readQuery(url: URL): Record<string, string | undefined> {
  const query: Record<string, string | undefined> = {};
  const seen = new Set<string>();
  for (const [name, value] of url.searchParams) {
    if (!isCleanText(name) || !isCleanText(value)) throw invalid("badCharacters", {}, isCleanText(name) ? name : "query");
    if (seen.has(name)) throw invalid("duplicateField", {}, name);
    seen.add(name);
    Object.defineProperty(query, name, { value: value === "" && name !== "cursor" ? undefined : value, enumerable: true });
  }
  return query;
}

function assertJson(type: string | null): void {
  if (type !== null && !/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type.trim())) throw new HttpRefusal("unsupported_type", "notJson");
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("invalid", "notUtf8");
  }
}
