import { platformContext, sessionContext } from "@/app/_server/context";
import { failureAnswer } from "@/app/_server/failure";
import { reportOf } from "@/app/_server/log";
import { say, translate } from "@/app/_server/sentences";
import { oneSlice, tableFile } from "@/app/_server/table-file";
import { listBadRows } from "@/lib/warehouse/import/bad-rows";

type Props = { params: Promise<{ id: string }> };

/** The rows that were left out, as a CSV that Excel opens: their line, why, and the row itself, ready to be mended. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { locale, requestId } = await platformContext();
  try {
    const ctx = await sessionContext();
    const [{ fileName, headings, rows }, t, speak] = await Promise.all([listBadRows(ctx, await params), translate(locale), say(locale)]);
    const name = `${fileName.replace(/\.[^.]*$/, "")} - ${t("imports.badRows")}`;

    return await tableFile<(typeof rows)[number]>(name, "csv", [
      { head: t("imports.line"), value: ({ row }) => row },
      { head: t("imports.why"), value: ({ issues }) => issues.map((issue) => `${t(`imports.fields.${issue.field}`)}: ${speak(issue)}`).join("; ") },
      ...headings.map((head, index) => ({ head, value: ({ cells }: { cells: string[] }) => cells[index] ?? "" })),
    ], oneSlice(rows), reportOf(requestId));
  } catch (error) {
    return failureAnswer(error, { locale, requestId });
  }
}
