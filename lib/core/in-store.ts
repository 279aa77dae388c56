import "server-only";

import { inTransaction } from "@/db/transaction";

import type { Context, TxContext } from "./context";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The only way to the tables: a transaction in which row-level security shows this store and no other. The statements of
 * `last` travel with the commit, when nothing is left to decide.
 */
export async function inStore<C extends Context, R, T = R>(
  ctx: C,
  run: (ctx: C & TxContext) => Promise<R>,
  last: (ctx: C & TxContext, result: R) => Promise<T> = async (_ctx, result) => result as unknown as T,
): Promise<T> {
  if (!UUID.test(ctx.storeId)) throw new Error("The store's id is none");

  return inTransaction(ctx.db, {
    opening: `select set_config('app.store_id', '${ctx.storeId}', true)`, // with `begin`, so before any query: those are lazy
    run: (tx) => run({ ...ctx, tx }),
    last: (tx, result) => last({ ...ctx, tx }, result),
  });
}
