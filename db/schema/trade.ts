import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { amount, createdAt, id, instant, money, ownStore, quantity, refers, storeId, tenant, words } from "../columns";
import { workers } from "./accounts";
import { locations, registers } from "./store";
import { products, UNITS } from "./warehouse";

/** Append-only. A cancelled sale has a row in `sale_cancellations`. */
export const sales = pgTable("sales", {
  storeId: storeId(),
  id: id(), // minted by the till when the cart opened
  branchId: uuid().notNull(),
  registerId: uuid().notNull(),
  workerId: uuid(),
  number: bigint({ mode: "bigint" }).notNull(), // of the register, gapless
  receiptNumber: text().notNull(), // prefix-number
  lineCount: integer().notNull(),
  gross: money(), // Σ price × quantity
  discount: money(), // Σ of the lines
  total: money(), // gross − discount
  rounding: money(), // of the part due in cash, signed
  payable: money(), // total + rounding
  paid: money(), // handed over, change included
  change: money(),
  tax: money(), // inside the total
  note: text(),
  source: text({ enum: ["till", "api", "offline"] }).notNull(),
  clockRefused: boolean().notNull(), // the till's clock was not believed: sold_at is recorded_at
  soldAt: instant().notNull(), // the till's clock: when the customer paid
  recordedAt: instant().notNull(), // ours: when the sale reached us
  contentHash: text().notNull(), // of what was asked: the same id with another content is refused
}, (t) => [
  ...tenant(t),
  refers(t.storeId, t.branchId, locations),
  refers(t.storeId, t.registerId, registers),
  refers(t.storeId, t.workerId, workers),
  uniqueIndex("sales_number").on(t.storeId, t.registerId, t.number),
  index("sales_time").on(t.storeId, t.soldAt, t.id),
  words("sales_source", t.source),
  check("sales_sums", sql`${t.lineCount} > 0 and ${t.total} >= 0 and ${t.discount} >= 0 and ${t.total} = ${t.gross} - ${t.discount}`),
  check("sales_paid", sql`${t.payable} = ${t.total} + ${t.rounding} and ${t.change} >= 0 and ${t.paid} - ${t.change} = ${t.payable}`),
]);

export const saleLines = pgTable("sale_lines", {
  storeId: storeId(),
  id: id(),
  saleId: uuid().notNull(),
  position: smallint().notNull(),
  productId: uuid().notNull(),
  name: text().notNull(), // as sold; the product may be renamed
  unit: text({ enum: UNITS }).notNull(),
  quantity: quantity(),
  cataloguePrice: amount(), // null: it had none
  price: money(), // asked for one unit
  gross: money(), // round(price × quantity)
  lineDiscount: money(),
  saleDiscount: money(), // its share of the discount on the sale
  total: money(),
  cost: amount(), // null: not known
  taxRate: integer().notNull(), // hundredths of a percent
  tax: money(),
  note: text(),
}, (t) => [
  ...tenant(t),
  refers(t.storeId, t.saleId, sales),
  refers(t.storeId, t.productId, products),
  index("sale_lines_sale").on(t.storeId, t.saleId),
  index("sale_lines_product").on(t.storeId, t.productId),
  words("sale_lines_unit", t.unit),
  check("sale_lines_quantity", sql`${t.quantity} > 0`),
  check("sale_lines_sums", sql`${t.total} >= 0 and ${t.lineDiscount} >= 0 and ${t.saleDiscount} >= 0 and ${t.total} = ${t.gross} - ${t.lineDiscount} - ${t.saleDiscount} and ${t.tax} between 0 and ${t.total}`),
]);

export const PAYMENT_METHODS = ["cash", "card", "transfer"] as const;

export const payments = pgTable("payments", {
  storeId: storeId(),
  id: id(),
  saleId: uuid().notNull(),
  method: text({ enum: PAYMENT_METHODS }).notNull(),
  amount: money(), // handed over; for cash the change is still in it
  change: money(), // only cash gives it
}, (t) => [
  ...tenant(t),
  refers(t.storeId, t.saleId, sales),
  uniqueIndex("payments_method").on(t.storeId, t.saleId, t.method),
  check("payments_amount", sql`${t.amount} > 0 and ${t.change} >= 0 and ${t.change} <= ${t.amount}`),
  check("payments_change", sql`${t.method} = 'cash' or ${t.change} = 0`),
  words("payments_known", t.method),
]);

/** Append-only; the key makes a second cancelling impossible. */
export const saleCancellations = pgTable("sale_cancellations", {
  storeId: storeId(),
  saleId: uuid().notNull(),
  reason: text().notNull(),
  workerId: uuid(),
  createdAt: createdAt(),
}, (t) => [
  primaryKey({ columns: [t.storeId, t.saleId] }),
  ownStore(),
  refers(t.storeId, t.saleId, sales),
  refers(t.storeId, t.workerId, workers),
]);
