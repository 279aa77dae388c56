import "server-only";

import { ServerResponse } from "node:http";

/**
 * Lets the framework's compressor see what route handlers answer. Next appends their headers, so that `Content-Type` becomes
 * a list of one, which its compressor does not read; and it drops a `Content-Encoding` of our own. A first value is plain here.
 */
export function compressRoutes(): void {
  const { appendHeader } = ServerResponse.prototype;
  ServerResponse.prototype.appendHeader = function (name, value) {
    const isFirst = typeof value === "string" && name.toLowerCase() === "content-type" && !this.hasHeader(name);
    return isFirst ? this.setHeader(name, value) : appendHeader.call(this, name, value);
  };
}
