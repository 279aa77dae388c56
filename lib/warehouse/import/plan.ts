import "server-only";

import { setImmediate as nextTurn } from "node:timers/promises";

import { sql } from "drizzle-orm";

import { idsOf } from "@/db/rows";
import type { TxContext } from "@/lib/core/context";
import { oneSpelling, spellingsOf } from "@/lib/warehouse/product/barcode";
import { fitsUnit, type Unit } from "@/lib/warehouse/unit";

import { type GoodRow, type Issue, rowChecker, rowRegister } from "./check-rows";
import { type Categories, findCategories, namesakesOf, pathKey, pathOfAlone, readCategories } from "./import-categories";
import type { Columns } from "./fields";
import type { ShowProgress } from "./import-row";
import type { Table } from "./read-table";
import type { ImportOptions } from "./schemas";

/** A product that is there, as far as a file may change it. Amounts in minor units and thousandths. */
export type Existing = {
  id: string; name: string; categoryId: string | null; unit: Unit; price: bigint | null; minimumStock: bigint | null; article: string | null;
};

/** A row and what it does. `categoryId`: where the product goes; `undefined` leaves it where it is. */
export type Change = { row: GoodRow; existing: Existing | undefined; categoryId: string | undefined; newCodes: string[]; hasStock: boolean };

/** What an import will do. `issues` in the order of the file. */
export type Plan = { rows: number; creates: Change[]; updates: Change[]; unchanged: Change[]; issues: Issue[]; newCategories: number; stocked: Change[]; kept: number; unbooked: number; idleCosts: number };

type Task = { table: Table; headingRow: number; columns: Columns; options: ImportOptions; shows: ShowProgress };

/** Rows checked before others get their turn. */
const SLICE = 500;
/** Codes or names looked up by one statement: joined, never compared with a long list one by one. */
const LOOK_UP = 5000;

/**
 * Checks every row, meets it with the goods that are there (by code, without one by name) and says what changes.
 * With `makes`, categories that are missing are made first; otherwise nothing is written.
 */
export async function planImport(ctx: TxContext, task: Task, makes: boolean): Promise<Plan> {
  const { goods, issues, rows } = await checkRows(task);
  const matched = await matchGoods(ctx, goods, issues);
  const categories = await findCategories(ctx, await pathsOf(matched), makes);
  const ids = matched.flatMap(({ existing }) => (existing ? [existing.id] : []));
  const stocked = task.columns.quantity !== undefined && task.options.locationId !== null ? await findMoved(ctx, ids, task.options.locationId) : undefined;

  const plan: Plan = { rows, creates: [], updates: [], unchanged: [], issues: [], newCategories: categories.missing, stocked: [], kept: 0, unbooked: 0, idleCosts: 0 };
  for (const [at, { row, existing, newCodes }] of matched.entries()) {
    if (at % LOOK_UP === 0) await nextTurn();
    const change: Change = { row, existing, categoryId: categoryFor(row, existing, categories), newCodes, hasStock: existing !== undefined && stocked?.has(existing.id) === true };
    plan[!existing ? "creates" : isChanged(change, categories) ? "updates" : "unchanged"].push(change);
    if (isPutAway(change, categories)) issues.push(putAway(change, categories));
    if (!row.quantity) plan.idleCosts += row.cost === undefined ? 0 : 1;
    else if (!stocked) plan.unbooked++;
    else if (change.hasStock) plan.kept++;
    else plan.stocked.push(change);
  }
  plan.issues = issues.sort((a, b) => a.row - b.row);
  return plan;
}

async function checkRows({ table, headingRow, columns, shows }: Task) {
  const check = rowChecker(columns);
  const goods: GoodRow[] = [];
  const issues: Issue[] = [];
  let rows = 0;
  for (let at = headingRow + 1; at < table.rows.length; at++) {
    const cells = table.rows[at]!;
    table.rows[at] = []; // read once: it need not outlive its check
    if (cells.some((cell) => cell.trim() !== "")) {
      rows++;
      const { good, issues: found } = check(cells, at + 1, table.broken.has(at));
      if (good) goods.push(good);
      issues.push(...found);
    }
    if (at % SLICE === 0) await nextTurn();
    if (at % (SLICE * 10) === 0) shows(rows, table.rows.length - headingRow - 1);
  }
  return { goods, issues, rows };
}

