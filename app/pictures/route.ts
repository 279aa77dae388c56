import { bytesOf } from "@/app/_server/body";
import { platformContext, sessionContext } from "@/app/_server/context";
import { failureAnswer } from "@/app/_server/failure";
import { translate } from "@/app/_server/sentences";
import { authorize } from "@/lib/core/context";
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
    const picture = await reencode(await bytesOf(request, MAX_PICTURE_BYTES, "pictureTooLarge"));
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

async function answering(run: () => Promise<Picture>): Promise<Response> {
  const { locale, requestId } = await platformContext();
  try {
    const data = await run();
    return Response.json({ message: (await translate(locale))("done.pictureSaved"), data } satisfies Result<Picture>);
  } catch (error) {
    return failureAnswer(error, { locale, requestId });
  }
}
