import "server-only";

import sharp from "sharp";

import { AppError } from "./errors";
import { PICTURE_FORMATS } from "./picture-types";

/** What may be sent. */
export const MAX_PICTURE_BYTES = 5 * 1024 * 1024;

const FORMATS: readonly string[] = PICTURE_FORMATS;
const MAX_PIXELS = 50_000_000;
const SIDE = 800;

/**
 * A picture made anew from what was sent: WebP, at most 800 pixels a side, turned as the camera meant it, without
 * whatever else the file carried. The real content counts, not the name; an SVG is refused, since it may hold a program.
 */
export async function reencode(bytes: Uint8Array): Promise<Buffer> {
  if (bytes.byteLength > MAX_PICTURE_BYTES) throw new AppError("too_large", "pictureTooLarge", { limit: 5 });
  if (bytes.byteLength === 0) throw notPicture();
  const found = await sharp(bytes, { limitInputPixels: false }).metadata().catch(() => undefined); // its head, nothing is unpacked
  if (!found?.format || !FORMATS.includes(found.format)) throw notPicture();
  if (found.width * found.height > MAX_PIXELS) throw new AppError("too_large", "pictureTooManyPixels", { limit: MAX_PIXELS / 1_000_000 });

  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" })
    .rotate()
    .resize(SIDE, SIDE, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 82 })
    .toBuffer()
    .catch(() => { throw notPicture(); });
}

const notPicture = () => new AppError("invalid", "notPicture", {}, { picture: [{ key: "notPicture" }] });
