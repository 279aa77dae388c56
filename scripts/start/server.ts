import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { Problem } from "./problem";

/** Where the shop is served. */
export type Address = { host: string; port: number; url: string };

/** A server process that answers. */
export type Server = { pid: number; ended: Promise<never>; stop(): Promise<void> };

/** Requests under way get this long; then the server is ended whatever it does. */
const GRACE_MS = 15_000;
const READY_MS = 60_000;

/** PORT and HOST, checked: a shop that cannot listen there says so before anything is done. */
export async function readAddress(env: Record<string, string | undefined> = process.env): Promise<Address> {
  const host = env.HOST || "127.0.0.1";
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Problem(`PORT must be a number from 1 to 65535, not "${env.PORT}".`);

  const isHere = ["127.0.0.1", "0.0.0.0", "::", "localhost"].includes(host);
  const name = isHere ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return { host, port, url: `http://${name}:${port}` };
}

/** Says in a sentence why nobody can listen there, if so. */
export async function assertFree({ host, port }: Address): Promise<void> {
  const code = await new Promise<string | undefined>((done) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => done(error.code));
    probe.listen(port, host, () => probe.close(() => done(undefined)));
  });

  if (code === "EADDRINUSE") throw new Problem(`Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`);
  if (code === "EACCES") throw new Problem(`Port ${port} may only be used by root. Choose one from 1024 up: PORT=3000 npm start`);
  if (code) throw new Problem(`Nothing can listen on HOST=${host}, PORT=${port} (${code}).`);
}

/** Collects garbage in time: left alone, Node takes what the machine has after an import of 50,000 goods. Measured with these: a CSV of them 341 MB, a workbook 368 (`npm run bench -- import`). */
export const SMALL = ["--max-old-space-size=320", "--max-semi-space-size=16"];

/** Serves the production build in `folder`. */
export function serve(folder: string, { host, port }: Address, env: NodeJS.ProcessEnv, closing?: AbortSignal): Promise<Server> {
  const child = spawn(process.execPath, [...SMALL, fileURLToPath(new URL("serve.mjs", import.meta.url)), folder], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    // Fewer arenas: glibc otherwise keeps memory for each thread that hashed a password once.
    env: { ...env, NODE_ENV: "production", HOSTNAME: host, PORT: String(port), MALLOC_ARENA_MAX: "2" },
  });
  return whenReady(child, host, port, closing);
}

/** Serves the sources, with hot reload. */
export function serveSources({ host, port }: Address, env: NodeJS.ProcessEnv, closing?: AbortSignal): Promise<Server> {
  const next = join("node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "dev", "--hostname", host, "--port", String(port)], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" },
  });
  return whenReady(child, host, port, closing);
}

async function whenReady(child: ChildProcess, host: string, port: number, closing?: AbortSignal): Promise<Server> {
  let stopping = false;
  const exit = new Promise<void>((done) => child.once("exit", () => done()));
  const ended = exit.then(() => (stopping ? new Promise<never>(() => undefined) : Promise.reject(new Problem("The server ended by itself; its last lines say why."))));
  ended.catch(() => undefined);

  const stop = async () => {
    stopping = true;
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    await exit;
    clearTimeout(timer);
  };
  try {
    await Promise.race([answers(host, port, closing), ended]);
  } catch (error) {
    if (child.exitCode === null && child.signalCode === null) await stop();
    throw error;
  }
  return { pid: child.pid ?? 0, ended, stop };
}

/** Any answer will do: whether the shop is well is the page's own to say. */
async function answers(host: string, port: number, closing?: AbortSignal): Promise<void> {
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host.includes(":") ? `[${host}]` : host;
  for (const started = Date.now(); Date.now() - started < READY_MS; ) {
    const answer = await fetch(`http://${reachable}:${port}/health/`, { signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer) return;
    closing?.throwIfAborted();
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Problem(`The server did not answer on port ${port} within a minute.`);
}
