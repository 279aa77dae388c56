import { PostgresJsSession, PostgresJsTransaction } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";

import type { Database, Transaction } from "./client";

type Work<R, T> = {
  /** One statement without parameters that goes with `begin`. */
  opening: string;
  run(tx: Transaction): Promise<R>;
  /** What is still to be said when nothing is left to decide. It may not wait for one statement to send another. */
  last(tx: Transaction, result: R): Promise<T>;
};

/**
 * A transaction in as few round trips as it has decisions: `begin` and `opening` travel with the first statements, `commit`
 * with those of `last`. PostgreSQL makes a rollback of a commit behind a statement that failed, so nothing is lost by not
 * waiting; the first failure is what the caller gets. Measured beside the driver's own: docs/decisions/005.
 */
export async function inTransaction<R, T>(db: Database, { opening, run, last }: Work<R, T>): Promise<T> {
  const line = hold(db.$client);
  try {
    await line.begin(`begin; ${opening}`);
    const tx = transactionOn(db, line.client);
    const result = await run(tx);
    const leaving = settled(last(tx, result));
    await turn();
    leaving.throwIfFailed(); // in our own code, before PostgreSQL heard of it: that must not be committed
    const [answer] = await Promise.all([leaving.promise, line.commit()]);
    return answer;
  } catch (error) {
    await line.rollBack();
    throw error;
  } finally {
    line.release();
  }
}

/** Until every promise that can go on without the database has gone on: what it had to say is in the line. */
const turn = (): Promise<void> => new Promise((done) => process.nextTick(done));

function settled<T>(promise: Promise<T>) {
  let failure: { error: unknown } | undefined;
  promise.catch((error: unknown) => (failure = { error }));
  return {
    promise,
    throwIfFailed: () => {
      if (failure) throw failure.error;
    },
  };
}

type Statement = ReturnType<Sql["unsafe"]> & { handler(statement: Statement): void; reject(error: Error): void };

/** What the driver's own `begin` uses of a connection. `execute` answers whether the next statement may follow at once. */
type Connection = { execute(statement: Statement): boolean; reserved: (() => void) | null; onclose: ((error: Error) => void) | null };
/** The driver's own `begin` learns by this option which connection it got. */
type Unsafe = (text: string, parameters?: never[], options?: { onexecute(connection: Connection): void }) => Statement;

/**
 * One connection of the pool for ourselves, from `begin` until the answer to `commit` or `rollback`, at which the driver
 * takes it back; it knows when it is lost: the driver would go on writing to it. Not by the driver's `reserve`: that gives
 * a connection, once the database is back, to everyone who was refused one while it was away, and never gets it back.
 */
function hold(pool: Sql) {
  const unsafe = pool.unsafe as unknown as Unsafe;
  const waiting: Statement[] = [];
  let connection: Connection | undefined;
  let isFull = false;
  let lost: Error | undefined;
  let ending: Promise<unknown> | undefined;

  const write = (statement: Statement): void => {
    if (lost) statement.reject(lost);
    else if (isFull) waiting.push(statement);
    else isFull = !connection!.execute(statement);
  };
  const writeWaiting = (): void => {
    isFull = false;
    while (waiting.length > 0 && !isFull) isFull = !connection!.execute(waiting.shift()!);
  };
  const onclose = (error: Error): void => {
    lost = error;
    for (const statement of waiting.splice(0)) statement.reject(error); // what was sent, the driver refuses itself
  };
  const ours = (statement: Statement): Statement => Object.assign(statement, { handler: write });

  const begin = (text: string): Promise<unknown> => {
    let written: () => void;
    const isWritten = new Promise<void>((done) => (written = done));
    const statement = unsafe(text, [], { onexecute: (used) => {
      connection = used;
      Object.assign(used, { onclose, reserved: writeWaiting });
      written();
    } });
    const answered = statement.execute();
    answered.catch(() => undefined); // whoever waits for it hears of it
    return Promise.race([isWritten, answered]);
  };
  const end = (text: "commit" | "rollback"): Promise<unknown> => {
    const answered = lost ? Promise.reject(lost) : ours(unsafe(text)).execute();
    ending = answered.catch(() => undefined);
    return answered;
  };

  return {
    begin,
    commit: () => end("commit"),
    client: {
      options: pool.options,
      unsafe: (...statement: Parameters<Unsafe>) => {
        if (lost) throw lost;
        if (ending) throw new Error("A statement came after the end of its transaction.");
        return ours(unsafe(...statement));
      },
    } as unknown as Sql,
    /** A commit behind what failed is a rollback already; the failure before it is what matters. */
    async rollBack() {
      if (!ending && connection && !lost) await end("rollback").catch(() => undefined);
      await ending;
    },
    release() {
      if (connection?.onclose === onclose) connection.onclose = null;
    },
  };
}

/** drizzle's transaction on that client. It keeps what it needs for this to itself, but not in a private place. */
function transactionOn(db: Database, client: Sql): Transaction {
  const { dialect, session } = db as unknown as { dialect: Inner[1]; session: { schema: Inner[2]; options: Inner[3] } };
  const own = new PostgresJsSession(client, dialect, session.schema, session.options);
  return new PostgresJsTransaction(dialect, own as never, session.schema) as unknown as Transaction;
}

type Inner = ConstructorParameters<typeof PostgresJsSession>;
