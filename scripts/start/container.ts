// The container's start: bundled into one file beside the production build by scripts/image.ts.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { givenDatabase } from "./environment";
import { migrateDatabase } from "./migrate";
import { Problem } from "./problem";
import { requireSecrets } from "./secrets";
import { checkSettings } from "./settings";

const here = import.meta.dirname;

try {
  await prepare();
} catch (error) {
  console.error(error instanceof Problem ? error.message : error);
  process.exit(1);
}
await import(pathToFileURL(join(here, "server.js")).href);

/** The server sees the application's logins and never the owner's. */
async function prepare(): Promise<void> {
  if (!process.env.DATABASE_URL) throw new Problem("DATABASE_URL is missing: a container keeps nothing of its own. Name a PostgreSQL: postgres://owner:password@host:5432/database");
  checkSettings(process.env);
  requireSecrets(process.env);
  const logins = await givenDatabase();
  const count = await migrateDatabase(logins.ownerUrl, join(here, "migrations"));
  console.log(count === 0 ? "The tables are up to date." : `The tables were brought up to date by ${count} migrations.`);

  delete process.env.DATABASE_URL;
  process.env.APP_DATABASE_URL = logins.appUrl;
  process.env.SYSTEM_DATABASE_URL = logins.systemUrl;
  process.env.APP_URL ||= `http://localhost:${process.env.PORT || 3000}`;
  process.env.HOSTNAME = process.env.HOST || "0.0.0.0"; // Docker says its container's name here, which is no address
}
