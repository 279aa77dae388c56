import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Problem } from "./problem";

/** What the application signs with. */
export type Secrets = { AUTH_SECRET: string };

type Environment = Record<string, string | undefined>;

const NAMES = ["AUTH_SECRET"] as const satisfies (keyof Secrets)[];
const MIN_LENGTH = 32;
const MIN_DIFFERENT = 10;
const EXAMPLES = /change|example|placeholder|replace|your[-_ ]?secret|secret[-_ ]?key|password|insecure|default/i;

/** With a database of one's own nothing is made up: another replica would sign with something else. */
export function requireSecrets(env: Environment): Secrets {
  const problems = NAMES.flatMap((name) => secretProblem(name, env[name]) ?? []);
  if (problems.length > 0) throw new Problem(problems.join("\n"));
  return Object.fromEntries(NAMES.map((name) => [name, env[name]])) as Secrets;
}

/** Made once and kept in `dataDir` (mode 0600); what the environment names wins, if it is strong. */
export async function keptSecrets(env: Environment, dataDir: string): Promise<Secrets> {
  const file = join(dataDir, "secrets.json");
  const kept = JSON.parse(await readFile(file, "utf8").catch(() => "{}")) as Partial<Secrets>;
  const missing = NAMES.filter((name) => !kept[name]);
  for (const name of missing) kept[name] = randomBytes(48).toString("base64url");

  if (missing.length > 0) {
    await writeFile(`${file}.${process.pid}`, JSON.stringify(kept), { mode: 0o600 });
    await rename(`${file}.${process.pid}`, file);
  }
  const given = Object.fromEntries(NAMES.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  return requireSecrets({ ...kept, ...given });
}

/** One sentence about a secret that must not be used, or nothing. */
export function secretProblem(name: string, value: string | undefined): string | undefined {
  const advice = "Make one: openssl rand -base64 48";
  if (!value) return `${name} is missing. ${advice}`;
  if (value.length < MIN_LENGTH) return `${name} is too short: ${value.length} characters, ${MIN_LENGTH} are needed. ${advice}`;
  if (new Set(value).size < MIN_DIFFERENT) return `${name} is too easy to guess: the same few characters again and again. ${advice}`;
  if (EXAMPLES.test(value)) return `${name} looks like an example, which others know, too. ${advice}`;
  return undefined;
}
