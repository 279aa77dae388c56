import "server-only";

import { eq, sql } from "drizzle-orm";
import { z } from "zod";

import { imports } from "@/db/schema";
import { query } from "@/lib/core/use-case";

import { layoutOf, readFile } from "./check-import";
import { findImport } from "./import-row";
import { ApplyImportInput, ImportIssue } from "./schemas";

/** The rows of a file that were left out, as they stand there, each with what is wrong: to be mended and brought again. */
export const listBadRows = query({
  permission: "product.import",
  input: ApplyImportInput,
  output: z.object({
    fileName: z.string(),
    headings: z.array(z.string()),
    rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()), issues: z.array(ImportIssue) })),
  }),

  async run(ctx, { id }) {
    const { fileName, fileKey, columns } = await findImport(ctx, id);
    const [kept] = await ctx.tx.select({ issues: sql<ImportIssue[] | null>`${imports.report} -> 'issues'` }).from(imports).where(eq(imports.id, id));
    const byRow = new Map<number, ImportIssue[]>();
    for (const issue of kept?.issues ?? []) if (!issue.isWarning) byRow.set(issue.row, [...(byRow.get(issue.row) ?? []), issue]);
    if (byRow.size === 0) return { fileName, headings: [], rows: [] };

    const table = await readFile(fileKey);
    const { headings } = layoutOf(table, columns);
    return { fileName, headings, rows: [...byRow].map(([row, issues]) => ({ row, cells: table.rows[row - 1] ?? [], issues })) };
  },
});