type Met = { row: GoodRow; existing: Existing | undefined; newCodes: string[] };

/** Good rows with the product each one means. Rows that repeat another, or mean two, or a box, or what cannot be changed, are reported. */
async function matchGoods(ctx: TxContext, goods: readonly GoodRow[], issues: Issue[]): Promise<Met[]> {
  const byCode = await goodsByCode(ctx, goods.flatMap(({ codes }) => codes));
  const { byName, shared } = await goodsByName(ctx, [...new Set(goods.filter(({ codes }) => codes.length === 0).map(({ name }) => name))]);
  const known = await readCategories(ctx);
  const namesakes = namesakesOf(known);
  const met = new Map<string, number>();
  const register = rowRegister();
  const result: Met[] = [];

  for (const [at, row] of goods.entries()) {
    if (at % LOOK_UP === 0) await nextTurn();
    const found = row.codes.map((code) => byCode.get(oneSpelling(code)));
    const owners = [...new Set(found.filter((each) => each !== undefined).map(({ product }) => product.id))];
    const existing = row.codes.length > 0 ? found.find((each) => each !== undefined)?.product : byName.get(row.name);
    const box = found.find((each) => each !== undefined && each.quantity !== 1000n);
    const unit = existing?.unit ?? row.unit ?? "piece";
    const category = row.subcategory === undefined ? row.category : pathOfAlone(row.subcategory, existing?.categoryId ?? null, known, namesakes);
    const refuse = (field: Issue["field"], key: string, value: string, params?: Issue["params"]) => void issues.push({ row: row.row, field, key, value, ...(params ? { params } : {}) });
    const before = issues.length;

    const twin = register.twinOf(row);
    if (twin) refuse(twin.field, twin.key, row.codes.join(", ") || row.name, { row: twin.row, name: row.name });
    else if (row.codes.length === 0 && shared.has(row.name)) refuse("name", "importNameShared", row.name);
    else if (owners.length > 1) refuse("barcode", "importCodesApart", row.codes.join(", "));
    else if (box) refuse("barcode", "importBoxCode", row.codes.join(", "), { product: box.product.name, quantity: String(box.quantity / 1000n) });
    else if (existing && met.has(existing.id)) refuse("barcode", "importProductTwice", row.codes.join(", ") || row.name, { row: met.get(existing.id)!, product: existing.name });
    else if (existing && row.unit && row.unit !== existing.unit) refuse("unit", "importUnitFixed", row.unit, { product: existing.name });
    else if (row.subcategory !== undefined && !category) refuse("subcategory", "importSubcategoryAlone", row.subcategory);
    else for (const field of ["minimumStock", "quantity"] as const) if (row[field] !== undefined && !fitsUnit(row[field], unit)) refuse(field, "wholeUnits", String(Number(row[field]) / 1000));
    if (issues.length > before) continue;

    register.enter(row);
    if (existing) met.set(existing.id, row.row);
    result.push({ row: category ? { ...row, category } : row, existing, newCodes: row.codes.filter((_, i) => found[i] === undefined) });
  }
  return result;
}

/** Every path once. */
async function pathsOf(met: readonly Met[]): Promise<string[][]> {
  const paths = new Map<string, string[]>();
  for (const [at, { row }] of met.entries()) {
    if (at % LOOK_UP === 0) await nextTurn();
    if (row.category) paths.set(pathKey(row.category), row.category);
  }
  return [...paths.values()];
}

type ProductRow = { id: string; name: string; category_id: string | null; unit: Unit; price: string | null; minimum_stock: string | null; article: string | null };
const COLUMNS = sql.raw("p.id, p.name, p.category_id, p.unit, p.price, p.minimum_stock, p.article");

const existingOf = (row: ProductRow): Existing => ({
  id: row.id, name: row.name, categoryId: row.category_id, unit: row.unit, price: row.price === null ? null : BigInt(row.price),
  minimumStock: row.minimum_stock === null ? null : BigInt(row.minimum_stock), article: row.article,
});

