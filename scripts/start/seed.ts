import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { Problem } from "./problem";
import type { Logins } from "./roles";
import type { Secrets } from "./secrets";

/** Fills an empty database with the demo shop. In a process of its own: what it took of memory goes with it. */
export async function seedInOwnProcess(logins: Logins, secrets: Secrets, log: (line: string) => void, closing?: AbortSignal): Promise<void> {
  const run = fileURLToPath(new URL("../run.mjs", import.meta.url));
  const child = spawn(process.execPath, [run, "scripts/start/seed-process.ts"], {
    signal: closing,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...secrets, APP_DATABASE_URL: logins.appUrl, SYSTEM_DATABASE_URL: logins.systemUrl },
  });
  createInterface({ input: child.stdout }).on("line", log);
  const code = await new Promise((done, fail) => child.on("close", done).on("error", fail));
  if (code !== 0) throw new Problem("The demo shop could not be made; the lines above say why. SEED=none starts without it.");
}
