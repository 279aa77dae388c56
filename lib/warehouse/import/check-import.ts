import "server-only";

import { eq, sql } from "drizzle-orm";

import { imports } from "@/db/schema";
import { authorize, type TxContext } from "@/lib/core/context";
import { rejected } from "@/lib/core/errors";
import { storage } from "@/lib/core/storage";
import { command } from "@/lib/core/use-case";
import { openLocation } from "@/lib/warehouse/location";

import { type Columns, guessLayout } from "./fields";
import { findImport, holdImport, type KeptColumns, type KeptReport, progressOf, type ShowProgress } from "./import-row";
import { type Plan, planImport } from "./plan";
import { isZip, readSheetLines, readTable, sheetLines, type Table } from "./read-table";
import { CheckImportInput, type ImportLayout, ImportReport } from "./schemas";

/** Rows shown above the choice of columns. */
const SAMPLES = 5;

/**
 * The dry run: reads the file, names every row that is wrong and why, and counts what the good ones would create and
 * change. Writes nothing but its own report; the same file checked again gives the same.
 */
export const checkImport = command({
  permission: "product.import",
  input: CheckImportInput,
  output: ImportReport,

  async run(ctx, { id, columns, options }) {
    if (!(await holdImport(ctx, id))) throw rejected("importRunning");
    const row = await findImport(ctx, id); // after the hold: a run may just have finished
    if (row.status === "done") throw rejected("importDone");

    const kept = { ...row.columns, ...(columns ? { columns } : {}), ...(options ? { options } : {}) };
    const { layout, plan, rows } = await planFile(ctx, row.fileKey, kept, progressOf(ctx, id, "checking"), false);
    const report = reportOf(plan, rows);

    await ctx.tx.update(imports).set({
      status: "checked", columns: storable(layout), report: storable(report), rowsTotal: report.rows, rowsDone: report.rows, seenAt: sql`now()`,
    }).where(eq(imports.id, id));
    return { data: { ...report, issues: report.issues.length }, events: [] };
  },
});

/** Reads a file and plans it; without a column for the name there is no plan. The file's rows are let go with the answer. */
export async function planFile(ctx: TxContext, fileKey: string, kept: KeptColumns, shows: ShowProgress, makes: boolean) {
  const table = await readFile(fileKey);
  const layout = layoutOf(table, kept);
  await assertOptions(ctx, layout);
  const rows = table.rows.slice(layout.headingRow + 1).filter((row) => row.some((cell) => cell.trim() !== "")).length;
  return { layout, rows, plan: layout.columns.name === undefined ? undefined : await planImport(ctx, { table, ...layout, shows }, makes) };
}

/** The rows of an import's file. A workbook is unpacked once; what was in it lies beside it from then on. */
export async function readFile(fileKey: string): Promise<Table> {
  const linesKey = `${fileKey}.lines`;
  const kept = await storage.get(linesKey);
  if (kept) return readSheetLines(kept);

  const bytes = await storage.get(fileKey);
  if (!bytes) throw rejected("importFileGone");
  if (!isZip(bytes)) return readTable(bytes);

  const lines = await sheetLines(bytes);
  await storage.put(linesKey, lines);
  return readSheetLines(lines);
}

/** Columns as they were chosen, or as they are guessed; a choice beyond the file's width is no choice. */
export function layoutOf(table: Table, kept: KeptColumns): ImportLayout {
  const guess = guessLayout(table.rows);
  if (!table.rows.slice(guess.headingRow + 1).some((row) => row.some((cell) => cell.trim() !== ""))) throw rejected("importOnlyHeadings");
  const chosen: Columns = kept.columns ?? guess.columns;

  return {
    headingRow: guess.headingRow,
    headings: guess.headings,
    samples: table.rows.slice(guess.headingRow + 1).filter((row) => row.some((cell) => cell.trim() !== "")).slice(0, SAMPLES).map((row) => row.map((cell) => cell.slice(0, 80))),
    columns: Object.fromEntries(Object.entries(chosen).filter(([, index]) => index < guess.headings.length)),
    options: kept.options ?? { ownBarcodes: false, locationId: null },
  };
}

/** A first stock is goods taken in: who may not do that, may not do it by a file either. */
async function assertOptions(ctx: TxContext, { columns, options }: ImportLayout): Promise<void> {
  if (options.locationId === null || columns.quantity === undefined) return;
  authorize(ctx, "stock.receive");
  await openLocation(ctx, options.locationId);
}

/** What a plan comes to, or came to, with every issue. Without a plan there was no column for the name. */
export function reportOf(plan: Plan | undefined, rows: number): KeptReport {
  if (!plan) {
    return { rows, good: 0, bad: rows, warnings: 0, creates: 0, updates: 0, unchanged: 0, newCategories: 0, stocked: 0, kept: 0, unbooked: 0, idleCosts: 0, issues: [], error: { key: "importNoName" } };
  }
  const { creates, updates, unchanged, issues, newCategories, stocked, kept, unbooked, idleCosts } = plan;
  const good = creates.length + updates.length + unchanged.length;
  return {
    rows: plan.rows, good, bad: plan.rows - good, warnings: issues.filter(({ isWarning }) => isWarning).length, creates: creates.length, updates: updates.length,
    unchanged: unchanged.length, newCategories, stocked: stocked.length, kept, unbooked, idleCosts, issues,
    ...(good === 0 ? { error: { key: "importNothing" } } : {}),
  };
}

/** PostgreSQL's JSON holds neither NUL nor half a letter; the report shows that there was one. */
export function storable<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_key, each: unknown) => (typeof each === "string" ? each.replaceAll("\u0000", "\ufffd").toWellFormed() : each))) as T;
}
