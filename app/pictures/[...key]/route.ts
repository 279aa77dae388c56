import { unstable_rethrow } from "next/navigation";

import { apiContext, sessionContext } from "@/app/_server/context";
import { refused } from "@/app/_server/route";
import { notFound } from "@/lib/core/errors";
import { isStorageKey, storage } from "@/lib/core/storage";

type Props = { params: Promise<{ key: string[] }> };

/** A picture of the signed-in worker's store, in a browser or by an access token. Its name changes with its content, so a browser may keep it for ever. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  try {
    const { storeId } = await (request.headers.has("authorization") ? apiContext(request) : sessionContext());
    return await pictureOf(storeId, (await params).key);
  } catch (error) {
    unstable_rethrow(error);
    return refused(request, error, request.headers.get("x-request-id") ?? undefined); // the proxy gave it
  }
}

async function pictureOf(storeId: string, key: string[]): Promise<Response> {
  const path = key.join("/");
  const bytes = key[0] === storeId && key[1] === "pictures" && isStorageKey(path) ? await storage.get(path) : null;
  if (!bytes) throw notFound("picture");

  return new Response(new Uint8Array(bytes), {
    headers: { "content-type": "image/webp", "cache-control": "private, max-age=31536000, immutable", "x-content-type-options": "nosniff" },
  });
}
