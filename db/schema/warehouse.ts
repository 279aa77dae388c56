import { sql } from "drizzle-orm";
import { bigint, boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { amount, createdAt, id, instant, money, ownStore, quantity, refers, storeId, tenant, words } from "../columns";
import { locations, stores } from "./store";
import { workers } from "./accounts";

export const UNITS = ["piece", "kg", "g", "l", "ml", "m", "m2", "m3", "box", "pack", "bag"] as const;

/** One level deep: a category with a parent is a subcategory. */
export const categories = pgTable("categories", {
  storeId: storeId().references(() => stores.id),
  id: id(),
  parentId: uuid(),
  name: text().notNull(),
  position: integer().notNull(),
  status: text({ enum: ["active", "inactive"] }).notNull(),
  createdAt: createdAt(),
}, (t) => [
  ...tenant(t),
  foreignKey({ columns: [t.storeId, t.parentId], foreignColumns: [t.storeId, t.id] }),
  uniqueIndex("categories_name").on(t.storeId, sql`coalesce(${t.parentId}, '00000000-0000-0000-0000-000000000000')`, sql`lower(${t.name})`),
  words("categories_status", t.status),
]);

export const products = pgTable("products", {
  storeId: storeId().references(() => stores.id),
  id: id(),
  name: text().notNull(),
  searchKey: text().notNull(), // the name folded to one script; see search-key.ts
  categoryId: uuid(),
  unit: text({ enum: UNITS }).notNull(),
  price: amount(), // null: not priced yet
  minimumStock: bigint({ mode: "bigint" }), // thousandths; null: the shop's default threshold
  article: text(),
  pictureKey: text(), // of the storage port
  status: text({ enum: ["active", "inactive"] }).notNull(),
  createdAt: createdAt(),
  updatedAt: instant().notNull(),
}, (t) => [
  ...tenant(t),
  refers(t.storeId, t.categoryId, categories),
  check("products_price", sql`${t.price} > 0`),
  check("products_minimum", sql`${t.minimumStock} >= 0`),
  index("products_name").on(t.storeId, t.name, t.id),
  // The two orders a list by name is asked for: Uzbek, and what the other languages share.
  index("products_name_uz").on(t.storeId, sql`${t.name} collate "uz-x-icu"`, t.id),
  index("products_name_und").on(t.storeId, sql`${t.name} collate "und-x-icu"`, t.id),
  index("products_category").on(t.storeId, t.categoryId),
  words("products_unit", t.unit),
  words("products_status", t.status),
]);

/**
 * The words that names of goods are made of, folded: what a mistyped word is compared with. Kept by a trigger on
 * `products`, read by `similar_words()`; a word may stand twice after a race and stays when its last product is gone.
 */
export const searchWords = pgTable("search_words", {
  storeId: storeId().references(() => stores.id),
  id: id(),
  word: text().notNull(),
}, tenant);

/** A code that finds a product, and how many it stands for: 1, or 24 for a box. */
export const productBarcodes = pgTable("product_barcodes", {
  storeId: storeId(),
  id: id(),
  productId: uuid().notNull(),
  code: text().notNull(),
  quantity: quantity(),
  position: smallint().notNull(),
}, (t) => [
  ...tenant(t),
  refers(t.storeId, t.productId, products),
  uniqueIndex("product_barcodes_code").on(t.storeId, t.code),
  // A UPC-A and the EAN-13 that only adds a zero are one code, and scanners send either.
  uniqueIndex("product_barcodes_one_spelling").on(t.storeId, sql`lpad(${t.code}, 13, '0')`).where(sql`${t.code} ~ '^0?[0-9]{12}$'`),
  index("product_barcodes_product").on(t.storeId, t.productId),
  check("product_barcodes_quantity", sql`${t.quantity} > 0`),
]);

/** The last own EAN-13 (20…) a store gave out. */
export const ownBarcodes = pgTable("own_barcodes", {
  storeId: storeId().primaryKey().references(() => stores.id),
  lastNumber: bigint({ mode: "bigint" }).notNull(),
}, () => [ownStore()]);

/** Running total of movements and of what the layers are worth. Written by `moveStock` alone. */
export const stockLevels = pgTable("stock_levels", {
  storeId: storeId(),
  locationId: uuid().notNull(),
  productId: uuid().notNull(),
  quantity: quantity(),
  value: money(), // Σ batches.value_left
  lastUnitCost: amount(), // the last known one: what goods sold short take for now
}, (t) => [
  primaryKey({ columns: [t.storeId, t.locationId, t.productId] }),
  ownStore(),
  refers(t.storeId, t.locationId, locations),
  refers(t.storeId, t.productId, products),
  index("stock_levels_product").on(t.storeId, t.productId),
]);

export const MOVEMENT_REASONS = ["opening", "receipt", "sale", "sale_cancel", "return", "transfer_out", "transfer_in", "wastage", "count", "adjustment"] as const;

/** Append-only: the truth about stock. */
export const stockMovements = pgTable("stock_movements", {
  storeId: storeId(),
  id: id(),
  locationId: uuid().notNull(),
  productId: uuid().notNull(),
  quantity: quantity(), // signed
  cost: money(), // signed like the quantity: the known cost of what moved
  uncosted: quantity(), // how much of the quantity has no known cost, signed alike
  reason: text({ enum: MOVEMENT_REASONS }).notNull(),
  sourceId: uuid().notNull(), // the document: sale, receipt of goods, adjustment
  lineId: uuid(), // its line
  note: text(),
  workerId: uuid(),
  createdAt: createdAt(),
  levelAfter: quantity(),
}, (t) => [
  ...tenant(t),
  refers(t.storeId, t.locationId, locations),
  refers(t.storeId, t.productId, products),
  refers(t.storeId, t.workerId, workers),
  index("stock_movements_product").on(t.storeId, t.productId, t.createdAt, t.id),
  index("stock_movements_source").on(t.storeId, t.sourceId),
  index("stock_movements_time").on(t.storeId, t.createdAt, t.id),
  words("stock_movements_reason", t.reason),
  check("stock_movements_quantity", sql`${t.quantity} <> 0`),
]);

/**
 * Cost layers, oldest first by id. One with a negative quantity is a shortage: goods sold before they came,
 * at a provisional cost, which the next goods in fill first.
 */
export const batches = pgTable("batches", {
  storeId: storeId(),
  id: id(),
  locationId: uuid().notNull(),
  productId: uuid().notNull(),
  movementId: uuid().notNull(), // what opened it
  quantity: quantity(), // when it was opened
  quantityLeft: quantity(),
  valueLeft: money(), // its last piece takes the remainder
  unitCost: amount(), // null: not known
  createdAt: createdAt(),
}, (t) => [
  ...tenant(t),
  refers(t.storeId, t.locationId, locations),
  refers(t.storeId, t.productId, products),
  refers(t.storeId, t.movementId, stockMovements),
  index("batches_open").on(t.storeId, t.locationId, t.productId, t.id).where(sql`${t.quantityLeft} <> 0`),
  check("batches_rest", sql`${t.quantityLeft} <> 0 or ${t.valueLeft} = 0`),
]);

/** Append-only: the difference between a provisional cost and the real one, booked when the goods came. */
export const costCorrections = pgTable("cost_corrections", {
  storeId: storeId(),
  id: id(),
  locationId: uuid().notNull(),
  productId: uuid().notNull(),
  batchId: uuid().notNull(), // the shortage that was filled
  movementId: uuid().notNull(), // by what
  quantity: quantity(), // how much of it
  amount: money(), // provisional − real: negative when the goods cost more than was taken
  wasKnown: boolean().notNull(), // both costs were known: only then it is profit or loss
  createdAt: createdAt(),
}, (t) => [
  ...tenant(t),
  refers(t.storeId, t.locationId, locations),
  refers(t.storeId, t.productId, products),
  refers(t.storeId, t.batchId, batches),
  refers(t.storeId, t.movementId, stockMovements),
  index("cost_corrections_time").on(t.storeId, t.createdAt),
]);

/** Goods in. */
export const stockReceipts = pgTable("stock_receipts", {
  storeId: storeId(),
  id: id(),
  locationId: uuid().notNull(),
  number: bigint({ mode: "bigint" }).notNull(), // of the store, from 1
  note: text(),
  total: money(), // Σ of the lines whose cost is known
  lineCount: integer().notNull(),
  workerId: uuid(),
  createdAt: createdAt(),
  contentHash: text().notNull(),
}, (t) => [
  ...tenant(t),
  refers(t.storeId, t.locationId, locations),
  refers(t.storeId, t.workerId, workers),
  uniqueIndex("stock_receipts_number").on(t.storeId, t.number),
  index("stock_receipts_time").on(t.storeId, t.createdAt, t.id),
]);

export const stockReceiptLines = pgTable("stock_receipt_lines", {
  storeId: storeId(),
  id: id(),
  receiptId: uuid().notNull(),
  position: smallint().notNull(),
  productId: uuid().notNull(),
  name: text().notNull(), // as received
  quantity: quantity(),
  unitCost: amount(),
  total: amount(), // null where the cost is not known
  oldPrice: amount(),
  newPrice: amount(), // null: the price stayed
}, (t) => [
  ...tenant(t),
  refers(t.storeId, t.receiptId, stockReceipts),
  refers(t.storeId, t.productId, products),
  index("stock_receipt_lines_receipt").on(t.storeId, t.receiptId),
  check("stock_receipt_lines_quantity", sql`${t.quantity} > 0`),
]);

export const ADJUSTMENT_REASONS = ["found", "missing", "damaged", "entry_mistake", "opening", "other"] as const;

/** Somebody said that a level is wrong, and why. */
export const stockAdjustments = pgTable("stock_adjustments", {
  storeId: storeId(),
  id: id(),
  locationId: uuid().notNull(),
  productId: uuid().notNull(),
  quantity: quantity(), // signed change
  unitCost: amount(), // of goods added
  reason: text({ enum: ADJUSTMENT_REASONS }).notNull(),
  note: text(),
  workerId: uuid(),
  createdAt: createdAt(),
  contentHash: text().notNull(),
}, (t) => [
  ...tenant(t),
  refers(t.storeId, t.locationId, locations),
  refers(t.storeId, t.productId, products),
  refers(t.storeId, t.workerId, workers),
  check("stock_adjustments_quantity", sql`${t.quantity} <> 0`),
  words("stock_adjustments_reason", t.reason),
]);

/** A file of products on its way in: uploaded, checked in a dry run, then applied in one go. */
export const imports = pgTable("imports", {
  storeId: storeId().references(() => stores.id),
  id: id(),
  fileName: text().notNull(),
  fileKey: text().notNull(), // of the storage port
  status: text({ enum: ["checking", "checked", "applying", "done", "failed"] }).notNull(),
  columns: jsonb().notNull(), // which column of the file is which field
  report: jsonb(), // counts and every bad row with its reasons
  rowsTotal: integer().notNull(),
  rowsDone: integer().notNull(),
  created: integer().notNull(),
  updated: integer().notNull(),
  workerId: uuid(),
  createdAt: createdAt(),
  seenAt: instant().notNull(), // last sign of life of who checks or applies it; old while running: it was killed
  finishedAt: instant(),
}, (t) => [
  ...tenant(t),
  refers(t.storeId, t.workerId, workers),
  index("imports_time").on(t.storeId, t.createdAt),
  words("imports_status", t.status),
]);

/** Append-only: which product an import made or changed, and what it was before. */
export const importChanges = pgTable("import_changes", {
  storeId: storeId(),
  id: id(),
  importId: uuid().notNull(),
  productId: uuid().notNull(),
  row: integer().notNull(), // line of the file, the heading being 1
  before: jsonb(), // null: made by the import
}, (t) => [
  ...tenant(t),
  refers(t.storeId, t.importId, imports), // and no product: one that was never sold or stocked may be deleted, and is remembered here
  index("import_changes_import").on(t.storeId, t.importId),
]);
