import { type AddressInfo, connect as dial, createServer } from "node:net";

import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { connect } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { sqlState } from "@/lib/core/errors";
import { db, owner, urlOf } from "@/lib/testing/db";

const opening = "select set_config('app.test', 'set', true)";
const last = async <T>(_tx: unknown, result: T) => result;
const nothing = () => Promise.resolve();

/** A table of its own for each test, that the application may write. */
async function withTable(run: (name: ReturnType<typeof sql.identifier>, rows: () => Promise<number>) => Promise<void>): Promise<void> {
  const name = `trying_${crypto.randomUUID().replaceAll("-", "")}`;
  await owner.unsafe(`create table ${name} (id int primary key); grant select, insert on ${name} to shop_app`);
  await run(sql.identifier(name), async () => Number((await owner.unsafe(`select count(*) from ${name}`))[0]!.count)).finally(() => owner.unsafe(`drop table ${name}`));
}

describe("a transaction whose begin and commit travel with its statements", () => {
  it("has its setting before the first query, and nobody has it afterwards", async () => {
    const own = connect(urlOf(), 1);
    const read = sql<{ value: string | null }>`select nullif(current_setting('app.test', true), '') as value`;
    try {
      const [row] = await inTransaction(own, { opening, run: (tx) => tx.execute(read), last });
      expect(row).toEqual({ value: "set" });
      expect([...await own.execute(read)]).toEqual([{ value: null }]);
    } finally {
      await own.$client.end();
    }
  });

  it("commits what the last statements say", () => withTable(async (name, rows) => {
    await inTransaction(db, { opening, run: nothing, last: async (tx) => void await tx.execute(sql`insert into ${name} values (1)`) });
    expect(await rows()).toBe(1);
  }));

  it("keeps nothing when one of the last statements fails, and says why", () => withTable(async (name, rows) => {
    const failing = inTransaction(db, { opening, run: (tx) => tx.execute(sql`insert into ${name} values (1)`), last: async (tx) => void await Promise.all([
      tx.execute(sql`insert into ${name} values (2)`), tx.execute(sql`insert into ${name} values (2)`), tx.execute(sql`insert into ${name} values (3)`),
    ]) });
    expect(sqlState(await failing.catch((error: unknown) => error))).toBe("23505");
    expect(await rows()).toBe(0);
  }));

  it("keeps nothing when our own code fails after the last statement was sent", () => withTable(async (name, rows) => {
    const failing = inTransaction(db, { opening, run: nothing, last: async (tx) => {
      void tx.execute(sql`insert into ${name} values (1)`).execute();
      throw new Error("ours");
    } });
    await expect(failing).rejects.toThrow("ours");
    expect(await rows()).toBe(0);
  }));

  it("loses its connection with one clear error, and the pool goes on", async () => {
    const own = connect(urlOf(), 1);
    const crashes: unknown[] = [];
    const note = (error: unknown) => crashes.push(error);
    process.on("uncaughtException", note);
    try {
      for (const isAsking of [true, false]) {
        const failing = inTransaction(own, { opening, last, run: async (tx) => {
          const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
          const asked = isAsking ? tx.execute(sql`select pg_sleep(20)`).execute() : undefined;
          asked?.catch(() => undefined);
          await owner`select pg_terminate_backend(${row!.pid}, 5000)`;
          await asked;
          await new Promise((done) => setTimeout(done, 50)); // the socket tells later than the server
          await tx.execute(sql`select 1`);
        } });
        expect(await failing.catch(sqlState)).toMatch(/CONNECTION_CLOSED|57P01|ECONNRESET|EPIPE/);
        expect([...await own.execute(sql`select 1 as one`)]).toEqual([{ one: 1 }]);
      }
      expect(crashes).toEqual([]);
    } finally {
      process.off("uncaughtException", note);
      await own.$client.end();
    }
  });

  it("goes on with every connection when the database was away and is back", async () => {
    const away = createServer();
    await new Promise<void>((done) => away.listen(0, "127.0.0.1", done));
    const { port } = away.address() as AddressInfo;
    await new Promise((done) => away.close(done));
    const real = new URL(urlOf());
    const own = connect(Object.assign(new URL(real), { hostname: "127.0.0.1", port: String(port) }).href, 2);
    const ask = () => inTransaction(own, { opening, last, run: (tx) => tx.execute(sql`select pg_sleep(0.01)`) }).then(() => "answered", sqlState);

    expect(await Promise.all(Array.from({ length: 5 }, ask))).toEqual(Array(5).fill("ECONNREFUSED"));

    const back = createServer((socket) => {
      const onward = dial(Number(real.port), real.hostname);
      socket.pipe(onward).pipe(socket);
      for (const end of [socket, onward]) end.on("error", () => [socket, onward].forEach((each) => each.destroy()));
    });
    await new Promise<void>((done) => back.listen(port, "127.0.0.1", done));
    expect(await Promise.all(Array.from({ length: 12 }, ask))).toEqual(Array(12).fill("answered"));
    await own.$client.end();
    back.close();
  });

  it("lets its pool end while something is under way", async () => {
    const own = connect(urlOf(), 1);
    const asked = inTransaction(own, { opening, last, run: (tx) => tx.execute(sql`select pg_sleep(0.1)`) });
    await new Promise((done) => setTimeout(done, 50));
    await Promise.all([asked, own.$client.end()]);
  });

  it("refuses what comes after its end", async () => {
    let kept: Parameters<Parameters<typeof inTransaction>[1]["run"]>[0] | undefined;
    await inTransaction(db, { opening, last, run: async (tx) => void (kept = tx) });
    await expect(kept!.execute(sql`select 1`)).rejects.toThrow("after the end of its transaction");
  });

  it("takes turns on one connection", () => withTable(async (name, rows) => {
    const own = connect(urlOf(), 1);
    await Promise.all(Array.from({ length: 30 }, (_, i) => inTransaction(own, { opening, run: nothing, last: async (tx) => void await tx.execute(sql`insert into ${name} values (${i})`) })));
    expect(await rows()).toBe(30);
    await own.$client.end();
  }));

  it("never tells the parameters of a statement that failed", async () => {
    const error = await db.execute(sql`select ${"Aziza +998901234567"}::uuid`).then(() => undefined, (each: Error) => each);
    expect(`${error?.message} ${error?.stack} ${JSON.stringify(error)}`).not.toContain("Aziza");
    expect(sqlState(error)).toBe("22P02");
  });
});
