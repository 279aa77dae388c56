import "server-only";

import { eq, sql } from "drizzle-orm";

import { imports } from "@/db/schema";
import { rejected } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";

import { findImport, holdImport } from "./import-row";
import { ApplyImportInput, StartImportInput } from "./schemas";

/** Marks an import as about to be checked or applied, with the columns and options that were chosen; refuses what cannot begin. */
export const startImport = command({
  permission: "product.import",
  input: StartImportInput,
  output: ApplyImportInput,

  async run(ctx, { id, step, columns, options }) {
    if (!(await holdImport(ctx, id))) throw rejected("importRunning");
    const row = await findImport(ctx, id); // after the hold: a run may just have finished
    if (row.status === "done") throw rejected("importDone");
    const isBusy = (row.status === "checking" || row.status === "applying") && !row.isSilent && row.columns.headings !== undefined;
    if (isBusy) throw rejected("importRunning");
    if (step === "apply" && !row.good) throw rejected(row.good === 0 ? "importNothing" : "importNotChecked");

    await ctx.tx.update(imports).set({
      status: step === "check" ? "checking" : "applying",
      columns: { ...row.columns, ...(columns ? { columns } : {}), ...(options ? { options } : {}) },
      rowsDone: 0,
      seenAt: sql`now()`,
    }).where(eq(imports.id, id));
    return { data: { id }, events: [] };
  },
});
