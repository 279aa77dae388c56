import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { migrateDatabase } from "./migrate";
import { type Cluster, NOT_DURABLE, throwAwayCluster } from "./postgres";
import { ensureRoles, type Logins } from "./roles";

let cluster: Cluster;
let superuser: postgres.Sql;

beforeAll(async () => {
  cluster = await throwAwayCluster(NOT_DURABLE);
  superuser = postgres(cluster.url("postgres"), { max: 1, onnotice: () => undefined });
});

afterAll(async () => {
  await superuser.end();
  await cluster.stop();
});

// Roles belong to the whole server: each test leaves it as it found it.
afterEach(async () => {
  await superuser.unsafe("drop database if exists crm with (force)");
  const roles = await superuser<{ name: string }[]>`select rolname as name from pg_roles where rolname <> 'postgres' and rolname not like 'pg\\_%'`;
  for (const { name } of roles) await superuser.unsafe(`drop owned by "${name}" cascade`);
  for (const { name } of roles) await superuser.unsafe(`drop role "${name}"`);
});

describe("DATABASE_URL of a superuser", () => {
  it("makes both logins, and they work after the migrations", async () => {
    await superuser.unsafe("create database crm");
    const logins = await ensureRoles(cluster.url("crm"), {});
    await migrateDatabase(cluster.url("crm"));
    await expectWorkingFence(logins);
  });

  it("finds the same logins at the next start", async () => {
    await superuser.unsafe("create database crm");
    const first = await ensureRoles(cluster.url("crm"), {});
    expect(await ensureRoles(cluster.url("crm"), {})).toEqual(first);
  });

  it("gives the logins a new password when its own record of it was lost", async () => {
    await superuser.unsafe("create database crm");
    const { appUrl } = await ensureRoles(cluster.url("crm"), {});
    await asUser(cluster.url("crm"), (sql) => sql.unsafe("drop schema shop_owner cascade"));

    const again = await ensureRoles(cluster.url("crm"), {});
    expect(again.appUrl).not.toBe(appUrl);
    await asUser(again.appUrl, (sql) => sql`select 1`);
  });

  it("keeps the passwords from the application", async () => {
    await superuser.unsafe("create database crm");
    const { appUrl, systemUrl } = await ensureRoles(cluster.url("crm"), {});
    for (const url of [appUrl, systemUrl]) await expect(asUser(url, (sql) => sql`select * from shop_owner.logins`)).rejects.toThrow("permission denied");
  });
});

describe("DATABASE_URL of an owner who may create roles and nothing more", () => {
  it("makes both logins, and they work after the migrations", async () => {
    const url = await ownedDatabase("createrole");
    const logins = await ensureRoles(url, {});
    await migrateDatabase(url);
    await expectWorkingFence(logins);
    expect(await ensureRoles(url, {})).toEqual(logins);
  });

  it("asks for what a superuser must do when the groups are somebody else's, and goes on once it was run", async () => {
    await superuser.unsafe("create role shop_app; create role shop_system");
    const url = await ownedDatabase("createrole");

    const sql = await sqlAskedFor(ensureRoles(url, {}));
    expect(sql).toContain('grant "shop_app" to "crm_app"');
    await superuser.unsafe(sql);

    const logins = await ensureRoles(url, {});
    await migrateDatabase(url);
    await expectWorkingFence(logins);
  });
});

describe("DATABASE_URL of an owner without any such right", () => {
  it("prints the SQL, changes nothing, and starts once somebody has run it", async () => {
    const url = await ownedDatabase("");
    const sql = await sqlAskedFor(ensureRoles(url, {}));
    expect(sql.match(/create role/g)).toHaveLength(4);
    expect(await sqlAskedFor(ensureRoles(url, {}))).toBe(sql);
    await asUser(cluster.url("crm"), (admin) => admin.unsafe(sql));

    const logins = await ensureRoles(url, {});
    await migrateDatabase(url);
    await expectWorkingFence(logins);
  });

  it("says whose the database must be when it is not its owner's", async () => {
    await superuser.unsafe("create role clerk login password 'x'");
    await superuser.unsafe("create database crm");
    await expect(ensureRoles(as("clerk"), {})).rejects.toThrow('alter database "crm" owner to "clerk"');
  });
});

