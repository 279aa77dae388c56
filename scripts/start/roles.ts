import { randomBytes } from "node:crypto";

import postgres from "postgres";

import { Problem } from "./problem";

/** The three connections of the application, as URLs. */
export type Logins = { ownerUrl: string; appUrl: string; systemUrl: string };

type Side = { group: "shop_app" | "shop_system"; variable: "APP_DATABASE_URL" | "SYSTEM_DATABASE_URL"; given: string | undefined };
type Login = Side & { name: string; password: string; url: string };

/** One start at a time changes roles or tables of a database. */
const START_LOCK = 7_310_001;

/**
 * Makes what the application signs in as: the group roles that policies and grants name, and a login for each, named
 * after the database, whose generated password only the owner can read. A login given by URL is checked instead.
 * Where `DATABASE_URL` may not create roles, the answer is a Problem that holds the SQL to run.
 */
export async function ensureRoles(
  ownerUrl: string,
  given: { appUrl?: string | undefined; systemUrl?: string | undefined },
  namedAfter?: string,
): Promise<Logins> {
  return asOwner(ownerUrl, async (owner) => {
    await assertOwner(owner);
    const logins = await nameLogins(owner, ownerUrl, [
      { group: "shop_app", variable: "APP_DATABASE_URL", given: given.appUrl },
      { group: "shop_system", variable: "SYSTEM_DATABASE_URL", given: given.systemUrl },
    ], namedAfter);

    const refused = await runWherePermitted(owner, await missing(owner, logins));
    if (refused.length > 0) throw new Problem(askForSql(ownerUrl, [...refused, ...logins.filter(({ given }) => !given).flatMap((login) => tune(login))]));
    await runWherePermitted(owner, await untuned(owner, logins)); // a login may be somebody else's to tune

    for (const login of logins) await assertLogin(owner, login);
    const [app, system] = logins as [Login, Login];
    return { ownerUrl, appUrl: app.url, systemUrl: system.url };
  });
}

/** Runs with the owner's direct connection, one start after the other. */
export async function asOwner<T>(ownerUrl: string, run: (owner: postgres.Sql) => Promise<T>): Promise<T> {
  parse(ownerUrl, "DATABASE_URL");
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined, connection: { application_name: "shop start" } });
  try {
    await owner`select pg_advisory_lock(${START_LOCK})`.catch((error: Error) => {
      throw new Problem(`DATABASE_URL does not lead to a database: ${withoutPassword(error.message, ownerUrl)}`);
    });
    return await run(owner);
  } finally {
    await owner.end();
  }
}

async function assertOwner(owner: postgres.Sql): Promise<void> {
  const [{ version, database, name, mayCreate }] = (await owner`
    select current_setting('server_version_num')::int as version, current_database() as database, current_user as name,
      has_database_privilege(current_database(), 'CREATE') and has_schema_privilege('public', 'CREATE') as "mayCreate"
  `) as unknown as [{ version: number; database: string; name: string; mayCreate: boolean }];

  if (version < 150_000) throw new Problem(`The database runs PostgreSQL ${Math.floor(version / 10_000)}; 15 or newer is needed.`);
  if (mayCreate) return;
  throw new Problem(
    `DATABASE_URL signs in as "${name}", who may not create tables in "${database}". It must be the owner's. ` +
      `Whoever owns the database can run:\n\n  alter database ${quote(database)} owner to ${quote(name)};\n`,
  );
}

/** A schema of its own: no grant on the application's tables can ever reach it. */
async function nameLogins(owner: postgres.Sql, ownerUrl: string, sides: Side[], namedAfter?: string): Promise<Login[]> {
  await owner.unsafe(`
    create schema if not exists shop_owner;
    create table if not exists shop_owner.logins (name text primary key, password text not null);
  `);
  const [{ database }] = (await owner`select current_database() as database`) as unknown as [{ database: string }];

  const logins: Login[] = [];
  for (const side of sides) {
    if (side.given) {
      const url = parse(side.given, side.variable);
      logins.push({ ...side, name: decodeURIComponent(url.username), password: "", url: side.given });
      continue;
    }
    const name = loginName(namedAfter ?? database, side.group);
    const generated = randomBytes(24).toString("base64url");
    await owner`insert into shop_owner.logins (name, password) values (${name}, ${generated}) on conflict do nothing`;
    const [row] = await owner<{ password: string }[]>`select password from shop_owner.logins where name = ${name}`;
    const password = row?.password ?? generated;
    const url = parse(ownerUrl, "DATABASE_URL");
    url.username = encodeURIComponent(name);
    url.password = encodeURIComponent(password);
    logins.push({ ...side, name, password, url: url.href });
  }
  return logins;
}

/** `crm` signs in as `crm_app` and `crm_system`; a database called `shop` may not take the names of the groups. */
function loginName(database: string, group: Side["group"]): string {
  const name = `${database}_${group.slice("shop_".length)}`;
  return name === group ? `${name}_login` : name;
}

/** What a login lacks yet, as statements in an order in which they can be run. */
async function missing(owner: postgres.Sql, logins: Login[]): Promise<string[]> {
  const [{ database }] = (await owner`select current_database() as database`) as unknown as [{ database: string }];
  const statements: string[] = [];

  for (const { group, name, password, given, url } of logins) {
    const groupExists = await roleExists(owner, group);
    const loginExists = await roleExists(owner, name);
    if (!groupExists) statements.push(`create role ${quote(group)} nologin`);

    if (!loginExists && !given) statements.push(`create role ${quote(name)} login inherit password ${literal(password)}`);
    if (loginExists && !given && (await signIn(url)) === "refused") statements.push(`alter role ${quote(name)} login password ${literal(password)}`);

    const isMember = groupExists && loginExists && (await holds(owner, "select pg_has_role($1, $2, 'USAGE')", [name, group]));
    if (!isMember && !given) statements.push(`grant ${quote(group)} to ${quote(name)}`);

    const mayConnect = groupExists && (await holds(owner, "select has_database_privilege($1, $2, 'CONNECT')", [group, database]));
    if (groupExists && !mayConnect) statements.push(`grant connect on database ${quote(database)} to ${quote(group)}`);
  }
  return statements;
}

