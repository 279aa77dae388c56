import "server-only";

import { and, eq, ne, sql } from "drizzle-orm";

import { imports } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { AppError, type Sentence } from "@/lib/core/errors";
import { inStore } from "@/lib/core/in-store";

import { applyImport } from "./apply-import";
import { checkImport } from "./check-import";
import { progressWritten, showLife, SILENCE } from "./import-row";

/** How many imports one process runs at a time: each holds a connection and up to a file of 50,000 rows. The others wait for their turn. */
const AT_ONCE = 1;

// One queue for all bundles of the server: each is compiled with its own copy of this module.
const shared = globalThis as typeof globalThis & { shopImports?: { running: number; waiting: (() => void)[] } };

/**
 * Runs a step of an import behind the answer to its request. Nobody waits for it, so what goes wrong is written into
 * the import, where its page shows it; what was not the file's fault is thrown on, for the log.
 */
export async function runImport(ctx: Context, id: string, step: "check" | "apply"): Promise<void> {
  const done = await turn(ctx, id);
  try {
    await (step === "check" ? checkImport(ctx, { id }) : applyImport(ctx, { id }));
  } catch (error) {
    const isOurs = !(error instanceof AppError);
    if (!isOurs && error.key === "importRunning") return; // the other one will finish it
    await fail(ctx, id, isOurs ? { key: "internal" } : { key: error.key, params: error.params });
    if (isOurs) throw error;
  } finally {
    await progressWritten(id);
    done();
  }
}

/** Waits until an import may run, showing meanwhile that it is not forgotten. Answers what to call when it is over. */
async function turn(ctx: Context, id: string): Promise<() => void> {
  const queue = (shared.shopImports ??= { running: 0, waiting: [] });
  if (queue.running >= AT_ONCE) {
    const sign = setInterval(() => void showLife(ctx, id).catch(() => undefined), (SILENCE * 1000) / 4);
    await new Promise<void>((next) => queue.waiting.push(next)).finally(() => clearInterval(sign)); // the one before hands its place on
  } else queue.running++;

  return () => {
    const next = queue.waiting.shift();
    if (next) next();
    else queue.running--;
  };
}

/** Of an import that is done nothing can fail any more: whoever finished it was faster. */
const fail = (ctx: Context, id: string, error: Sentence) => inStore(ctx, ({ tx }) => tx.update(imports)
  .set({ status: "failed", report: sql`coalesce(${imports.report}, '{}'::jsonb) || ${JSON.stringify({ error })}::jsonb`, seenAt: sql`now()`, finishedAt: sql`now()` })
  .where(and(eq(imports.id, id), ne(imports.status, "done"))));
