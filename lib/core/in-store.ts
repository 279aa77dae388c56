import "server-only";

import { sql } from "drizzle-orm";

import type { Context, TxContext } from "./context";

/** The only way to the tables: a transaction in which row-level security shows this store and no other. */
export function inStore<C extends Context, T>(ctx: C, run: (ctx: C & TxContext) => Promise<T>): Promise<T> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.store_id', ${ctx.storeId}, true)`); // awaited: queries are lazy
    return run({ ...ctx, tx });
  });
}
