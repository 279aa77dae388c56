import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";

import postgres from "postgres";

import { migrateDatabase } from "./migrate";
import { type Cluster, mayEnter, NOT_DURABLE, runningCluster, SHARED_FOLDER, startCluster, throwAwayCluster, unprivileged, waitForConnections } from "./postgres";
import { Problem } from "./problem";
import { asOwner, ensureRoles, type Logins, parse } from "./roles";

/** The embedded server's database. Its logins are named after it. */
export const DATABASE = "shop_crm";

/** Whoever holds it in the embedded server has started that server. */
const START_LOCK = 7_310_002;

type Embedded = { cluster: Cluster; lost: Promise<never>; stop(): Promise<void> };

/** Where the embedded database, secrets and files lie. Made if absent; a user of the database's own must be able to pass. */
export async function dataDirectory(env = process.env): Promise<string> {
  await mkdir(resolve(env.DATA_DIR || ".data"), { recursive: true });
  const wanted = await realpath(env.DATA_DIR || ".data");
  if (unprivileged().uid === undefined) {
    await chmod(wanted, 0o700);
    return wanted;
  }

  await chmod(wanted, 0o711);
  if (mayEnter(wanted)) return wanted;
  if (env.DATA_DIR) {
    throw new Problem(`As root, PostgreSQL runs as a user of its own, who cannot enter ${wanted}. Name a DATA_DIR that others may pass through, such as /var/lib/shop.`);
  }
  const elsewhere = join(SHARED_FOLDER, createHash("sha256").update(wanted).digest("hex").slice(0, 12));
  await mkdir(elsewhere, { recursive: true, mode: 0o711 });
  return elsewhere;
}

/**
 * The embedded server of `dataDir`, started if it is not running. One starter at a time: a second is refused, unless it
 * only wants to share the running one.
 */
export async function openEmbedded(dataDir: string, label: string, share = false): Promise<Embedded> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryOpen(dataDir, label, share);
    } catch (error) {
      // It looked alive and was dying: killed a moment ago, or another start's that is just closing.
      const isGone = ["ECONNRESET", "ECONNREFUSED", "CONNECTION_CLOSED", "57P01"].includes((error as { code?: string }).code ?? "");
      if (!isGone || attempt === 40) throw error;
      await new Promise((done) => setTimeout(done, 250));
    }
  }
}

async function tryOpen(dataDir: string, label: string, share: boolean): Promise<Embedded> {
  const folder = join(dataDir, "postgres");
  const wasRunning = (await runningCluster(folder)) !== undefined;
  const cluster = await startCluster(folder, join(dataDir, "postgres.json"));
  await waitForConnections(cluster.url("postgres"));

  const guard = await holdGuard(cluster, label);
  if (guard.holder !== undefined) {
    if (share) return { cluster, lost: new Promise(() => undefined), stop: async () => undefined };
    throw new Problem(`${dataDir} is in use already, by ${guard.holder}. Stop that first, or name another DATA_DIR.`);
  }

  const stop = async () => {
    guard.expectEnd(); // held to the last: a start that comes now is refused, and not cut off in its beginnings
    if (!share || !wasRunning) await cluster.stop();
    await guard.release();
  };
  return { cluster, lost: guard.lost, stop };
}

/** A lock in the server itself: it ends with the process that holds it, however that ends. */
async function holdGuard(cluster: Cluster, label: string) {
  let closing = false;
  let lose = (_: Problem): void => undefined;
  const lost = new Promise<never>((_, fail) => (lose = fail));
  lost.catch(() => undefined);

  const sql = postgres(cluster.url("postgres"), {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connection: { application_name: label.slice(0, 63) },
    onclose: () => closing || lose(new Problem(`The database stopped unexpectedly. ${join(cluster.folder, "server.log")} may say why.`)),
  });
  const expectEnd = () => void (closing = true);
  const release = async () => {
    expectEnd();
    await sql.end();
  };

  const [row] = await sql<{ held: boolean }[]>`select pg_try_advisory_lock(${START_LOCK}) as held`;
  if (row?.held) return { lost, expectEnd, release };

  const [holder] = await sql<{ label: string }[]>`
    select application_name as label from pg_stat_activity join pg_locks using (pid)
    where locktype = 'advisory' and granted and objid = ${START_LOCK}`;
  await release();
  return { holder: holder?.label ?? "another start", lost, expectEnd, release };
}