/**
 * At the defaults, five of 1,000 products are found by a sequential scan, and helpers of one list's query take the cores
 * from everybody else's: sorted by stock, 100,000 products were three times as slow with them as without.
 */
const TUNING = { random_page_cost: "1.1", max_parallel_workers_per_gather: "0" };

const tune = ({ name }: { name: string }, settings = Object.entries(TUNING)): string[] =>
  settings.map(([setting, value]) => `alter role ${quote(name)} set ${setting} = ${value}`);

async function untuned(owner: postgres.Sql, logins: Login[]): Promise<string[]> {
  const names = logins.map(({ name }) => name);
  const found = await owner<{ name: string; settings: string[] }[]>`
    select rolname as name, coalesce(rolconfig, '{}') as settings from pg_roles where rolname = any(${names})`;
  return found.flatMap((login) => tune(login, Object.entries(TUNING).filter(([setting, value]) => !login.settings.includes(`${setting}=${value}`))));
}

/** Answers the statements that the owner had no right to run. Where one is refused, those after it may be, too. */
async function runWherePermitted(owner: postgres.Sql, statements: string[]): Promise<string[]> {
  const refused: string[] = [];
  for (const statement of statements) {
    await owner.unsafe(statement).catch((error: { code?: string }) => {
      const notAllowed = error.code === "42501";
      const needsRefused = error.code === "42704" && refused.length > 0; // a role that was to be created before
      if (!notAllowed && !needsRefused) throw error;
      refused.push(statement);
    });
  }
  return refused;
}

function askForSql(ownerUrl: string, statements: string[]): string {
  const { username } = parse(ownerUrl, "DATABASE_URL");
  return (
    `DATABASE_URL signs in as "${decodeURIComponent(username)}", who may not do all that is needed with roles. ` +
    `Let somebody who may (a superuser) run this in the same database, then start again:\n\n` +
    statements.map((statement) => `  ${statement};`).join("\n") +
    `\n\nOr make two logins of your own and name them in APP_DATABASE_URL and SYSTEM_DATABASE_URL.`
  );
}

/** Refuses a login to which row-level security would be an ornament. */
async function assertLogin(owner: postgres.Sql, { name, group, variable, url }: Login): Promise<void> {
  const outcome = await signIn(url);
  if (outcome !== "ok") throw new Problem(`${variable} cannot sign in as "${name}": ${outcome === "refused" ? "wrong name or password" : outcome}.`);

  const [role] = await owner<{ superuser: boolean; bypasses: boolean; owns: boolean; member: boolean; crosses: boolean }[]>`
    select rolsuper as superuser,
      exists (select from pg_roles r where r.rolbypassrls and pg_has_role(me.oid, r.oid, 'MEMBER')) as bypasses,
      exists (
        select from pg_roles r where pg_has_role(me.oid, r.oid, 'MEMBER')
          and (r.rolname = current_user or r.oid = (select datdba from pg_database where datname = current_database()))
      ) as owns,
      pg_has_role(me.oid, ${group}, 'USAGE') as member,
      pg_has_role(me.oid, ${group === "shop_app" ? "shop_system" : "shop_app"}, 'MEMBER') as crosses
    from pg_roles me where rolname = ${name}`;

  const refuse = (what: string) => new Problem(`${variable} signs in as "${name}", which ${what}.`);
  if (!role) throw refuse("is not a role of this database");
  if (role.superuser) throw refuse("is a superuser: row-level security would not hold. Give it a login of its own");
  if (role.bypasses) throw refuse("has BYPASSRLS: row-level security would not hold. Run: alter role … nobypassrls");
  if (role.owns) throw refuse("is the owner of the database or a member of it: row-level security would not hold. Give it a login of its own");
  if (!role.member) throw refuse(`is not a member of ${group}. Run: grant ${group} to ${quote(name)}`);
  if (role.crosses) throw refuse("is a member of both shop_app and shop_system: the two are kept apart. Give each a login of its own");
}

async function signIn(url: string): Promise<"ok" | "refused" | string> {
  const sql = postgres(url, { max: 1, connect_timeout: 15, onnotice: () => undefined });
  try {
    await sql`select 1`;
    return "ok";
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return code === "28P01" || code === "28000" ? "refused" : message;
  } finally {
    await sql.end();
  }
}

const roleExists = (owner: postgres.Sql, name: string) => holds(owner, "select exists (select from pg_roles where rolname = $1)", [name]);

async function holds(owner: postgres.Sql, question: string, parameters: string[]): Promise<boolean> {
  const [row] = await owner.unsafe(question, parameters).values();
  return row?.[0] === true;
}

/** A connection URL, or a Problem that names the setting. */
export function parse(url: string, variable: string): URL {
  try {
    const parsed = new URL(url);
    if (parsed.protocol === "postgres:" || parsed.protocol === "postgresql:") return parsed;
  } catch {
    // Said below.
  }
  throw new Problem(`${variable} is not a PostgreSQL address. It looks like postgres://user:password@host:5432/database`);
}

const withoutPassword = (message: string, url: string) => {
  const { password } = parse(url, "DATABASE_URL");
  return password ? message.replaceAll(password, "…").replaceAll(decodeURIComponent(password), "…") : message;
};

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
