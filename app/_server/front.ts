import "server-only";

import { type IncomingMessage, Server, type ServerResponse } from "node:http";

import { callAs } from "./address";
import { limitBody } from "./body-limit";
import { compressAnswer } from "./compression";
import { answerMalformed, isMalformed } from "./malformed";
import { logRequest } from "./request-log";
import { packedFiles } from "./static-files";

type Emit = (this: Server, name: string, ...args: unknown[]) => boolean;

// One mark for all bundles of the server: each is compiled with its own copy of this module.
const shared = globalThis as typeof globalThis & { shopStandsInFront?: true };

/**
 * Stands before the framework, in this order: every request is logged when it is over, brings no more than it may, is answered compressed, gets what
 * the build has packed for it, is refused if nobody can read its address or knows its method, and is known by the socket it came through. Called once,
 * when the server boots.
 */
export function standInFront(): void {
  if (shared.shopStandsInFront) return;
  shared.shopStandsInFront = true;
  const emit = Server.prototype.emit as Emit;
  const sendPacked = packedFiles();

  Server.prototype.emit = function (this: Server, name: string, ...args: unknown[]) {
    if (name !== "request") return emit.call(this, name, ...args);
    const [request, response] = args as [IncomingMessage, ServerResponse];
    logRequest(request, response);
    limitBody(request, response);
    compressAnswer(request, response);
    if (sendPacked(request, response)) return true;
    if (isMalformed(request)) {
      void answerMalformed(request, response);
      return true;
    }
    return callAs(request, () => emit.call(this, name, ...args));
  };
}
