import "server-only";

import { eq, sql } from "drizzle-orm";

import { into, rowsOf } from "@/db/rows";
import { importChanges, imports, productBarcodes, products } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { invalid, rejected } from "@/lib/core/errors";
import type { DomainEvent } from "@/lib/core/events";
import { newId } from "@/lib/core/id";
import { amountOf } from "@/lib/core/money";
import { command } from "@/lib/core/use-case";
import { listCatalogue } from "@/lib/warehouse/product/catalogue";
import { lockProducts } from "@/lib/warehouse/product/find-product";
import { takeOwnBarcodes } from "@/lib/warehouse/product/own-barcodes";
import { searchKey } from "@/lib/warehouse/product/search-key";
import { lockStockAsking, moveStock } from "@/lib/warehouse/stock/ledger";
import { decimalsOf, fitsUnit } from "@/lib/warehouse/unit";

import { planFile, reportOf, storable } from "./check-import";
import { findImport, holdImport, type KeptReport, progressOf } from "./import-row";
import { type Change, findMoved, type Plan } from "./plan";
import { ApplyImportInput, ImportReport } from "./schemas";

/** Goods written by one statement: some tens of milliseconds of the server's time. */
const SLICE = 1000;

type Write = { ctx: TxContext; importId: string; plan: Plan; shows(done: number): void };
type ProductRow = typeof products.$inferSelect;

/**
 * Brings all good rows of a file into the catalogue in one transaction: all of them or none. The file is checked anew,
 * since the shop went on meanwhile; what each product was before stays with the import. Asked again, it answers with
 * what it did.
 */
export const applyImport = command({
  permission: "product.import",
  input: ApplyImportInput,
  output: ImportReport,

  async run(ctx, { id }) {
    if (!(await holdImport(ctx, id))) throw rejected("importRunning");
    const row = await findImport(ctx, id); // after the hold: a twin may just have finished
    if (row.status === "done") return { data: await doneReport(ctx, id), events: [] };
    if (!row.good) throw rejected(row.good === 0 ? "importNothing" : "importNotChecked");

    const show = progressOf(ctx, id, "applying");
    const { layout, plan } = await planFile(ctx, row.fileKey, row.columns, () => show(0), true);
    const good = plan ? plan.creates.length + plan.updates.length + plan.unchanged.length : 0;
    if (!plan || good === 0) throw rejected("importNothing");

    const write = { ctx, importId: id, plan, shows: (done: number) => show(done + plan.unchanged.length, good) };
    const made = await createGoods(write);
    await updateGoods(write);
    if (layout.options.ownBarcodes) await giveOwnCodes(write, made);
    const { stocked, events: moved } = layout.options.locationId ? await takeFirstStock(write, made, layout.options.locationId) : { stocked: [], events: [] };

    const report = reportOf({ ...plan, stocked, kept: plan.kept + plan.stocked.length - stocked.length }, plan.rows);
    await finish(ctx, id, report);
    const { rows, bad, creates: created, updates: updated, unchanged, newCategories } = report;
    const counts = { rows, good, bad, created, updated, unchanged, newCategories, stocked: stocked.length };
    return { data: await doneReport(ctx, id), events: [{ name: "product.imported", entityId: id, after: { fileName: row.fileName, ...counts } }, ...moved] };
  },
});

/** Ids of the new goods by their row of the file. */
async function createGoods({ ctx, importId, plan, shows }: Write): Promise<Map<Change, string>> {
  const made = new Map<Change, string>();
  for (let i = 0; i < plan.creates.length; i += SLICE) {
    const slice = plan.creates.slice(i, i + SLICE);
    const rows = slice.map((change): ProductRow => {
      const { row, categoryId = null } = change;
      const id = newId();
      made.set(change, id);
      return {
        storeId: ctx.storeId, id, name: row.name, searchKey: keyOf(row.name, row.article ?? null), categoryId, unit: row.unit ?? "piece", price: row.price ?? null,
        minimumStock: row.minimumStock ?? null, article: row.article ?? null, pictureKey: null, status: "active", createdAt: ctx.now, updatedAt: ctx.now,
      };
    });
    await ctx.tx.execute(into(products, rows));
    await ctx.tx.execute(into(productBarcodes, slice.flatMap((change) => codeRows(ctx, made.get(change)!, change.newCodes, 0))));
    await ctx.tx.execute(into(importChanges, slice.map((change) => changeRow(ctx, importId, made.get(change)!, change.row.row, null))));
    shows(i + slice.length);
  }
  return made;
}

const keyOf = (name: string, article: string | null): string => searchKey(`${name} ${article ?? ""}`.trim());

const codeRows = ({ storeId }: TxContext, productId: string, codes: readonly string[], from: number) =>
  codes.map((code, i) => ({ storeId, id: newId(), productId, code, quantity: 1000n, position: from + i }));

const changeRow = ({ storeId }: TxContext, importId: string, productId: string, row: number, before: object | null) => ({ storeId, id: newId(), importId, productId, row, before });

