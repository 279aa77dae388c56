import "server-only";

import { createHash } from "node:crypto";

import { sql } from "drizzle-orm";

import { imports } from "@/db/schema";
import { authorize, type Context, workerIdOf } from "@/lib/core/context";
import { AppError, conflict } from "@/lib/core/errors";
import { storage } from "@/lib/core/storage";
import { command } from "@/lib/core/use-case";

import { findImport, importKey } from "./import-row";
import { assertReadable } from "./read-table";
import { ApplyImportInput, UploadImportInput } from "./schemas";

/** Writes down that a file has come. The file itself lies in the storage already: see `keepUpload`. */
export const uploadImport = command({
  permission: "product.import",
  input: UploadImportInput,
  output: ApplyImportInput,

  async run(ctx, { id, fileName, hash }) {
    const fileKey = importKey(ctx.storeId, id, hash);
    const made = await ctx.tx.insert(imports).values({
      storeId: ctx.storeId, id, fileName, fileKey, status: "checking", columns: {}, report: null, rowsTotal: 0, rowsDone: 0,
      created: 0, updated: 0, workerId: workerIdOf(ctx), createdAt: ctx.now, seenAt: sql`now()`, finishedAt: null,
    }).onConflictDoNothing().returning({ id: imports.id });
    if (made.length === 0 && (await findImport(ctx, id)).fileKey !== fileKey) throw conflict("idTaken"); // else asked twice
    return { data: { id }, events: [] };
  },
});

/** Takes a file in: refuses at once what can be no price list, keeps the rest, and writes it down. */
export async function keepUpload(ctx: Context, asked: Omit<UploadImportInput, "hash">, bytes: Buffer): Promise<{ id: string }> {
  authorize(ctx, uploadImport.permission);
  const input = UploadImportInput.parse({ ...asked, hash: createHash("sha256").update(bytes).digest("hex") });
  assertReadable(bytes);

  const fileKey = importKey(ctx.storeId, input.id, input.hash);
  await storage.put(fileKey, bytes);
  return uploadImport(ctx, input).catch(async (error: unknown) => {
    if (error instanceof AppError) await storage.remove(fileKey); // nobody names it
    throw error;
  });
}
