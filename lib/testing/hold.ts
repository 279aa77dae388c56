import type { TransactionSql } from "postgres";

import { owner } from "./db";
import type { Shop } from "./shop";

/** Runs that while a product's stock in the branch is somebody else's: a command that needs it has read what it read, and stands. */
export const whileHeld = <T>({ ctx, branch }: Pick<Shop, "ctx" | "branch">, productId: string, run: () => Promise<T>): Promise<T> =>
  meanwhile((tx) => tx`select from stock_levels where store_id = ${ctx.storeId} and location_id = ${branch.id} and product_id = ${productId} for update`, run);

/** Runs that while somebody else has done the first, which nobody sees before it is over. What it answers in a list may still stand. */
export const meanwhile = <T>(first: (tx: TransactionSql) => Promise<unknown>, run: () => Promise<T>): Promise<T> =>
  owner.begin(async (tx) => {
    await first(tx);
    return run();
  }) as Promise<T>;

/** Until a command waits for somebody's lock, as the `nth` to do so, or has ended. */
export async function standing(command: Promise<unknown>, nth = 1): Promise<void> {
  let isOver = false;
  void command.catch(() => undefined).finally(() => (isOver = true));
  while (!isOver && (await waiting()) < nth) await new Promise((done) => setTimeout(done, 10));
}

async function waiting(): Promise<number> {
  const [row] = await owner<{ n: number }[]>`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  return row!.n;
}
