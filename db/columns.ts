import { sql } from "drizzle-orm";
import { type AnyPgColumn, bigint, check, foreignKey, pgPolicy, pgRole, primaryKey, timestamp, uuid } from "drizzle-orm/pg-core";

type Tenant = { storeId: AnyPgColumn; id: AnyPgColumn };

/** What a request runs as. It owns no table and bypasses no policy. */
export const shopApp = pgRole("shop_app").existing();

/** What belongs to no store runs as: sign-in, registration, what sweeps. */
export const shopSystem = pgRole("shop_system").existing();

/** UUIDv7 from `newId()`. No database default: an offline till must name a row before we see it. */
export const id = () => uuid().notNull();

/** Whose row it is. First in every key, so that a table can be spread over machines by store. */
export const storeId = () => uuid().notNull();

/** Whole minor units (tiyin, cents) as `bigint`. Never a float. Nullable: an amount may be unknown. */
export const amount = () => bigint({ mode: "bigint" });

/** An amount of money that is always known, in whole minor units. */
export const money = () => amount().notNull();

/** Thousandths of the product's unit as `bigint`: 1.250 kg is 1250n, 3 pieces are 3000n. */
export const quantity = () => bigint({ mode: "bigint" }).notNull();

/** A moment. Stored in UTC; a store's time zone is applied only when reading or printing. */
export const instant = () => timestamp({ withTimezone: true, mode: "date", precision: 3 });

/** When the row was written, by the clock of the context. */
export const createdAt = () => instant().notNull();

/** Ends every table of a store: the store is in the key, and nobody sees another store's rows. */
export const tenant = (t: Tenant) => [primaryKey({ columns: [t.storeId, t.id] }), ownStore()];

/** Nothing is visible or writable before `inStore` has said whose transaction it is. `select`: asked once, not per row. */
export const ownStore = (column: "store_id" | "id" = "store_id") => pgPolicy("own_store", {
  to: shopApp,
  using: sql.raw(`${column} = (select current_setting('app.store_id', true)::uuid)`),
});

/** A reference that carries the store: a row cannot point into another store, whatever the code does. */
export const refers = (storeIdColumn: AnyPgColumn, column: AnyPgColumn, to: Tenant, name?: string) =>
  foreignKey({ columns: [storeIdColumn, column], foreignColumns: [to.storeId, to.id], ...(name ? { name } : {}) });

/** The database repeats the words that the column's type knows. `name` is the check's. */
export function words(name: string, column: AnyPgColumn) {
  const { enumValues } = (column as unknown as { config: { enumValues: string[] } }).config; // not yet on the column where checks are written
  return check(name, sql`${column} in (${sql.raw(enumValues.map((word) => `'${word}'`).join(", "))})`);
}
