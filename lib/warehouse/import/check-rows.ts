import type { z } from "zod";

import type { Params } from "@/lib/core/errors";
import { Money, Price, QuantityOrZero } from "@/lib/core/money";
import { sentenceOf } from "@/lib/core/result";
import { line } from "@/lib/core/text";
import { isMistyped, oneSpelling } from "@/lib/warehouse/product/barcode";
import { Code } from "@/lib/warehouse/product/schemas";
import { isCostBookable } from "@/lib/warehouse/stock/cost-layers";
import { fitsUnit, type Unit } from "@/lib/warehouse/unit";

import { categoryPath, type Columns, type Field, unitOf } from "./fields";

/** What is wrong with a cell: where, a key under `errors` with its values, and what stood there. A warning lets the row pass. */
export type Issue = { row: number; field: Field; key: string; params?: Params; value: string; isWarning?: true };

/**
 * A row that is right in itself. `undefined`: the file has no such column or the cell is empty. `row`: line of the file from 1.
 * `subcategory`: one whose category the row does not say.
 */
export type GoodRow = {
  row: number;
  name: string;
  codes: string[];
  article?: string;
  category?: string[];
  subcategory?: string;
  unit?: Unit;
  price?: bigint;
  minimumStock?: bigint;
  quantity?: bigint;
  cost?: bigint;
};

/** Names, categories, articles and codes as the shop's own forms take them. */
const NAME = line(200);
const CATEGORY = line(100);
const SHORT = line(64);

