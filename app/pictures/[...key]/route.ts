import { apiContext, sessionContext } from "@/app/_server/context";
import { isStorageKey, storage } from "@/lib/core/storage";

type Props = { params: Promise<{ key: string[] }> };

/** A picture of the signed-in worker's store, in a browser or by an access token. Its name changes with its content, so a browser may keep it for ever. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const context = request.headers.has("authorization") ? apiContext(request) : sessionContext();
  const [{ storeId }, { key }] = [await context, await params];
  const path = key.join("/");
  const bytes = key[0] === storeId && key[1] === "pictures" && isStorageKey(path) ? await storage.get(path) : null;
  if (!bytes) return new Response(null, { status: 404 });

  return new Response(new Uint8Array(bytes), {
    headers: { "content-type": "image/webp", "cache-control": "private, max-age=31536000, immutable", "x-content-type-options": "nosniff" },
  });
}
