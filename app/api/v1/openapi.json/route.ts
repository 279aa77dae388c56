import { createHash } from "node:crypto";

import { resource } from "@/app/_server/route";

import { apiDocument } from "../routes";

/** The contract, for programs and for people. Public: it says nothing about any shop. */
async function read(request: Request): Promise<Response> {
  const text = JSON.stringify(await apiDocument());
  const tag = `W/"${createHash("sha1").update(text).digest("base64url")}"`;
  const headers = { "Content-Type": "application/json", "Cache-Control": "public, no-cache", ETag: tag };
  return request.headers.get("if-none-match") === tag ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ GET: read });