/** What a till could not tell apart from a sentence: currency words behind a price. */
const CURRENCY = /\s*(so[ʻʼ'‘’`]?m|сум|сўм|uzs)\.?$/iu;

/** Alt and Enter in a cell of Excel: to who wrote it, it parts words. */
const BREAK = /\s*[\r\n\u2028\u2029]\s*/g;

/** Our own files put an apostrophe before a text that a spreadsheet would read as a formula. */
const GUARD = /^'(?=[=+\-@])/;

/** Checks rows, each by itself. */
export function rowChecker(columns: Columns) {
  return function check(cells: readonly string[], row: number, isBroken: boolean): { good?: GoodRow; issues: Issue[] } {
    const issues: Issue[] = [];
    const text = (field: Field): string => {
      const index = columns[field];
      return index === undefined ? "" : (cells[index] ?? "").trim().replace(GUARD, "").replace(BREAK, field === "barcode" ? "\n" : " ");
    };
    const report = (field: Field, key: string, params?: Params) => void issues.push({ row, field, key, ...(params ? { params } : {}), value: text(field).slice(0, 100) });
    const parsed = <S extends z.ZodType>(field: Field, schema: S, typed: string = text(field)): z.output<S> | undefined => {
      if (typed === "") return undefined;
      const result = schema.safeParse(typed);
      if (result.success) return result.data;
      const { key, params } = sentenceOf(result.error.issues[0]!);
      report(field, key, params);
      return undefined;
    };

    if (isBroken) {
      report("name", "importOpenQuote");
      return { issues };
    }
    if (text("name") === "") report("name", "required");
    if ([...text("name"), ...text("category")].includes("\ufffd")) report("name", "importBrokenText");

    const unit = unitCell(text("unit"), () => report("unit", "importUnitUnknown"));
    const good: GoodRow = { row, name: parsed("name", NAME) ?? "", codes: codesOf(text("barcode"), report) };
    const [article, price] = [parsed("article", SHORT), parsed("price", Price, text("price").replace(CURRENCY, ""))];
    const { category, subcategory } = placeOf(text("category"), text("subcategory"), (field, typed) => parsed(field, CATEGORY, typed));
    const [minimumStock, quantity, cost] = [parsed("minimumStock", QuantityOrZero), parsed("quantity", QuantityOrZero), parsed("cost", Money, text("cost").replace(CURRENCY, ""))];
    if (unit !== undefined) good.unit = unit;
    if (article !== undefined) good.article = article;
    if (category !== undefined) good.category = category;
    if (subcategory !== undefined) good.subcategory = subcategory;
    if (price !== undefined) good.price = price;
    if (minimumStock !== undefined) good.minimumStock = minimumStock;
    if (quantity !== undefined) good.quantity = quantity;
    if (cost !== undefined) good.cost = cost;
    if (unit) for (const field of ["minimumStock", "quantity"] as const) if (good[field] !== undefined && !fitsUnit(good[field], unit)) report(field, "wholeUnits");
    if (quantity !== undefined && cost !== undefined && !isCostBookable(cost, quantity)) report("quantity", "tooLarge");
    for (const code of good.codes) if (isMistyped(code)) issues.push({ row, field: "barcode", key: "importCheckDigit", value: code, isWarning: true });

    return issues.some((issue) => !issue.isWarning) ? { issues } : { good, issues };
  };
}

type Report = (field: Field, key: string, params?: Params) => void;

/** Several codes in a cell are parted by spaces, commas, semicolons or lines. */
function codesOf(text: string, report: Report): string[] {
  if (/^\d[.,]\d+e\+?\d+$/i.test(text)) {
    report("barcode", "importCodeMangled");
    return [];
  }
  const codes = /^[\d\s,;]+$/.test(text) ? text.split(/[\s,;]+/) : text.split(/[,;\n]\s*|\s{2,}/);
  const spelt: string[] = [];
  for (const code of codes.map((each) => each.trim()).filter(Boolean)) {
    const result = Code.safeParse(code);
    if (result.success) {
      spelt.push(result.data.replace(/\s+/g, " "));
      continue;
    }
    const { key, params } = sentenceOf(result.error.issues[0]!);
    report("barcode", key, params);
    return [];
  }
  if (spelt.length > 50) report("barcode", "listMost", { limit: 50 });
  const seen = new Set<string>();
  return spelt.filter((code) => !seen.has(oneSpelling(code)) && seen.add(oneSpelling(code)));
}

function unitCell(text: string, unknown: () => void): Unit | undefined {
  if (text === "") return undefined;
  const unit = unitOf(text);
  if (!unit) unknown();
  return unit;
}

/** Where a row puts its product: a path of one or two names, or a subcategory alone. */
function placeOf(category: string, subcategory: string, parse: (field: Field, typed: string) => string | undefined): Pick<GoodRow, "category" | "subcategory"> {
  const [above, below] = [categoryPath(category), categoryPath(subcategory)];
  if (above.length === 0 && below.length === 1) return { subcategory: parse("subcategory", below[0]!) };
  const path = [...above, ...below].slice(0, 2);
  const named = path.map((name, level) => parse(level < above.length ? "category" : "subcategory", name)).filter((name) => name !== undefined);
  return { category: named.length > 0 && named.length === path.length ? named : undefined };
}

/** Which row of the file a code or a name belongs to: a code stands for one product only; goods without a code are told apart by their names. */
export function rowRegister() {
  const codeRows = new Map<string, number>();
  const nameRows = new Map<string, number>();

  return {
    /** The row that this one repeats, and in what. */
    twinOf({ name, codes }: GoodRow): { field: Field; key: string; row: number } | undefined {
      for (const code of codes) {
        const row = codeRows.get(oneSpelling(code));
        if (row !== undefined) return { field: "barcode", key: "importCodeTwice", row };
      }
      const row = codes.length === 0 ? nameRows.get(name) : undefined;
      return row === undefined ? undefined : { field: "name", key: "importNameTwice", row };
    },
    /** Not for a row that is refused: no other should be for its sake. */
    enter({ row, name, codes }: GoodRow): void {
      for (const code of codes) codeRows.set(oneSpelling(code), row);
      if (codes.length === 0) nameRows.set(name, row);
    },
  };
}
