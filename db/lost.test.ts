import { type AddressInfo, connect as dial, createServer } from "node:net";

import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { connect, type Database } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { sqlState } from "@/lib/core/errors";
import { urlOf } from "@/lib/testing/db";

const opening = "select set_config('app.test', 'set', true)";
const last = async <T>(_tx: unknown, result: T) => result;
const one = sql<{ one: number }>`select 1 as one`;

/**
 * A pool of one connection that passes through here, to be broken off once at a text it is to carry: by a reset, which tells of an error first and of its
 * end later, as a crashed machine or a proxy does. `db/patches` mends what the driver does in between.
 */
async function throughWire(run: (own: Database, resetAt: (text: string) => void) => Promise<void>): Promise<void> {
  const real = new URL(urlOf());
  let fatal: string | undefined;
  const wire = createServer((socket) => {
    const onward = dial(Number(real.port), real.hostname);
    for (const end of [socket, onward]) end.on("error", () => undefined).on("close", () => [socket, onward].forEach((each) => each.destroy()));
    socket.on("data", (said) => {
      if (fatal === undefined || !said.includes(fatal)) return void onward.write(said);
      fatal = undefined;
      socket.resetAndDestroy();
    });
    onward.pipe(socket);
  });
  await new Promise<void>((done) => wire.listen(0, "127.0.0.1", done));
  const { port } = wire.address() as AddressInfo;
  const own = connect(Object.assign(new URL(real), { hostname: "127.0.0.1", port: String(port) }).href, 1);
  try {
    await run(own, (text) => void (fatal = text));
  } finally {
    await own.$client.end();
    wire.close();
  }
}

describe("a connection that is reset", () => {
  it("fails its transaction, and the pool goes on", () => throughWire(async (own, resetAt) => {
    resetAt("pg_sleep");
    const failing = inTransaction(own, { opening, last, run: (tx) => tx.execute(sql`select pg_sleep(20)`) });
    expect(await failing.catch(sqlState)).toBe("ECONNRESET");
    expect([...await own.execute(one)]).toEqual([{ one: 1 }]);
    const [row] = await inTransaction(own, { opening, run: (tx) => tx.execute(one), last });
    expect(row).toEqual({ one: 1 });
  }));

  it("answers nothing that was not asked: what is said between its error and its end fails", () => throughWire(async (own, resetAt) => {
    await own.execute(one);
    resetAt("pg_sleep");
    const failing = own.execute(sql`select pg_sleep(20)`).catch(sqlState);
    const next = failing.then(() => own.execute(one)).then((rows) => [...rows], sqlState);
    expect(await failing).toBe("ECONNRESET");
    expect([[{ one: 1 }], "CONNECTION_CLOSED"]).toContainEqual(await next);
    expect([...await own.execute(one)]).toEqual([{ one: 1 }]);
  }));

  it("lets its pool end", () => throughWire(async (own, resetAt) => {
    resetAt("pg_sleep");
    expect(await own.execute(sql`select pg_sleep(20)`).then(() => "answered", sqlState)).toBe("ECONNRESET");
  }));

  it("while it asks for the types of arrays fails what waits for it, and not the process", () => throughWire(async (own, resetAt) => {
    const crashes: unknown[] = [];
    const note = (error: unknown) => crashes.push(error);
    process.on("unhandledRejection", note);
    try {
      resetAt("pg_catalog.pg_type");
      expect(await own.execute(one).then(() => "answered", sqlState)).toBe("ECONNRESET");
      expect([...await own.execute(one)]).toEqual([{ one: 1 }]);
      expect(crashes).toEqual([]);
    } finally {
      process.off("unhandledRejection", note);
    }
  }));
});
