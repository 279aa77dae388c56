import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { migrateDatabase } from "./migrate";
import { type Cluster, NOT_DURABLE, temporaryFolder, throwAwayCluster } from "./postgres";
import { asOwner, ensureRoles } from "./roles";

const STORE = "11111111-1111-4111-8111-111111111111";
const idOf = (place: number) => `22222222-2222-4222-8222-22222222222${place}`;

let cluster: Cluster;
let folder: string;
beforeAll(async () => {
  cluster = await throwAwayCluster(NOT_DURABLE);
  folder = await temporaryFolder("shop-migrations-");
});
afterAll(async () => {
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
});

it("a shop whose goods have one code in two spellings keeps the first, also where the owner is no superuser", async () => {
  const url = await ownedDatabase();
  await ensureRoles(url, {});
  await migrateDatabase(url, await migrationsUpTo("0012"));
  const codes = ["036000291452", "0036000291452", "0012345678905", "012345678905", "4780012340016", "04780012340016"];
  await unfenced(`
    insert into stores (id, name, currency, time_zone, default_locale, status, created_at) values ('${STORE}', 'A', 'UZS', 'Asia/Tashkent', 'uz', 'active', now());
    insert into products (store_id, id, name, search_key, unit, status, created_at, updated_at)
      select '${STORE}', id::uuid, 'A', 'a', 'piece', 'active', now(), now() from unnest(array['${codes.map((_, i) => idOf(i)).join("','")}']) id;
    insert into product_barcodes (store_id, id, product_id, code, quantity, position)
      select '${STORE}', id::uuid, id::uuid, code, 1000, 0 from unnest(array['${codes.map((_, i) => idOf(i)).join("','")}'], array['${codes.join("','")}']) as row(id, code);`);

  await migrateDatabase(url);

  const kept = await unfenced("select code from product_barcodes order by id");
  expect(kept.map((row) => row.code)).toEqual(["036000291452", "0012345678905", "4780012340016", "04780012340016"]);
  const [table] = await unfenced("select relforcerowsecurity as forced from pg_class where relname = 'product_barcodes'");
  expect(table).toEqual({ forced: true });
});

/** Of an owner who may create roles and nothing more: row-level security holds for it, too. */
async function ownedDatabase(): Promise<string> {
  await asOwner(cluster.url("postgres"), async (superuser) => {
    await superuser.unsafe("create role crm_owner login createrole password 'crm_owner'");
    await superuser.unsafe("create database crm owner crm_owner");
  });
  const url = new URL(cluster.url("crm"));
  url.username = "crm_owner";
  url.password = "crm_owner";
  return url.href;
}

const unfenced = (statements: string) => asOwner(cluster.url("crm"), async (superuser) => [...(await superuser.unsafe<Record<string, unknown>[]>(statements))]);

/** The migrations of an older release. */
async function migrationsUpTo(last: string): Promise<string> {
  await cp("db/migrations", folder, { recursive: true });
  const file = join(folder, "meta", "_journal.json");
  const journal = JSON.parse(await readFile(file, "utf8")) as { entries: { tag: string }[] };
  await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.filter(({ tag }) => tag.slice(0, 4) <= last) }));
  return folder;
}
