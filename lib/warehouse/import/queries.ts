import "server-only";

import { and, desc, eq, sql } from "drizzle-orm";

import { imports, workers } from "@/db/schema";
import { workerName } from "@/lib/accounts/worker/name";
import { notFound, type Sentence } from "@/lib/core/errors";
import { offsetOf, pageOf } from "@/lib/core/list";
import { query } from "@/lib/core/use-case";

import { type KeptColumns, SILENCE } from "./import-row";
import { ImportDetail, type ImportIssue, ImportLayout, ImportListParams, ImportReport, ImportRun, ReadImportInput } from "./schemas";

/** Imports of the store, the latest first. */
export const listImports = query({
  permission: "product.import",
  input: ImportListParams,
  output: pageOf(ImportRun),

  async run({ tx }, params) {
    const [rows, total] = await Promise.all([
      tx.select(RUN).from(imports).leftJoin(workers, WORKER).orderBy(desc(imports.createdAt), desc(imports.id)).limit(params.limit).offset(offsetOf(params)),
      tx.$count(imports),
    ]);
    return { rows: rows.map(runOf), total };
  },
});

/** One import: how far it is, its columns, and a page of what is wrong in its file: mistakes, then what only looks wrong. */
export const readImport = query({
  permission: "product.import",
  input: ReadImportInput,
  output: ImportDetail,

  async run({ tx }, { id, from, limit }) {
    const issues = sql<ImportIssue[] | null>`(select jsonb_agg(issue order by nth) from (
        select issue, row_number() over (order by coalesce((issue ->> 'isWarning')::boolean, false), place) as nth
        from jsonb_array_elements(${imports.report} -> 'issues') with ordinality as found(issue, place)
      ) as ranked where nth > ${from}::int and nth <= ${from + limit}::int)`;
    const [row] = await tx.select({ ...RUN, columns: imports.columns, found: issues }).from(imports).leftJoin(workers, WORKER).where(eq(imports.id, id));
    if (!row) throw notFound("import");

    const kept = row.columns as KeptColumns;
    return { ...runOf(row), layout: kept.headings ? ImportLayout.parse(kept) : null, issues: row.found ?? [] };
  },
});

const WORKER = and(eq(workers.storeId, imports.storeId), eq(workers.id, imports.workerId));

/** Counts without the list: a page that asks every second need not carry it. */
const RUN = {
  id: imports.id,
  fileName: imports.fileName,
  status: imports.status,
  isSilent: sql<boolean>`${imports.seenAt} < now() - make_interval(secs => ${SILENCE})`,
  rowsTotal: imports.rowsTotal,
  rowsDone: imports.rowsDone,
  created: imports.created,
  updated: imports.updated,
  report: sql<(ImportReport & { error?: Sentence }) | null>`${imports.report} - 'issues' || jsonb_build_object('issues', coalesce(jsonb_array_length(${imports.report} -> 'issues'), 0))`,
  worker: workerName(),
  createdAt: imports.createdAt,
  finishedAt: imports.finishedAt,
};

type RunRow = Pick<typeof imports.$inferSelect, "id" | "fileName" | "status" | "rowsTotal" | "rowsDone" | "created" | "updated" | "createdAt" | "finishedAt"> & {
  isSilent: boolean; report: (ImportReport & { error?: Sentence }) | null; worker: string | null;
};

function runOf({ isSilent, report, ...row }: RunRow) {
  const isRunning = row.status === "checking" || row.status === "applying";
  return {
    ...row,
    status: isRunning && isSilent ? ("interrupted" as const) : row.status,
    report: report && "good" in report ? report : null,
    error: report?.error ?? null,
  };
}
