import "server-only";

import { AppError } from "@/lib/core/errors";

const MB = 1024 * 1024;

/**
 * The bytes of a request's body, at most `limitBytes` whatever it says of itself. A larger one is refused with `tooLarge`
 * (a key of `errors`, told the limit in MB) before a byte too many is kept; one whose sender went away, with `bodyBroken`.
 */
export async function bytesOf(request: Request, limitBytes: number, tooLarge: string): Promise<Buffer> {
  const refusal = () => new AppError("too_large", tooLarge, { limit: limitBytes / MB });
  const length = request.headers.get("content-length");
  if (Number(length ?? 0) > limitBytes) throw refusal();
  if (length !== null) return Buffer.from(await request.arrayBuffer().catch(brokenOff)); // no longer than it says

  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of request.body ?? []) {
      size += part.byteLength;
      if (size > limitBytes) break;
      parts.push(part);
    }
  } catch {
    brokenOff();
  }
  if (size > limitBytes) throw refusal();
  return Buffer.concat(parts);
}

/** A caller who went away in the middle: nothing of ours failed. */
function brokenOff(): never {
  throw new AppError("invalid", "bodyBroken");
}
