import "server-only";

import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, sep } from "node:path";

const PREFIX = "/_next/static/";
const PACKED = ".br";
const TYPES = { js: "application/javascript; charset=UTF-8", css: "text/css; charset=UTF-8" };

/** Their names are their content. */
const FOR_EVER = "public, max-age=31536000, immutable";

/**
 * Answers with a script or sheet as the build packed it (`scripts/start/build.ts`). The framework's would be compressed anew for
 * everybody who opens a first page: fifteen files, and not as small. False where there is none, or the caller does not take it.
 */
export function packedFiles(folder = join(process.cwd(), ".next", "static")): (request: IncomingMessage, response: ServerResponse) => boolean {
  const files = readPacked(folder);

  return ({ url = "", method, headers }, response) => {
    if (method !== "GET" || !url.startsWith(PREFIX) || !/\bbr\b(?!\s*;\s*q=0)/.test(String(headers["accept-encoding"]))) return false;
    const [path = ""] = url.split("?");
    const file = files.get(path);
    if (!file) return false;
    const type = path.endsWith(".css") ? TYPES.css : TYPES.js;
    response.writeHead(200, { "content-type": type, "content-encoding": "br", "content-length": file.length, "cache-control": FOR_EVER, vary: "Accept-Encoding" }).end(file);
    return true;
  };
}

/** All of them, under the addresses they are asked by: less than a megabyte. */
function readPacked(folder: string): Map<string, Buffer> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(PACKED)) : [];
  return new Map(names.map((name) => [PREFIX + name.slice(0, -PACKED.length).replaceAll(sep, "/"), readFileSync(join(folder, name))]));
}
