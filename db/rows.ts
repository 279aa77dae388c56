import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { PgTable } from "drizzle-orm/pg-core";

/** Database names by ours: few, and asked for with every row. */
const names = new Map<string, string>();

function nameOf(key: string): string {
  const known = names.get(key) ?? toSnakeCase(key);
  names.set(key, known);
  return known;
}

/** JSON of rows with database names; a bigint travels as its digits, which PostgreSQL reads exactly. */
function jsonOf(rows: object[]): string {
  const named = rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [nameOf(key), value])));
  return JSON.stringify(named, (_key, value) => (typeof value === "bigint" ? value.toString() : value));
}

/** Rows of a table as one parameter: the statement, and so its plan, is the same for 1 row and for 500. */
export function rowsOf<T extends PgTable>(table: T, rows: T["$inferSelect"][]): SQL {
  return sql`json_populate_recordset(null::${table}, ${jsonOf(rows)})`;
}

/** An `insert` of whole rows: every column is given, no default of the database applies. */
export const into = <T extends PgTable>(table: T, rows: T["$inferSelect"][]): SQL =>
  sql`insert into ${table} select * from ${rowsOf(table, rows)}`;

/** Several writes as one statement. References between their rows are checked when all are in. */
export const together = (...writes: SQL[]): SQL =>
  sql`with ${sql.join(writes.map((write, i) => sql`${sql.raw(`write${i}`)} as (${write})`), sql`, `)} select`;

/** A list of ids as one parameter of type `uuid[]`. */
export const idsOf = (ids: readonly string[]): SQL => sql`${`{${ids.join(",")}}`}::uuid[]`;

/** `in (…)` as one parameter, for the same reason. */
export const oneOf = (column: AnyColumn, ids: readonly string[]): SQL => sql`${column} = any(${idsOf(ids)})`;
