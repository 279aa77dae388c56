import "server-only";

import { and, eq, inArray, sql } from "drizzle-orm";

import { imports } from "@/db/schema";
import type { Context, TxContext } from "@/lib/core/context";
import { notFound, type Sentence } from "@/lib/core/errors";
import { inStore } from "@/lib/core/in-store";

import type { Columns } from "./fields";
import type { ImportIssue, ImportLayout, ImportOptions, ImportReport } from "./schemas";

/** Seconds without a sign of life after which a run counts as interrupted. */
export const SILENCE = 60;

/** What lies in `imports.columns`; before the first look into the file only what was asked for. */
export type KeptColumns = Partial<ImportLayout> & { columns?: Columns; options?: ImportOptions };

/** What lies in `imports.report`. */
export type KeptReport = Omit<ImportReport, "issues"> & { issues: ImportIssue[]; error?: Sentence };

/** Where the file of an import lies. Its content is in the name: another file under the same id never takes the place of the first. */
export const importKey = (storeId: string, id: string, hash: string): string => `${storeId}/imports/${id}-${hash}`;

/** An import of this store, or 404. */
export async function findImport({ tx }: TxContext, id: string) {
  const [row] = await tx.select({
    id: imports.id, fileName: imports.fileName, fileKey: imports.fileKey, status: imports.status, columns: imports.columns, rowsTotal: imports.rowsTotal,
    created: imports.created, updated: imports.updated, seenAt: imports.seenAt,
    good: sql<number | null>`(${imports.report} ->> 'good')::int`, isSilent: sql<boolean>`${imports.seenAt} < now() - make_interval(secs => ${SILENCE})`,
  }).from(imports).where(eq(imports.id, id));
  if (!row) throw notFound("import");
  return { ...row, columns: row.columns as KeptColumns };
}

/** Holds an import for one runner until the transaction ends. False: somebody else is at it. */
export async function holdImport({ tx }: TxContext, id: string): Promise<boolean> {
  const [row] = await tx.execute<{ held: boolean }>(sql`select pg_try_advisory_xact_lock(hashtextextended(${id}::text, 7311)) as held`);
  return row!.held;
}

/** Shows how far a run is, and that it lives. */
export type ShowProgress = (rowsDone: number, rowsTotal?: number) => void;

/** Writes of progress that are under way, by import. */
const writes = new Map<string, Promise<void>>();

/**
 * Writes progress in a transaction of its own, so that others see it before the run is over. The run never waits for it:
 * it holds a connection already, and where the pool has no second one both would wait for ever. One write is under way
 * at a time; what it misses, the next one says. One that fails is no loss: the run itself meets the same database.
 */
export function progressOf(ctx: Context, id: string, status: "checking" | "applying"): ShowProgress {
  return (rowsDone, rowsTotal) => {
    if (writes.has(id)) return;
    const write = inStore(ctx, ({ tx }) => tx.update(imports)
      .set({ rowsDone, seenAt: sql`now()`, ...(rowsTotal === undefined ? {} : { rowsTotal }) })
      .where(and(eq(imports.id, id), eq(imports.status, status))));
    writes.set(id, write.then(() => undefined, () => undefined).finally(() => writes.delete(id)));
  };
}

/** When the last progress of an import is written. To be waited for only where no connection is held. */
export const progressWritten = (id: string): Promise<void> => writes.get(id) ?? Promise.resolve();

/** Says that a run still waits for its turn: without a sign of life it would count as interrupted. */
export const showLife = (ctx: Context, id: string): Promise<unknown> => inStore(ctx, ({ tx }) => tx.update(imports)
  .set({ seenAt: sql`now()` }).where(and(eq(imports.id, id), inArray(imports.status, ["checking", "applying"]))));