describe("a login of one's own", () => {
  const refused: [string, string, string][] = [
    ["a superuser", "create role mine login superuser password 'x'", "is a superuser"],
    ["BYPASSRLS", "create role mine login bypassrls password 'x' in role shop_app", "has BYPASSRLS"],
    ["a member of somebody with BYPASSRLS", "create role big bypassrls; create role mine login password 'x' in role shop_app, big", "has BYPASSRLS"],
    ["a member of the owner", "create role mine login password 'x' in role shop_app, keeper", "is the owner of the database or a member of it"],
    ["no member of shop_app", "create role mine login password 'x'", "is not a member of shop_app"],
    ["a member of both groups", "create role mine login password 'x' in role shop_app, shop_system", "is a member of both"],
  ];

  it.each(refused)("is refused if it is %s", async (_, create, sentence) => {
    const url = await ownedDatabase("createrole");
    await ensureRoles(url, {});
    await superuser.unsafe(create);
    await expect(ensureRoles(url, { appUrl: as("mine") })).rejects.toThrow(sentence);
  });

  it("is refused if it is the owner itself", async () => {
    const url = await ownedDatabase("createrole");
    await expect(ensureRoles(url, { appUrl: url })).rejects.toThrow("is the owner of the database");
  });

  it("is refused in a sentence if its password is wrong", async () => {
    const url = await ownedDatabase("createrole");
    await expect(ensureRoles(url, { appUrl: as("nobody") })).rejects.toThrow('APP_DATABASE_URL cannot sign in as "nobody": wrong name or password.');
  });

  it("is taken if it is a member of its group and nothing else", async () => {
    const url = await ownedDatabase("createrole");
    await ensureRoles(url, {});
    await superuser.unsafe("create role mine login password 'x' in role shop_app");
    expect((await ensureRoles(url, { appUrl: as("mine") })).appUrl).toBe(as("mine"));
  });
});

it("a URL that leads nowhere, or is none, is one sentence without the password", async () => {
  await expect(ensureRoles("nonsense", {})).rejects.toThrow("DATABASE_URL is not a PostgreSQL address");
  await expect(ensureRoles("postgres://a:geheim@127.0.0.1:1/crm", {})).rejects.toThrow(/^DATABASE_URL does not lead to a database: (?!.*geheim)/);
});

/** The database `crm` of the login `keeper`. */
async function ownedDatabase(attributes: string): Promise<string> {
  await superuser.unsafe(`create role keeper login password 'x' ${attributes}`);
  await superuser.unsafe("create database crm owner keeper");
  return as("keeper");
}

function as(name: string): string {
  const url = new URL(cluster.url("crm"));
  url.username = name;
  url.password = "x";
  return url.href;
}

async function asUser<T>(url: string, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await run(sql);
  } finally {
    await sql.end();
  }
}

async function sqlAskedFor(start: Promise<Logins>): Promise<string> {
  const message = await start.then(() => "", (error: Error) => error.message);
  return message.split("\n").filter((line) => line.startsWith("  ")).join("\n");
}

/** What every start must end with: both sign in, neither sees another's tables, and plans suit memory rather than disks. */
async function expectWorkingFence({ appUrl, systemUrl }: Logins): Promise<void> {
  await asUser(appUrl, async (sql) => {
    await expect(sql`select * from users`).rejects.toThrow("permission denied");
    expect(await sql`select * from products`).toEqual([]);
    expect(await sql`select current_setting('random_page_cost') as cost, current_setting('max_parallel_workers_per_gather') as helpers`).toEqual([{ cost: "1.1", helpers: "0" }]);
  });
  await asUser(systemUrl, async (sql) => {
    expect(await sql`select * from users`).toEqual([]);
    await expect(sql`select * from products`).rejects.toThrow("permission denied");
  });
}
