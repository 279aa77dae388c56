import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";

import { Problem } from "./problem";

/** What the production build does not read. */
const NOT_BUILT = new Set(["node_modules", ".next", ".data", ".git", ".ci", "scripts", "bench", "e2e", "docs", "test-results", "playwright-report", "next-env.d.ts"]);

/** Beside Next's own cache, which a build leaves alone: a shop that is running keeps its files while the next is built. */
const BUILDS = join(".next", "cache", "builds");
const KEPT_BUILDS = 3;

/** The folder of a production build of these very sources; built if there is none. Nothing in it is needed from outside. */
export async function freshBuild(log: (line: string) => void, closing?: AbortSignal): Promise<string> {
  const folder = join(BUILDS, await sourceHash());
  if (existsSync(join(folder, "server.js"))) {
    await utimes(folder, new Date(), new Date());
    return folder;
  }

  log("Building (about half a minute; next time only after a change)…");
  await runNext(["build"], closing);
  await keep(folder);
  await removeOld();
  return folder;
}

/** Runs a command of Next's to its end. What it says is shown only when it fails. */
export async function runNext(args: string[], closing?: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [join("node_modules", "next", "dist", "bin", "next"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    signal: closing,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((done, fail) => child.on("close", done).on("error", fail));
  if (code !== 0) throw new Problem(`next ${args[0]} failed:\n${said.trim()}`);
}

/** Next leaves its own server without the files that browsers ask for; whole, it moves to its place. */
async function keep(folder: string): Promise<void> {
  const standalone = join(".next", "standalone");
  if (!existsSync(join(standalone, "server.js"))) throw new Problem("The build left no .next/standalone/server.js: next.config.ts must say output: \"standalone\".");

  await cp(join(".next", "static"), join(standalone, ".next", "static"), { recursive: true });
  await compressFiles(join(standalone, ".next", "static"));
  if (existsSync("public")) await cp("public", join(standalone, "public"), { recursive: true });
  await mkdir(BUILDS, { recursive: true });
  await rm(folder, { recursive: true, force: true });
  await rename(standalone, folder);
  await writeFile(join(".next", "shop-build"), folder);
}

/** Puts a `.br` beside each script and sheet, as small as it gets: `app/_server/static-files.ts` sends it as it is. */
async function compressFiles(folder: string): Promise<void> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => /\.(js|css)$/.test(path)).map((path) => join(folder, path));
  await Promise.all(paths.map(async (path) => writeFile(`${path}.br`, await promisify(brotliCompress)(await readFile(path)))));
}

async function removeOld(): Promise<void> {
  const folders = (await readdir(BUILDS)).map((name) => join(BUILDS, name));
  const aged = await Promise.all(folders.map(async (folder) => ({ folder, usedAt: (await stat(folder)).mtimeMs })));
  const old = aged.sort((a, b) => b.usedAt - a.usedAt).slice(KEPT_BUILDS);
  for (const { folder } of old) await rm(folder, { recursive: true, force: true });
}

/** Of every file that can change the build, and of what Next copies into it from the environment. */
async function sourceHash(): Promise<string> {
  const hash = createHash("sha256");
  const entries = (await readdir(".", { withFileTypes: true })).filter(({ name }) => !NOT_BUILT.has(name));
  for (const { name } of entries.filter((entry) => entry.isFile()).sort(byName)) if (isRead(name)) await add(hash, name);
  for (const { name } of entries.filter((entry) => entry.isDirectory()).sort(byName)) await addFolder(hash, name);

  for (const name of Object.keys(process.env).sort()) if (name.startsWith("NEXT_PUBLIC_")) hash.update(`${name}=${process.env[name]}\n`);
  return hash.update(process.version).digest("hex").slice(0, 16);
}

async function addFolder(hash: ReturnType<typeof createHash>, folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const path of paths) if (isRead(path)) await add(hash, path);
}

async function add(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  hash.update(`${path}\n`).update(await readFile(path));
}

const isRead = (path: string) => !/\.(md|tsbuildinfo)$|\.test\.tsx?$|^(Dockerfile|docker-compose\.yml|railway\.toml|vitest\.config\.ts|playwright\.config\.ts|eslint\.config\.m?[jt]s|\..*)$/.test(path);
const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
