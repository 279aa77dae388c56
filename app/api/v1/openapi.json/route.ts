import { createHash } from "node:crypto";

import { compressed } from "@/app/_server/compress";

import { apiDocument } from "../routes";

/** The contract, for programs and for people. Public: it says nothing about any shop. */
export async function GET(request: Request): Promise<Response> {
  const text = JSON.stringify(apiDocument());
  const tag = `W/"${createHash("sha1").update(text).digest("base64url")}"`;
  const headers = { "Content-Type": "application/json", "Cache-Control": "public, no-cache", Vary: "Accept-Encoding", ETag: tag };
  if (request.headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers });

  const { body, encoding } = await compressed(text, request.headers.get("accept-encoding"));
  return new Response(body, { headers: { ...headers, ...(encoding ? { "Content-Encoding": encoding } : {}) } });
}
