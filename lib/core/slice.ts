import { asc, desc, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { z } from "zod";

import { Id } from "./id";

/** Rows that a file asks for at once: as many as one transaction reads in some ten milliseconds. */
export const SLICE = 500;

/** Where a file that walks a list goes on: behind this row. Absent: from the beginning. */
export const After = Id.optional();

/** Some rows of a list that is walked to its end, and the row behind which it goes on; null: that was all. */
export const sliceOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), next: z.uuid().nullable() });

/** Cuts what was read with one row more than a slice. */
export function cut<T extends { id: string }>(read: readonly T[]): { rows: T[]; next: string | null } {
  const rows = read.slice(0, SLICE);
  return { rows, next: read.length > SLICE ? rows.at(-1)!.id : null };
}

type Walk = { storeId: string; after: string | undefined; rises: boolean };

/** How a file walks a table of a store: by a moment that never changes, among equals by id, from behind the row `after`. */
export function walkBy(table: PgTable & { storeId: PgColumn; id: PgColumn }, at: PgColumn, { storeId, after, rises }: Walk): { behind: SQL | undefined; order: SQL[] } {
  const turn = rises ? asc : desc;
  const order = [turn(at), turn(table.id)];
  if (after === undefined) return { behind: undefined, order };

  const last = sql`((select ${at} from ${table} where ${table.storeId} = ${storeId}::uuid and ${table.id} = ${after}::uuid), ${after}::uuid)`;
  return { behind: rises ? sql`(${at}, ${table.id}) > ${last}` : sql`(${at}, ${table.id}) < ${last}`, order };
}
