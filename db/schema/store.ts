import { sql } from "drizzle-orm";
import { bigint, boolean, check, foreignKey, index, integer, pgPolicy, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { createdAt, id, instant, money, ownStore, quantity, refers, shopSystem, storeId, tenant, words } from "../columns";
import { workers } from "./accounts";

/** Registration creates a shop before there is a store's context; nothing else of the system role writes here. */
const registration = pgPolicy("registration", { to: shopSystem, using: sql`true`, withCheck: sql`true` });

/** A shop or a chain of them: what row-level security keeps apart. */
export const stores = pgTable("stores", {
  id: id().primaryKey(),
  name: text().notNull(),
  address: text(),
  phone: text(),
  taxNumber: text(),
  timeZone: text().notNull(),
  defaultLocale: text({ enum: ["uz", "uz-Cyrl", "ru", "en"] }).notNull(),
  currency: text().notNull(), // ISO 4217
  status: text({ enum: ["active", "blocked", "deleted"] }).notNull(),
  createdAt: createdAt(),
}, (t) => [ownStore("id"), registration, words("stores_locale", t.defaultLocale), words("stores_status", t.status)]);

/** How the shop wants to work: one row a store. */
export const settings = pgTable("settings", {
  storeId: storeId().primaryKey().references(() => stores.id),
  cashAllowed: boolean().notNull(),
  cardAllowed: boolean().notNull(),
  transferAllowed: boolean().notNull(),
  discountAllowed: boolean().notNull(),
  discountLimit: integer().notNull(), // hundredths of a percent: 1000 is 10 %
  priceOverrideAllowed: boolean().notNull(),
  belowZero: text({ enum: ["forbid", "warn", "allow"] }).notNull(),
  lowStockWarning: boolean().notNull(),
  lowStockThreshold: quantity(), // for products without a minimum of their own
  cashRounding: money(), // the step cash is rounded to; 0 is none
  taxEnabled: boolean().notNull(),
  taxRate: integer().notNull(), // hundredths of a percent
  receiptHeader: text().notNull(),
  receiptFooter: text().notNull(),
  receiptPaper: smallint().notNull(), // millimetres
  receiptShowsSeller: boolean().notNull(),
  dayStart: smallint().notNull(), // minutes after midnight
  updatedAt: instant().notNull(),
}, (t) => [
  ownStore(),
  registration,
  check("settings_discount_limit", sql`${t.discountLimit} between 0 and 10000`),
  check("settings_tax_rate", sql`${t.taxRate} between 0 and 10000`),
  check("settings_rounding", sql`${t.cashRounding} >= 0`),
  check("settings_paper", sql`${t.receiptPaper} in (58, 80)`),
  words("settings_below_zero", t.belowZero),
  check("settings_day_start", sql`${t.dayStart} between 0 and 1439`),
]);

/** Where goods are: a branch sells, a warehouse only stores. */
export const locations = pgTable("locations", {
  storeId: storeId().references(() => stores.id),
  id: id(),
  kind: text({ enum: ["branch", "warehouse"] }).notNull(),
  name: text().notNull(),
  address: text(),
  phone: text(),
  status: text({ enum: ["active", "inactive"] }).notNull(),
  createdAt: createdAt(),
}, (t) => [
  ...tenant(t),
  registration,
  words("locations_kind", t.kind),
  words("locations_status", t.status),
  uniqueIndex("locations_name").on(t.storeId, sql`lower(${t.name})`),
]);

/** A till of a branch. Its counter gives receipt numbers, gapless, in the transaction of the sale. */
export const registers = pgTable("registers", {
  storeId: storeId(),
  id: id(),
  branchId: uuid().notNull(),
  kind: text({ enum: ["till", "api"] }).notNull(),
  name: text().notNull(),
  prefix: text().notNull(),
  lastNumber: bigint({ mode: "bigint" }).notNull(), // of the last receipt
  claimDevice: text(), // the one device that may sell on it
  claimWorkerId: uuid(),
  claimedAt: instant(),
  status: text({ enum: ["active", "inactive"] }).notNull(),
  createdAt: createdAt(),
}, (t) => [
  ...tenant(t),
  registration,
  refers(t.storeId, t.branchId, locations),
  refers(t.storeId, t.claimWorkerId, workers),
  words("registers_kind", t.kind),
  words("registers_status", t.status),
  foreignKey({ columns: [t.storeId], foreignColumns: [stores.id] }),
  uniqueIndex("registers_prefix").on(t.storeId, sql`lower(${t.prefix})`),
  uniqueIndex("registers_api").on(t.storeId, t.branchId).where(sql`${t.kind} = 'api'`),
  index("registers_branch").on(t.storeId, t.branchId),
]);
