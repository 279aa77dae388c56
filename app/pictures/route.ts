import { platformContext, sessionContext } from "@/app/_server/context";
import { failureAnswer } from "@/app/_server/failure";
import { translate } from "@/app/_server/sentences";
import { authorize } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { MAX_PICTURE_BYTES, reencode } from "@/lib/core/picture";
import type { Result } from "@/lib/core/result";
import { storage } from "@/lib/core/storage";
import { setPicture } from "@/lib/warehouse/product/set-picture";

type Picture = { id: string; pictureKey: string | null };

/**
 * `POST /pictures?product=…` with the file as the body: the product's new picture. A body rather than a form or an
 * action, so that its size is known and refused before it is read.
 */
export async function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const ctx = await sessionContext();
    authorize(ctx, setPicture.permission); // before the work, which is more than that of asking
    const picture = await reencode(await bytesOf(request));
    const pictureKey = `${ctx.storeId}/pictures/${newId()}.webp`;

    await storage.put(pictureKey, picture);
    const { replacedKey, ...data } = await setPicture(ctx, { id: productOf(request), pictureKey }).catch(async (error: unknown) => {
      await storage.remove(pictureKey); // nobody names it
      throw error;
    });
    if (replacedKey) await storage.remove(replacedKey);
    return data;
  });
}

/** Takes the picture away. */
export async function DELETE(request: Request): Promise<Response> {
  return answering(async () => {
    const { replacedKey, ...data } = await setPicture(await sessionContext(), { id: productOf(request), pictureKey: null });
    if (replacedKey) await storage.remove(replacedKey);
    return data;
  });
}

const productOf = (request: Request): string => new URL(request.url).searchParams.get("product") ?? "";

/** At most 5 MB, whatever the request says of itself. */
async function bytesOf(request: Request): Promise<Uint8Array> {
  const tooLarge = () => new AppError("too_large", "pictureTooLarge", { limit: 5 });
  if (Number(request.headers.get("content-length") ?? 0) > MAX_PICTURE_BYTES) throw tooLarge();

  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > MAX_PICTURE_BYTES) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function answering(run: () => Promise<Picture>): Promise<Response> {
  const { locale, requestId } = await platformContext();
  try {
    const data = await run();
    return Response.json({ message: (await translate(locale))("done.pictureSaved"), data } satisfies Result<Picture>);
  } catch (error) {
    return failureAnswer(error, { locale, requestId });
  }
}
