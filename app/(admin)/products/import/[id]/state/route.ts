import { platformContext, sessionContext } from "@/app/_server/context";
import { failureAnswer } from "@/app/_server/failure";
import { translate } from "@/app/_server/sentences";
import { formatCount } from "@/components/format";
import { readImport } from "@/lib/warehouse/import/queries";

import type { ImportState } from "../../followed";

type Props = { params: Promise<{ id: string }> };

/** Whether an import is over, and what came of it, in a sentence: for who has left its page. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { locale, requestId } = await platformContext();
  try {
    const ctx = await sessionContext();
    const [{ fileName: file, status, report, created, updated }, t] = await Promise.all([readImport(ctx, { id: (await params).id, limit: 0 }), translate(ctx.locale)]);
    const isRunning = status === "checking" || status === "applying";
    const message = isRunning ? "" : t(`imports.over.${status}`, { file, good: formatCount(report?.good ?? 0), created: formatCount(created), updated: formatCount(updated) });

    const data: ImportState = { isRunning, isBad: status === "failed" || status === "interrupted", verb: t("products.open") };
    return Response.json({ message, data }, { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return failureAnswer(error, { locale, requestId });
  }
}