async function goodsByCode({ tx, storeId }: TxContext, codes: readonly string[]) {
  const found = new Map<string, { product: Existing; quantity: bigint }>();
  const products = new Map<string, Existing>();
  const spelt = codes.flatMap(spellingsOf);
  for (let i = 0; i < spelt.length; i += LOOK_UP) {
    const rows = await tx.execute<ProductRow & { code: string; quantity: string }>(sql`
      select b.code, b.quantity, ${COLUMNS} from json_array_elements_text(${JSON.stringify(spelt.slice(i, i + LOOK_UP))}::json) as asked(code)
      join product_barcodes b on b.store_id = ${storeId}::uuid and b.code = asked.code join products p on p.store_id = b.store_id and p.id = b.product_id`);
    for (const row of rows) {
      const product = products.get(row.id) ?? existingOf(row);
      products.set(row.id, product);
      found.set(oneSpelling(row.code), { product, quantity: BigInt(row.quantity) });
    }
    await nextTurn();
  }
  return found;
}

/** Goods by a name that only one of them has. `shared`: what several have; which of them is meant, a row without codes cannot say. */
async function goodsByName({ tx, storeId }: TxContext, names: readonly string[]) {
  const byName = new Map<string, Existing>();
  const shared = new Set<string>();
  for (let i = 0; i < names.length; i += LOOK_UP) {
    const rows = await tx.execute<ProductRow>(sql`
      select ${COLUMNS} from json_array_elements_text(${JSON.stringify(names.slice(i, i + LOOK_UP))}::json) as asked(name)
      join products p on p.store_id = ${storeId}::uuid and p.name = asked.name`);
    for (const row of rows) {
      if (byName.has(row.name)) shared.add(row.name);
      byName.set(row.name, existingOf(row));
    }
    await nextTurn();
  }
  for (const name of shared) byName.delete(name);
  return { byName, shared };
}

/** Which of these goods ever moved at a location: an opening balance comes before everything else or not at all. */
export async function findMoved({ tx, storeId }: TxContext, productIds: readonly string[], locationId: string): Promise<Set<string>> {
  const rows = await tx.execute<{ id: string }>(sql`
    select asked.id from unnest(${idsOf(productIds)}) as asked(id)
    where exists (select from stock_movements m where m.store_id = ${storeId}::uuid and m.product_id = asked.id and m.location_id = ${locationId}::uuid)`);
  return new Set(rows.map(({ id }) => id));
}

/** Where a row puts its product. One that names no more than the category above the product's own leaves it there: an empty cell changes nothing. */
function categoryFor({ category }: GoodRow, existing: Existing | undefined, { ids, parents }: Categories): string | undefined {
  if (!category) return undefined;
  const named = ids.get(pathKey(category));
  const above = existing?.categoryId ? parents.get(existing.categoryId) : undefined;
  return named === above ? undefined : named;
}

/** Goods come into a category that nobody sees. */
const isPutAway = ({ existing, categoryId }: Change, { inactive }: Categories): boolean => categoryId !== undefined && categoryId !== existing?.categoryId && inactive.has(categoryId);

function putAway({ row, categoryId }: Change, { paths }: Categories): Issue {
  const category = paths.get(categoryId!)!.join(" / ");
  return { row: row.row, field: row.subcategory === undefined ? "category" : "subcategory", key: "importCategoryOff", params: { category }, value: category, isWarning: true };
}

function isChanged({ row, existing, categoryId, newCodes }: Change, { ids }: Categories): boolean {
  const isNewCategory = row.category !== undefined && !ids.has(pathKey(row.category));
  return newCodes.length > 0 || isNewCategory || row.name !== existing!.name || differs(categoryId, existing!.categoryId)
    || differs(row.price, existing!.price) || differs(row.minimumStock, existing!.minimumStock) || differs(row.article, existing!.article);
}

/** An empty cell changes nothing. */
const differs = <T>(cell: T | undefined, kept: T | null): boolean => cell !== undefined && cell !== kept;