/** The embedded server's database, migrated; when it was empty, `fill` has filled it, wholly or not at all. */
export async function embeddedDatabase(cluster: Cluster, fill?: (logins: Logins) => Promise<void>): Promise<Logins> {
  const url = cluster.url(DATABASE);
  const state = await stateOf(cluster);
  if (state === "used" || (state === "empty" && !fill)) {
    const logins = await ensureRoles(url, {});
    await migrateDatabase(url);
    return logins;
  }

  // Under another name until it is whole: a start that was killed meanwhile begins anew.
  const unfinished = `${DATABASE}_new`;
  await recreate(cluster, unfinished);
  const logins = await ensureRoles(cluster.url(unfinished), {}, DATABASE);
  await migrateDatabase(cluster.url(unfinished));
  await fill?.(logins);
  await asOwner(cluster.url("postgres"), async (owner) => {
    await owner.unsafe(`alter database ${unfinished} reset synchronous_commit`);
    await owner.unsafe(`drop database if exists ${DATABASE} with (force)`);
    await owner.unsafe(`alter database ${unfinished} rename to ${DATABASE}`);
  });
  return ensureRoles(url, {});
}

async function recreate(cluster: Cluster, name: string): Promise<void> {
  await asOwner(cluster.url("postgres"), async (owner) => {
    await owner.unsafe(`drop database if exists ${name} with (force)`);
    await owner.unsafe(`create database ${name}`);
    // Nothing of it counts before its last name, and that commit writes everything before it to the disk.
    await owner.unsafe(`alter database ${name} set synchronous_commit = off`);
  });
}

async function stateOf(cluster: Cluster): Promise<"absent" | "empty" | "used"> {
  const exists = await asOwner(cluster.url("postgres"), async (owner) => (await owner`select from pg_database where datname = ${DATABASE}`).length > 0);
  if (!exists) return "absent";
  return (await isEmpty(cluster.url(DATABASE))) ? "empty" : "used";
}

/** Whether nobody has registered yet. */
export async function isEmpty(ownerUrl: string): Promise<boolean> {
  return asOwner(ownerUrl, async (owner) => {
    const [{ tables }] = (await owner`select to_regclass('public.users') is not null as tables`) as unknown as [{ tables: boolean }];
    if (!tables) return true;
    // `users` is a platform table: no policy hides its rows from an owner that is no superuser.
    const [{ used }] = (await owner`select exists (select from users) as used`) as unknown as [{ used: boolean }];
    return !used;
  });
}

/** Whether the demo sign-ins exist: who may see them is the sign-in's to decide. */
export async function hasDemoShop(ownerUrl: string): Promise<boolean> {
  return asOwner(ownerUrl, async (owner) => (await owner`select from users where username = 'demo-owner'`).length > 0);
}

/** The logins of a database of one's own, as the environment names it. */
export async function givenDatabase(env = process.env): Promise<Logins> {
  const ownerUrl = env.DATABASE_URL ?? "";
  parse(ownerUrl, "DATABASE_URL");
  return ensureRoles(ownerUrl, { appUrl: env.APP_DATABASE_URL || undefined, systemUrl: env.SYSTEM_DATABASE_URL || undefined });
}

/**
 * For scripts: the database that `npm start` would use, running or not, or one of their own that is gone afterwards.
 * `durable: false` makes the latter faster and its writes cheaper than any real one's.
 */
export async function withDatabase<T>(
  run: (logins: Logins) => Promise<T>,
  { throwAway = false, durable = true, label = "a script", settings = {} }:
    { throwAway?: boolean; durable?: boolean; label?: string; settings?: Record<string, string | number> } = {},
): Promise<T> {
  if (throwAway) return withThrowAway(run, durable ? settings : { ...NOT_DURABLE, ...settings });
  if (process.env.DATABASE_URL) return run(await givenDatabase());

  const dataDir = await dataDirectory();
  if (!existsSync(join(dataDir, "postgres"))) throw new Problem(`There is no database in ${dataDir} yet: \`npm start\` makes one. Or set DATABASE_URL.`);
  const embedded = await openEmbedded(dataDir, `${label}, process ${process.pid}`, true);
  try {
    return await run(await ensureRoles(embedded.cluster.url(DATABASE), {}));
  } finally {
    await embedded.stop();
  }
}

async function withThrowAway<T>(run: (logins: Logins) => Promise<T>, settings: Record<string, string | number>): Promise<T> {
  const cluster = await throwAwayCluster(settings);
  try {
    return await run(await embeddedDatabase(cluster));
  } finally {
    await cluster.stop();
  }
}
