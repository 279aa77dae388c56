import "server-only";

import { AppError, invalid } from "@/lib/core/errors";

import { isCleanText, parseJson } from "./json";
import { HttpRefusal } from "./problem";

const LIMIT_BYTES = 1024 * 1024;

/** The body as it was sent, of at most 1 MB: more is refused before a byte too many is kept. */
export async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > LIMIT_BYTES) throw tooLarge();
  if ((request.headers.get("content-encoding") ?? "identity") !== "identity") throw new HttpRefusal("unsupported_type", "bodyCompressed");
  return decoded(await bytesOf(request).catch(brokenOff));
}

/** A caller who went away in the middle: nothing of ours failed. */
function brokenOff(error: unknown): never {
  throw error instanceof AppError ? error : new AppError("invalid", "bodyBroken");
}

/** What a body says. Nothing says an empty object. */
export function readJson(request: Request, text: string): unknown {
  if (text.trim() === "") return {};
  assertJson(request.headers.get("content-type"));
  return parseJson(text);
}

/** Both, for routes that are not the API's. */
export async function readBody(request: Request): Promise<{ text: string; value: unknown }> {
  const text = await readText(request);
  return { text, value: readJson(request, text) };
}

/** The query string: each name once, and only text a database can hold. An empty value is no filter, but an empty cursor is a beginning. */
export function readQuery(url: URL): Record<string, string> {
  const query: Record<string, string> = {};
  const seen = new Set<string>();
  for (const [name, value] of url.searchParams) {
    if (!isCleanText(name) || !isCleanText(value)) throw invalid("badCharacters", {}, isCleanText(name) ? name : "query");
    if (seen.has(name)) throw invalid("duplicateField", {}, name);
    seen.add(name);
    if (value !== "" || name === "cursor") Object.defineProperty(query, name, { value, enumerable: true });
  }
  return query;
}

function assertJson(type: string | null): void {
  if (type !== null && !/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type.trim())) throw new HttpRefusal("unsupported_type", "notJson");
}

async function bytesOf(request: Request): Promise<Uint8Array> {
  if (request.headers.has("content-length")) return new Uint8Array(await request.arrayBuffer()); // no longer than it says
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > LIMIT_BYTES) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("invalid", "notUtf8");
  }
}

const tooLarge = () => new AppError("too_large", "bodyTooLarge", { limit: "1 MB" });
