import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { join } from "node:path";

import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { embeddedDatabase, openEmbedded } from "./environment";
import { freePort, readKept, runningCluster, temporaryFolder, throwAwayCluster } from "./postgres";
import { assertFree, readAddress } from "./server";

describe("the embedded database", () => {
  let dataDir: string;
  const secrets = () => join(dataDir, "postgres.json");
  const data = () => join(dataDir, "postgres");

  beforeAll(async () => void (dataDir = await temporaryFolder("shop-embedded-")));
  afterAll(() => rm(dataDir, { recursive: true, force: true }));
  afterEach(() => openEmbedded(dataDir, "the end", true).then(({ cluster }) => cluster.stop()));

  it("listens on loopback only, behind a random password that its owner alone can read", async () => {
    const { cluster, stop } = await openEmbedded(dataDir, "a test");
    const [row] = await ask<{ listen: string; sockets: string; method: string }>(cluster.url("postgres"), `
      select current_setting('listen_addresses') as listen, current_setting('unix_socket_directories') as sockets,
        (select string_agg(distinct auth_method, ',') from pg_hba_file_rules) as method`);
    expect(row).toEqual({ listen: "127.0.0.1", sockets: "", method: "scram-sha-256" });

    expect((await readKept(secrets()))?.password).toMatch(/^[\w-]{32}$/);
    expect((await stat(secrets())).mode & 0o777).toBe(0o600);
    await stop();
  });

  it("refuses a second start, says who is there, and lets scripts in", async () => {
    const { stop } = await openEmbedded(dataDir, "npm start, process 1, http://localhost:3000");
    await expect(openEmbedded(dataDir, "a second")).rejects.toThrow("is in use already, by npm start, process 1, http://localhost:3000.");

    const shared = await openEmbedded(dataDir, "npm run verify", true);
    await shared.stop();
    expect(await runningCluster(data())).toBeDefined();
    await stop();
    expect(await runningCluster(data())).toBeUndefined();
  });

  it("keeps its port and its rows from start to start", async () => {
    const first = await openEmbedded(dataDir, "a test");
    await ask(first.cluster.url("postgres"), "create table kept as select 1 as one");
    await first.stop();

    const second = await openEmbedded(dataDir, "a test");
    expect(second.cluster.port).toBe(first.cluster.port);
    expect(await ask(second.cluster.url("postgres"), "select one from kept")).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it("takes another port when somebody has the old one", async () => {
    const { port } = (await readKept(secrets())) ?? {};
    const squatter = await listen(port ?? 0);
    const { cluster, stop } = await openEmbedded(dataDir, "a test");
    expect(cluster.port).not.toBe(port);
    await stop();
    await new Promise((done) => squatter.close(done));
  });

  it("starts again after a crash, and loses nothing that was committed", async () => {
    const { cluster } = await openEmbedded(dataDir, "a test");
    await ask(cluster.url("postgres"), "create table survivor as select 7 as seven");
    process.kill((await runningCluster(data()))?.pid ?? 0, "SIGKILL");

    const again = await openEmbedded(dataDir, "a test");
    expect(await ask(again.cluster.url("postgres"), "select seven from survivor")).toEqual([{ seven: 7 }]);
    await again.stop();
  });

  it("starts although its old process number is another program's by now", async () => {
    const { cluster } = await openEmbedded(dataDir, "a test");
    process.kill((await runningCluster(data()))?.pid ?? 0, "SIGKILL");
    await gone(cluster.port);
    const pidFile = join(data(), "postmaster.pid");
    const [, ...rest] = (await readFile(pidFile, "utf8")).split("\n");
    await writeFile(pidFile, [process.pid, ...rest].join("\n"));

    const again = await openEmbedded(dataDir, "a test");
    await ask(again.cluster.url("postgres"), "select 1");
    await again.stop();
  });
});

describe("filling an empty database", () => {
  it("is whole or not at all, and never happens to one in use", async () => {
    const cluster = await throwAwayCluster();
    try {
      await expect(embeddedDatabase(cluster, () => Promise.reject(new Error("killed half-way")))).rejects.toThrow("killed half-way");

      let fills = 0;
      const fill = async ({ ownerUrl }: { ownerUrl: string }) => {
        fills += 1;
        await ask(ownerUrl, `insert into users (id, username, first_name, last_name, password_hash, locale, is_platform_admin, is_demo, status, created_at)
          values (gen_random_uuid(), 'somebody', 'A', 'B', '', 'uz', false, false, 'active', now())`);
      };
      await embeddedDatabase(cluster); // SEED=none at first
      await embeddedDatabase(cluster, fill);
      const { ownerUrl, appUrl } = await embeddedDatabase(cluster, fill);

      expect(fills).toBe(1);
      expect(await ask(ownerUrl, "select username from users")).toEqual([{ username: "somebody" }]);
      expect(await ask(appUrl, "select current_user as me")).toEqual([{ me: "shop_crm_app" }]);
    } finally {
      await cluster.stop();
    }
  });
});

describe("the address", () => {
  it("is this machine's port 3000 unless said otherwise", async () => {
    expect(await readAddress({})).toEqual({ host: "127.0.0.1", port: 3000, url: "http://localhost:3000" });
    expect(await readAddress({ HOST: "::1", PORT: "80" })).toEqual({ host: "::1", port: 80, url: "http://[::1]:80" });
  });

  it.each(["0", "65536", "http", "3000.5", "-1"])("refuses PORT=%s", async (port) => {
    await expect(readAddress({ PORT: port })).rejects.toThrow("PORT must be a number from 1 to 65535");
  });

  it("says that a port is taken, and how to choose another", async () => {
    const port = await freePort();
    const squatter = await listen(port);
    await expect(assertFree({ host: "127.0.0.1", port, url: "" })).rejects.toThrow(`Port ${port} is taken by another program.`);
    await new Promise((done) => squatter.close(done));
    await assertFree({ host: "127.0.0.1", port, url: "" });
  });
});

async function ask<T extends object>(url: string, statement: string): Promise<T[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe<T[]>(statement))];
  } finally {
    await sql.end();
  }
}

function listen(port: number): Promise<Server> {
  const server = createServer();
  return new Promise((done) => server.listen(port, "127.0.0.1", () => done(server)));
}

/** Waits until nobody answers there any more. */
async function gone(port: number): Promise<void> {
  while ((await freePort(port)) !== port) await new Promise((done) => setTimeout(done, 50));
}
