import "server-only";

import { eq, sql } from "drizzle-orm";

import { imports } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { AppError, type Sentence } from "@/lib/core/errors";
import { inStore } from "@/lib/core/in-store";

import { applyImport } from "./apply-import";
import { checkImport } from "./check-import";

/**
 * Runs a step of an import behind the answer to its request. Nobody waits for it, so what goes wrong is written into
 * the import, where its page shows it; what was not the file's fault is thrown on, for the log.
 */
export async function runImport(ctx: Context, id: string, step: "check" | "apply"): Promise<void> {
  try {
    await (step === "check" ? checkImport(ctx, { id }) : applyImport(ctx, { id }));
  } catch (error) {
    const isOurs = !(error instanceof AppError);
    if (!isOurs && error.key === "importRunning") return; // the other one will finish it
    await fail(ctx, id, isOurs ? { key: "internal" } : { key: error.key, params: error.params });
    if (isOurs) throw error;
  }
}

const fail = (ctx: Context, id: string, error: Sentence) => inStore(ctx, ({ tx }) => tx.update(imports)
  .set({ status: "failed", report: sql`coalesce(${imports.report}, '{}'::jsonb) || ${JSON.stringify({ error })}::jsonb`, seenAt: sql`now()`, finishedAt: sql`now()` })
  .where(eq(imports.id, id)));
