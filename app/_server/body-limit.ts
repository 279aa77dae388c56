import type { IncomingMessage, ServerResponse } from "node:http";

const MB = 1024 * 1024;
/** A little more than handlers and the framework take, so that they see that it was too much and say so. */
const LIMITS = { api: MB + 64 * 1024, pages: 22 * MB };
/** Who has sent too much, has had the answer and still sends is hung up on. */
const LINGER_MS = 5_000;

/**
 * Lets a body in as far as it may go and drops the rest unread. The framework takes a body as fast as it comes and keeps it whole,
 * also when nobody asks for it: without this a stranger's endless one ends the server.
 */
export function limitBody(request: IncomingMessage, response: ServerResponse): void {
  const limit = request.url?.startsWith("/api/v1/") ? LIMITS.api : LIMITS.pages;
  const push = request.push.bind(request);
  let size = 0;
  let farewell: NodeJS.Timeout | undefined;

  request.push = (chunk: Buffer | null, encoding) => {
    size += chunk?.byteLength ?? 0;
    if (chunk === null || size <= limit) return push(chunk, encoding);
    if (response.writableFinished) farewell ??= setTimeout(() => request.complete || request.socket.destroy(), LINGER_MS).unref();
    return true;
  };
}
