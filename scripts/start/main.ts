import { isOwnUrl } from "@/lib/core/own-host";

import { freshBuild } from "./build";
import { closeSignal } from "./closing";
import { dataDirectory, embeddedDatabase, givenDatabase, hasDemoShop, openEmbedded } from "./environment";
import { migrateDatabase } from "./migrate";
import { runningCluster } from "./postgres";
import { runScript } from "./problem";
import type { Logins } from "./roles";
import { keptSecrets, requireSecrets, type Secrets } from "./secrets";
import { seedInOwnProcess } from "./seed";
import { type Address, assertFree, readAddress, serve, serveSources } from "./server";
import { checkSettings } from "./settings";

const isDev = process.argv.includes("--dev");
const log = (line: string) => console.log(line);

await runScript(async () => {
  const closing = closeSignal(() => log("\nClosing…"));
  const cleanUp: (() => Promise<void>)[] = [];
  try {
    const { ended } = await open(cleanUp, closing);
    await Promise.race([ended, new Promise((done) => closing.addEventListener("abort", done))]);
  } catch (error) {
    if (!closing.aborted) throw error;
  } finally {
    // Last in, first out: the server finishes its requests before the database goes.
    for (const undo of cleanUp.reverse()) await undo();
  }
});
process.exit();

/** Answers when the shop is open. `ended` rejects if the server or the database should end by itself. */
async function open(cleanUp: (() => Promise<void>)[], closing: AbortSignal): Promise<{ ended: Promise<never> }> {
  checkSettings(process.env);
  const address = await readAddress();
  const dataDir = await dataDirectory();
  // A second start on the same data has the port in its way, too; the data is the better thing to say.
  const isRunning = !process.env.DATABASE_URL && (await runningCluster(`${dataDir}/postgres`)) !== undefined;
  if (!isRunning) await assertFree(address);

  const { logins, secrets, lost, demo } = process.env.DATABASE_URL
    ? await openGiven(dataDir)
    : await openOwn(dataDir, address, cleanUp, closing);
  if (isRunning) await assertFree(address);
  closing.throwIfAborted();

  const env = serverEnvironment(address, dataDir, logins, secrets);
  const server = isDev ? await serveSources(address, env, closing) : await serve(await freshBuild(log, closing), address, env, closing);
  cleanUp.push(server.stop);
  announce(address, dataDir, demo);
  return { ended: Promise.race([server.ended, lost]) };
}

async function openGiven(dataDir: string) {
  const secrets = isDev ? await keptSecrets(process.env, dataDir) : requireSecrets(process.env);
  const logins = await givenDatabase();
  await migrateDatabase(logins.ownerUrl);
  return { logins, secrets, lost: new Promise<never>(() => undefined), demo: false };
}

async function openOwn(dataDir: string, address: Address, cleanUp: (() => Promise<void>)[], closing: AbortSignal) {
  const secrets = await keptSecrets(process.env, dataDir);
  log("Starting the database…");
  const embedded = await openEmbedded(dataDir, `${isDev ? "npm run dev" : "npm start"}, process ${process.pid}, ${address.url}`);
  cleanUp.push(embedded.stop);
  closing.throwIfAborted();

  const fill = process.env.SEED !== "none" ? (logins: Logins) => seedInOwnProcess(logins, secrets, log, closing) : undefined;
  const logins = await embeddedDatabase(embedded.cluster, fill);
  return { logins, secrets, lost: embedded.lost, demo: await hasDemoShop(logins.ownerUrl) };
}

/** What the server needs and no more: the owner's connection stays here. */
function serverEnvironment(address: Address, dataDir: string, logins: Logins, secrets: Secrets): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...env } = process.env;
  return {
    ...env,
    ...secrets,
    APP_DATABASE_URL: logins.appUrl,
    SYSTEM_DATABASE_URL: logins.systemUrl,
    APP_URL: process.env.APP_URL || address.url,
    DATA_DIR: dataDir,
  };
}

function announce({ url }: Address, dataDir: string, demo: boolean): void {
  log(`\n  Shop CRM is open: ${url}\n  Data: ${dataDir}\n`);
  if (demo && isOwnUrl(process.env.APP_URL || url)) log("  Demo sign-ins (from this machine only): demo-owner, demo-manager, demo-seller1, demo-seller2\n  Password: Bahor-2026-savdo\n");
  log("  Ctrl-C closes it.\n");
}
