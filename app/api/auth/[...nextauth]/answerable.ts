import "server-only";

import type { NextRequest } from "next/server";

import { isSecure } from "@/app/_server/identity";
import { parseJson } from "@/app/_server/json";
import { HttpRefusal } from "@/app/_server/problem";
import { readText } from "@/app/_server/request";
import { AppError, invalid } from "@/lib/core/errors";
import { isRecord } from "@/lib/core/wire";

/** The doors of next-auth that are open here. Not `_log`, where strangers would write into the log. */
const DOORS = ["providers", "session", "csrf", "signin", "signout", "callback", "error"];

/** What next-auth writes back into a header, or prints, must fit into one. */
const PRINTABLE = /^[ -~]*$/;

/** Refuses what next-auth would answer with a failure of the server: a body that is no JSON, an address to come back to that is none. */
export async function assertAnswerable(request: NextRequest, path: readonly string[]): Promise<void> {
  const { pathname, searchParams } = new URL(request.url);
  if (!DOORS.includes(path[0] ?? "")) throw new AppError("not_found", "pathUnknown", { path: pathname.slice(0, 200) });
  if (path[0] === "callback" && request.method !== "POST") throw new HttpRefusal("method_not_allowed", "methodNotAllowed", { method: request.method, allow: "POST" }, { Allow: "POST" });
  if (!path.every((part) => PRINTABLE.test(part))) throw new AppError("invalid", "addressMalformed");
  for (const [name, value] of searchParams) if (!PRINTABLE.test(value)) throw invalid("badCharacters", {}, name.slice(0, 100));

  const kept = request.cookies.get(`${isSecure() ? "__Secure-" : ""}next-auth.callback-url`)?.value;
  const sent = request.method === "POST" ? await sentIn(request) : undefined;
  for (const to of [...searchParams.getAll("callbackUrl"), kept, sent]) assertAddress(to);
}

/** Where the body wants to come back to. The body stays to be read. */
async function sentIn(request: NextRequest): Promise<unknown> {
  const text = await readText(request.clone());
  const type = request.headers.get("content-type") ?? "";
  if (type.includes("application/json")) {
    const body = parseJson(text);
    return isRecord(body) ? body.callbackUrl : undefined;
  }
  return type.includes("application/x-www-form-urlencoded") ? (new URLSearchParams(text).get("callbackUrl") ?? undefined) : undefined;
}

/** A path of ours or an address of the web. Whose it is, next-auth decides. */
function assertAddress(to: unknown): void {
  if (to === undefined || to === null || to === "") return;
  const isAddress = typeof to === "string" && PRINTABLE.test(to) && /^(\/|https?:)/.test(to) && URL.canParse(to, "http://localhost");
  if (!isAddress) throw invalid("addressMalformed", {}, "callbackUrl");
}
