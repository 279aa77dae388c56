import "server-only";

import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)];
const WORTH_BYTES = 1024;

/**
 * Text as the reader takes it. The framework compresses pages but no answer of a route handler (it sets their headers as lists,
 * which its compressor does not read).
 */
export async function compressed(text: string, accepted: string | null): Promise<{ body: string | Uint8Array<ArrayBuffer>; encoding?: "br" | "gzip" }> {
  const encoding = text.length < WORTH_BYTES ? undefined : (["br", "gzip"] as const).find((name) => takes(accepted ?? "", name));
  if (!encoding) return { body: text };

  const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
  const bytes = encoding === "br" ? await brotli(text, fast) : await gzipped(text);
  return { body: new Uint8Array(bytes), encoding };
}

/** `br;q=0` is a refusal. */
const takes = (accepted: string, name: string): boolean =>
  accepted.split(",").some((part) => new RegExp(`^\\s*${name}\\s*(;|$)`, "i").test(part) && !/;\s*q=0(\.0*)?\s*$/i.test(part));
