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
  const line = await hold(db.$client);
  try {
    await line.send(`begin; ${opening}`).sent;
    const tx = transactionOn(db, line.client);
    const result = await run(tx);
    const leaving = settled(last(tx, result));
    await turn();
    leaving.throwIfFailed(); // in our own code, before PostgreSQL heard of it: that must not be committed
    const [answer] = await Promise.all([leaving.promise, line.send("commit").answered]);
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

type Connection = { onclose: ((error: Error) => void) | null };
/** The driver's own `begin` learns by this option which connection it got. */
type Unsafe = (text: string, parameters: never[], options: { onexecute(connection: Connection): void }) => ReturnType<Sql["unsafe"]>;

/** One connection of the pool for ourselves, that knows when it is lost: the driver would go on writing to it. */
async function hold(pool: Sql) {
  const held = await pool.reserve();
  let connection: Connection | undefined;
  let lost: Error | undefined;

  const send = (text: string) => {
    let written: () => void;
    const isWritten = new Promise<void>((done) => (written = done));
    const statement = (held.unsafe as unknown as Unsafe)(text, [], { onexecute: (used) => {
      connection = used;
      connection.onclose = (error) => (lost = error);
      written();
    } });
    const answered = lost ? Promise.reject(lost) : statement.execute();
    answered.catch(() => undefined); // whoever waits for it hears of it
    return { answered, sent: Promise.race([isWritten, answered]) };
  };

  return {
    send,
    client: guarded(held, () => lost),
    rollBack: () => (lost ? undefined : send("rollback").answered.catch(() => undefined)), // the failure before it is what matters
    release: () => {
      if (lost) return; // the pool has it back already, to connect anew
      if (connection) connection.onclose = null;
      held.release();
    },
  };
}

/** The part of the driver that drizzle calls. */
const guarded = (client: Sql, lost: () => Error | undefined): Sql => ({
  options: client.options,
  unsafe: (...statement: Parameters<Sql["unsafe"]>) => {
    const error = lost();
    if (error) throw error;
    return client.unsafe(...statement);
  },
} as unknown as Sql);

/** drizzle's transaction on that client. It keeps what it needs for this to itself, but not in a private place. */
function transactionOn(db: Database, client: Sql): Transaction {
  const { dialect, session } = db as unknown as { dialect: Inner[1]; session: { schema: Inner[2]; options: Inner[3] } };
  const own = new PostgresJsSession(client, dialect, session.schema, session.options);
  return new PostgresJsTransaction(dialect, own as never, session.schema) as unknown as Transaction;
}

type Inner = ConstructorParameters<typeof PostgresJsSession>;
