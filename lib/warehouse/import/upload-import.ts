import "server-only";

import { sql } from "drizzle-orm";

import { imports } from "@/db/schema";
import { authorize, type Context, workerIdOf } from "@/lib/core/context";
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

  async run(ctx, { id, fileName }) {
    const made = await ctx.tx.insert(imports).values({
      storeId: ctx.storeId, id, fileName, fileKey: importKey(ctx.storeId, id), status: "checking", columns: {}, report: null, rowsTotal: 0, rowsDone: 0,
      created: 0, updated: 0, workerId: workerIdOf(ctx), createdAt: ctx.now, seenAt: sql`now()`, finishedAt: null,
    }).onConflictDoNothing().returning({ id: imports.id });
    if (made.length === 0) await findImport(ctx, id); // asked twice
    return { data: { id }, events: [] };
  },
});

/** Takes a file in: refuses at once what can be no price list, keeps the rest, and writes it down. */
export async function keepUpload(ctx: Context, input: UploadImportInput, bytes: Buffer): Promise<{ id: string }> {
  authorize(ctx, uploadImport.permission);
  const { id } = UploadImportInput.parse(input);
  assertReadable(bytes);

  await storage.put(importKey(ctx.storeId, id), bytes);
  return uploadImport(ctx, input);
}
