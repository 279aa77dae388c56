import "server-only";

import type { z } from "zod";

import { formatTime } from "@/components/format";
import { rejected } from "@/lib/core/errors";
import { SLICE } from "@/lib/core/slice";

import { platformContext, sessionContext, type SessionContext } from "./context";
import { failureAnswer } from "./failure";
import { reportOf } from "./log";
import { readParams } from "./params";
import { translate } from "./sentences";
import { type FileColumn, MOST_EXCEL_ROWS, tableFile } from "./table-file";

type Translate = Awaited<ReturnType<typeof translate>>;

/** What a list is as a file. `title` is a key of messages. */
export type ListFile<P, T> = {
  title: string;
  columns: (t: Translate, ctx: SessionContext) => readonly FileColumn<T>[];
  /** How many rows there are: a workbook that would be too long is refused in a sentence before it begins. */
  count: (ctx: SessionContext, params: P) => Promise<{ total: number }>;
  slices: (ctx: SessionContext, params: P) => AsyncIterable<readonly T[]>;
};

/**
 * `GET …?format=csv|xlsx` with a list's own address: exactly what is filtered, as a file. What the page forgives in its
 * address is forgiven here; who may not read the list is refused in a sentence.
 */
export function exportRoute<S extends z.ZodType, T>(params: S, file: ListFile<z.output<S>, T>) {
  return async function GET(request: Request): Promise<Response> {
    const { locale, requestId } = await platformContext();
    try {
      const ctx = await sessionContext();
      const { format, page: _, limit: __, ...query } = Object.fromEntries(new URL(request.url).searchParams);
      const [asked, t] = await Promise.all([readParams(params, Promise.resolve(query)), translate(ctx.locale)]);
      if (format !== "csv" && (await file.count(ctx, asked)).total > MOST_EXCEL_ROWS) throw rejected("exportTooLong", { limit: MOST_EXCEL_ROWS });
      const name = `${t(file.title)} ${formatTime(ctx.now, ctx.timeZone, "day")}`;
      return await tableFile(name, format === "csv" ? "csv" : "xlsx", file.columns(t, ctx), file.slices(ctx, asked), reportOf(ctx.requestId));
    } catch (error) {
      return failureAnswer(error, { locale, requestId });
    }
  };
}

/** Walks a list to its end: each slice is a short transaction of its own, so that a slow reader holds none. */
export async function* walked<T>(slice: (after: string | undefined) => Promise<{ rows: T[]; next: string | null }>): AsyncGenerator<T[]> {
  for (let after: string | undefined; ;) {
    const { rows, next } = await slice(after);
    yield rows;
    if (next === null) return;
    after = next;
  }
}

/** Reads rows by their ids, some at a time. */
export async function* byIds<T>(ids: Promise<readonly string[]>, read: (ids: string[]) => Promise<T[]>): AsyncGenerator<T[]> {
  const all = await ids;
  for (let at = 0; at < all.length; at += SLICE) yield await read(all.slice(at, at + SLICE));
}
