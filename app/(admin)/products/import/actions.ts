"use server";

import { after } from "next/server";

import { answer, contextIn } from "@/app/_server/action";
import { reportOf } from "@/app/_server/log";
import { runImport } from "@/lib/warehouse/import/run-import";
import type { StartImportInput } from "@/lib/warehouse/import/schemas";
import { startImport } from "@/lib/warehouse/import/start-import";

/** Begins a check or the import itself: answers at once, the work goes on behind the answer and shows how far it is. */
export const startImportAction = async (storeId: string, input: StartImportInput) =>
  answer("importStarted", () => contextIn(storeId), async (ctx) => {
    const data = await startImport(ctx, input);
    after(() => runImport(ctx, data.id, input.step).catch(reportOf(ctx.requestId)));
    return data;
  });
