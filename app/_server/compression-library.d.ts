/** What of the library is used here; its published types bring those of a whole web framework. */
declare module "compression" {
  import type { IncomingMessage, ServerResponse } from "node:http";
  import type { BrotliOptions } from "node:zlib";

  type Options = { brotli?: BrotliOptions; filter?: (request: IncomingMessage, response: ServerResponse) => boolean };
  export default function compression(options: Options): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
}
