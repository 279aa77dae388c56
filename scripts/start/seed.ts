import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { isEmpty } from "./environment";
import { Problem } from "./problem";
import { asOwner, type Logins } from "./roles";
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

/** Stands in a database, as a comment, while it is being filled: what was cut off is no whole shop, and no empty database. */
const UNFINISHED = "a demo shop that is not finished";

/** Fills an empty database where it stands. One in which that was cut off is refused with what to do: what happened in a shop cannot be taken out of it. */
export async function fillEmpty(ownerUrl: string, fill: () => Promise<void>): Promise<void> {
  if (!(await isEmpty(ownerUrl))) throw new Problem((await markOf(ownerUrl)) === UNFINISHED ? CUT_OFF : "Somebody has registered in this database already: the demo shop goes into an empty one only.");

  await mark(ownerUrl, `'${UNFINISHED}'`);
  await fill();
  await mark(ownerUrl, "null");
}

const CUT_OFF = "The demo shop in this database was cut off before it was whole. Make the database anew, then run `npm run seed` again: drop and create the one that DATABASE_URL names; the embedded one is the folder `postgres` in DATA_DIR, delete that and `npm start` makes both.";

const markOf = (ownerUrl: string) => asOwner(ownerUrl, async (owner) => (await owner<{ mark: string | null }[]>`select obj_description('public.users'::regclass, 'pg_class') as mark`)[0]!.mark);
const mark = (ownerUrl: string, text: string) => asOwner(ownerUrl, (owner) => owner.unsafe(`comment on table public.users is ${text}`));
