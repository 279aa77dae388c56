import "server-only";

import { OutgoingMessage } from "node:http";

/**
 * Lets the framework's compressor see what route handlers answer. Next sets each of their headers as a list, and the
 * compressor reads a `Content-Type` only where it is text; a `Content-Encoding` of our own Next drops. So a list of one is text here.
 */
export function compressRoutes(): void {
  const { setHeader } = OutgoingMessage.prototype;
  OutgoingMessage.prototype.setHeader = function (name, value) {
    const isListOfOne = Array.isArray(value) && value.length === 1 && name.toLowerCase() === "content-type";
    return setHeader.call(this, name, isListOfOne ? String(value[0]) : value) as typeof this;
  };
}