/** Locks in one order, all of them first; then changes what differs. An empty cell changes nothing. */
async function updateGoods({ ctx, importId, plan, shows }: Write): Promise<void> {
  const locked = new Map<string, ProductRow>();
  const ids = plan.updates.map(({ existing }) => existing!.id).sort();
  for (let i = 0; i < ids.length; i += SLICE) for (const [id, row] of await lockProducts(ctx, ids.slice(i, i + SLICE))) locked.set(id, row);

  for (let i = 0; i < plan.updates.length; i += SLICE) {
    const slice = plan.updates.slice(i, i + SLICE).filter(({ existing }) => locked.has(existing!.id)); // deleted meanwhile: gone
    const after = slice.map(({ row, existing, categoryId }): ProductRow => {
      const before = locked.get(existing!.id)!;
      const article = row.article ?? before.article;
      return {
        ...before, name: row.name, searchKey: keyOf(row.name, article), categoryId: categoryId ?? before.categoryId, price: row.price ?? before.price,
        minimumStock: row.minimumStock ?? before.minimumStock, article, updatedAt: ctx.now,
      };
    });
    await ctx.tx.execute(sql`
      update products p set name = r.name, search_key = r.search_key, category_id = r.category_id, price = r.price, minimum_stock = r.minimum_stock, article = r.article, updated_at = r.updated_at
      from ${rowsOf(products, after)} r where p.store_id = r.store_id and p.id = r.id`);
    await ctx.tx.execute(into(productBarcodes, slice.flatMap(({ existing, newCodes }) => codeRows(ctx, existing!.id, newCodes, 100))));
    await ctx.tx.execute(into(importChanges, slice.map(({ existing, row, newCodes }) => changeRow(ctx, importId, existing!.id, row.row, beforeOf(locked.get(existing!.id)!, newCodes)))));
    shows(plan.creates.length + i + slice.length);
  }
}

/** What a product was: with it and the codes that came, the change can be taken back by hand. Amounts as digits. */
function beforeOf({ name, categoryId, unit, price, minimumStock, article, status }: ProductRow, newCodes: readonly string[]) {
  return { name, categoryId, unit, price: price?.toString() ?? null, minimumStock: minimumStock?.toString() ?? null, article, status, newCodes };
}

/** The counter stays locked until the import is over, so it is asked last. */
async function giveOwnCodes({ ctx, plan }: Write, made: ReadonlyMap<Change, string>): Promise<void> {
  const without = plan.creates.filter(({ row }) => row.codes.length === 0);
  for (let i = 0; i < without.length; i += SLICE) {
    const slice = without.slice(i, i + SLICE);
    const codes = await takeOwnBarcodes(ctx, slice.length);
    await ctx.tx.execute(into(productBarcodes, slice.flatMap((change, at) => codeRows(ctx, made.get(change)!, [codes[at]!], 0))));
  }
}

/** Opening balances, through the one door of stock. In the order of ids, as all who lock stock do. Goods that moved since the plan was made get none. */
async function takeFirstStock({ ctx, importId, plan, shows }: Write, made: ReadonlyMap<Change, string>, locationId: string) {
  const stocked: Change[] = [];
  const events: DomainEvent[] = [];
  const planned = plan.stocked.map((change) => ({ id: change.existing?.id ?? made.get(change)!, change, isNew: !change.existing, ...change.row })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const held = await holdGoods(ctx, planned.filter(({ isNew }) => !isNew));
  const goods = planned.filter(({ id, isNew }) => isNew || held.has(id)); // deleted meanwhile: gone
  for (let i = 0; i < goods.length; i += SLICE) {
    const slice = goods.slice(i, i + SLICE);
    const ids = slice.map(({ id }) => id);
    const [locked, moved] = await lockStockAsking(ctx, locationId, ids, () => findMoved(ctx, ids, locationId));
    const first = slice.filter(({ id }) => !moved.has(id));
    const moves = first.map(({ id, name, quantity = 0n, cost }) => (
      { productId: id, name, lineId: null, quantity, cost: cost === undefined ? 0n : amountOf(cost, quantity), uncosted: cost === undefined ? quantity : 0n, unitCost: cost ?? null }
    ));
    const { events: shortages, written } = moveStock(ctx, locked, { reason: "opening", sourceId: importId, belowZero: "allow" }, moves);
    await written;
    stocked.push(...first.map(({ change }) => change));
    events.push(...shortages);
    shows(plan.creates.length + plan.updates.length);
  }
  return { stocked, events };
}

/** Goods that are there already may be counted in another unit since the file was checked: what is booked fits the one they have now. Answers those that are still there, which none deletes any more. */
async function holdGoods(ctx: TxContext, goods: readonly { id: string; quantity?: bigint }[]): Promise<Set<string>> {
  const products = new Map((await listCatalogue(ctx, goods.map(({ id }) => id))).map((product) => [product.id, product]));
  for (const { id, quantity = 0n } of goods) {
    const product = products.get(id);
    if (product && !fitsUnit(quantity, product.unit)) throw invalid("unitDecimals", { product: product.name, decimals: decimalsOf(product.unit) });
  }
  return new Set(products.keys());
}

/** The report of the dry run gives way to what was really done, and to the rows that were really left out. */
async function finish({ tx }: TxContext, id: string, report: KeptReport): Promise<void> {
  const { good, creates, updates } = report;
  await tx.update(imports).set({
    status: "done", rowsTotal: good, rowsDone: good, created: creates, updated: updates, finishedAt: sql`now()`, seenAt: sql`now()`, report: storable(report),
  }).where(eq(imports.id, id));
}

async function doneReport({ tx }: TxContext, id: string) {
  const [row] = await tx.select({
    report: sql<ImportReport>`${imports.report} - 'issues' || jsonb_build_object('issues', jsonb_array_length(${imports.report} -> 'issues'))`,
  }).from(imports).where(eq(imports.id, id));
  return ImportReport.parse(row!.report);
}
