import { fileURLToPath } from "node:url";

import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";

import { asOwner } from "./roles";

const FOLDER = fileURLToPath(new URL("../../db/migrations", import.meta.url));

/** Brings the tables up to this version, all or nothing. Two starts at once wait for each other. */
export async function migrateDatabase(ownerUrl: string, folder = FOLDER): Promise<void> {
  await asOwner(ownerUrl, (owner) => migrate(drizzle(owner), { migrationsFolder: folder }));
}
