import { after } from "next/server";

import { bytesOf } from "@/app/_server/body";
import { platformContext, sessionContext } from "@/app/_server/context";
import { failureAnswer } from "@/app/_server/failure";
import { reportOf } from "@/app/_server/log";
import { translate } from "@/app/_server/sentences";
import type { Result } from "@/lib/core/result";
import { MAX_BYTES } from "@/lib/warehouse/import/read-table";
import { runImport } from "@/lib/warehouse/import/run-import";
import { keepUpload } from "@/lib/warehouse/import/upload-import";

/**
 * `POST /products/import/upload?id=…&name=…` with the file as the body: answers as soon as the file is kept, and checks it
 * behind the answer. A body rather than a form or an action, so that its size is refused before it is read.
 */
export async function POST(request: Request): Promise<Response> {
  const { locale, requestId } = await platformContext();
  try {
    const ctx = await sessionContext();
    const asked = new URL(request.url).searchParams;
    const data = await keepUpload(ctx, { id: asked.get("id") ?? "", fileName: asked.get("name") ?? "" }, await bytesOf(request, MAX_BYTES, "importTooLarge"));

    after(() => runImport(ctx, data.id, "check").catch(reportOf(requestId)));
    return Response.json({ message: (await translate(locale))("done.importUploaded"), data } satisfies Result<{ id: string }>);
  } catch (error) {
    return failureAnswer(error, { locale, requestId });
  }
}
