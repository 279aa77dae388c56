import { fileURLToPath } from "node:url";

import { readMigrationFiles } from "drizzle-orm/migrator";

import { asOwner } from "./roles";

const FOLDER = fileURLToPath(new URL("../../db/migrations", import.meta.url));

/**
 * Brings the tables up to this version, all or nothing, and answers how many migrations that took. Two starts at once
 * wait for each other. Keeps drizzle's own list, so that its tools agree; its migrator would load all of drizzle.
 */
export async function migrateDatabase(ownerUrl: string, folder = FOLDER): Promise<number> {
  return asOwner(ownerUrl, async (owner) => {
    await owner.unsafe(`
      create schema if not exists drizzle;
      create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
    `);
    const done = await owner<{ createdAt: string }[]>`select created_at as "createdAt" from drizzle.__drizzle_migrations`;
    const known = new Set(done.map(({ createdAt }) => Number(createdAt)));
    const pending = readMigrationFiles({ migrationsFolder: folder }).filter(({ folderMillis }) => !known.has(folderMillis));

    await owner.begin(async (tx) => {
      for (const { sql, hash, folderMillis } of pending) {
        for (const statement of sql) await tx.unsafe(statement);
        await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
      }
    });
    return pending.length;
  });
}
