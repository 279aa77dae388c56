import { searchKey } from "@/lib/warehouse/product/search-key";
import { UNITS, type Unit } from "@/lib/warehouse/unit";

/** What a column of a file may be. The rest of the columns is left alone. */
export const FIELDS = ["name", "barcode", "article", "category", "subcategory", "unit", "price", "minimumStock", "quantity", "cost"] as const;
export type Field = (typeof FIELDS)[number];

/** Which column (from 0) holds which field. */
export type Columns = Partial<Record<Field, number>>;

/** Where the table begins: the row (from 0) of its headings, or -1 where there are none; how many columns; the guess. */
export type Layout = { headingRow: number; headings: string[]; columns: Columns };

/** Headings of price lists in four languages and of the programs people come from; compared as folded keys. */
const HEADINGS: Record<Field, readonly string[]> = {
  name: ["nomi", "mahsulot nomi", "tovar nomi", "mahsulot", "tovar", "наименование", "наименование товара", "название", "название товара", "товар", "номенклатура", "name", "product", "product name", "title", "item"],
  barcode: ["shtrix kod", "shtrixkod", "shtrix-kod", "barkod", "штрих код", "штрихкод", "штрих-код", "баркод", "barcode", "bar code", "ean", "ean13", "gtin", "upc"],
  article: ["artikul", "артикул", "article", "article number", "sku", "код товара", "tovar kodi", "vendor code"],
  category: ["kategoriya", "toifa", "guruh", "boʻlim", "категория", "группа", "группа товаров", "товарная группа", "раздел", "category", "group", "department"],
  subcategory: ["kichik kategoriya", "podkategoriya", "подкатегория", "подгруппа", "subcategory", "sub category"],
  unit: ["birlik", "oʻlchov birligi", "oʻlchov", "ед изм", "ед", "единица", "единица измерения", "ед. измерения", "unit", "uom", "unit of measure"],
  price: ["narx", "narxi", "sotuv narxi", "sotish narxi", "chakana narx", "цена", "цена продажи", "цена розничная", "розничная цена", "розница", "продажная цена", "price", "sale price", "retail price", "selling price"],
  minimumStock: ["minimal qoldiq", "minimum", "eng kam qoldiq", "минимальный остаток", "мин остаток", "минимум", "неснижаемый остаток", "minimum stock", "min stock", "reorder point"],
  quantity: ["qoldiq", "miqdor", "miqdori", "soni", "остаток", "остатки", "количество", "кол-во", "кол во", "quantity", "qty", "stock", "on hand"],
  cost: ["tannarx", "tannarxi", "kelish narxi", "kirim narxi", "xarid narxi", "себестоимость", "закупочная цена", "цена закупки", "закуп", "закупка", "цена прихода", "входная цена", "cost", "cost price", "purchase price", "buying price"],
};
const HEADING_KEYS = FIELDS.flatMap((field) => HEADINGS[field].map((heading) => ({ field, key: searchKey(heading) })));

/** A heading says what it holds, also with more words around: „Цена, сум“. The longest that fits decides. */
function fieldOf(heading: string): { field: Field; exact: boolean } | undefined {
  const key = searchKey(heading.replace(/[,(].*$/, "")) || searchKey(heading);
  const exact = HEADING_KEYS.find((known) => known.key === key);
  if (exact) return { field: exact.field, exact: true };

  const inside = HEADING_KEYS.filter((known) => known.key.length > 3 && ` ${key} `.includes(` ${known.key} `)).sort((a, b) => b.key.length - a.key.length);
  return inside[0] && { field: inside[0].field, exact: false };
}

/** Rows looked at to guess what columns hold. */
const SAMPLE = 200;
/** A heading stands among the first rows: above it there may be a title or the shop's address. */
const TITLE_ROWS = 10;

/** Finds the headings and guesses which column is what, from their words and from what stands under them. */
export function guessLayout(rows: readonly (readonly string[])[]): Layout {
  const width = rows.slice(0, SAMPLE).reduce((most, row) => Math.max(most, row.length), 0);
  const isHeading = (row: readonly string[]) => new Set(row.map((cell) => fieldOf(cell)?.field).filter(Boolean)).size;
  const candidates = rows.slice(0, TITLE_ROWS).map((row, index) => ({ index, known: isHeading(row) })).filter(({ known }) => known > 0);
  const best = candidates.reduce<(typeof candidates)[number] | undefined>((top, each) => (!top || each.known > top.known ? each : top), undefined);
  const first = rows.findIndex((row) => row.some(isFilled));
  const headingRow = best?.index ?? (first >= 0 && !looksLikeGoods(rows[first] ?? []) ? first : -1);

  const names = headingRow < 0 ? [] : (rows[headingRow] ?? []);
  const headings = Array.from({ length: width }, (_, i) => names[i]?.trim() ?? "");
  const body = rows.slice(headingRow + 1).filter((row) => row.some(isFilled)).slice(0, SAMPLE);
  return { headingRow, headings, columns: guessColumns(headings, body) };
}

const isFilled = (cell: string): boolean => cell.trim() !== "";
const looksLikeGoods = (row: readonly string[]): boolean => row.some((cell) => isCode(cell) || isNumber(cell));

/** Which column is what: by heading first, then, for a name and a code, by content. Nothing is named twice. */
export function guessColumns(headings: readonly string[], body: readonly (readonly string[])[]): Columns {
  const columns: Columns = {};
  const taken = new Set<number>();
  const take = (field: Field, index: number) => {
    columns[field] = index;
    taken.add(index);
  };

  for (const exact of [true, false]) {
    headings.forEach((heading, index) => {
      const found = fieldOf(heading);
      if (found && found.exact === exact && !taken.has(index) && columns[found.field] === undefined) take(found.field, index);
    });
  }
  const parts = headings.map((_, index) => contentOf(body.map((row) => row[index]?.trim() ?? "").filter(Boolean)));
  const likeliest = (measure: (part: Content) => number, least: number) => {
    const ranked = parts.map((part, index) => ({ index, score: taken.has(index) ? 0 : measure(part) })).sort((a, b) => b.score - a.score);
    return ranked[0] && ranked[0].score >= least ? ranked[0].index : undefined;
  };

  if (columns.barcode === undefined) {
    const index = likeliest((part) => part.codes, 0.6) ?? headings.findIndex((heading, i) => !taken.has(i) && ["kod", "code", "kodi"].includes(searchKey(heading)) && parts[i]!.codes > 0.3);
    if (index >= 0) take("barcode", index);
  }
  if (columns.name === undefined) {
    const index = likeliest((part) => (part.letters > 0.6 ? part.length * part.distinct : 0), 3);
    if (index !== undefined) take("name", index);
  }
  if (columns.price === undefined && headings.every((heading) => heading === "")) {
    const index = likeliest((part) => (part.numbers > 0.9 ? 1 : 0), 1);
    if (index !== undefined) take("price", index);
  }
  return withoutPackContents(columns, body);
}

type Content = { codes: number; numbers: number; letters: number; length: number; distinct: number };

function contentOf(cells: readonly string[]): Content {
  const part = (test: (cell: string) => boolean) => (cells.length === 0 ? 0 : cells.filter(test).length / cells.length);
  return {
    codes: part(isCode),
    numbers: part((cell) => isNumber(cell) && !isCode(cell)),
    letters: part((cell) => /\p{L}/u.test(cell)),
    length: cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length),
    distinct: new Set(cells).size / Math.max(1, cells.length),
  };
}

const isCode = (cell: string): boolean => /^\d{8}$|^\d{12,14}$/.test(cell.trim());
const isNumber = (cell: string): boolean => /^[\d\s\u00a0\u202f]+([.,]\d+)?$/.test(cell.trim()) && /\d/.test(cell);

/**
 * A quantity and a unit that are read out of the name („Молоко 900 мл“: 900, мл) say what is in the pack. They are
 * neither stock nor what the product is sold by, so they are left alone.
 */
function withoutPackContents(columns: Columns, body: readonly (readonly string[])[]): Columns {
  const { name, quantity, unit, ...rest } = columns;
  if (name === undefined || unit === undefined) return columns;

  const cell = (row: readonly string[], index: number | undefined) => (index === undefined ? "" : searchKey(row[index] ?? ""));
  const measured = body.filter((row) => cell(row, unit) !== "" && unitOf(row[unit] ?? "") !== "piece");
  const inside = measured.filter((row) => new RegExp(`\\d ?${escaped(cell(row, unit))}`).test(cell(row, name)) && (quantity === undefined || cell(row, name).includes(cell(row, quantity))));
  return measured.length > 0 && inside.length / measured.length > 0.5 ? { ...rest, name } : columns;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const UNIT_NAMES: Record<Unit, readonly string[]> = {
  piece: ["piece", "pcs", "pc", "шт", "штук", "штука", "dona", "ta", "ed", "единица"],
  kg: ["kg", "кг", "килограмм", "kilogramm", "kilo", "кило"],
  g: ["g", "г", "гр", "gr", "грамм", "gramm"],
  l: ["l", "л", "литр", "litr", "liter", "litre"],
  ml: ["ml", "мл", "миллилитр", "millilitr"],
  m: ["m", "м", "метр", "metr", "meter", "metre", "п м", "пог м"],
  m2: ["m2", "м2", "кв м", "kv m", "kvadrat metr", "квадратный метр"],
  m3: ["m3", "м3", "куб м", "kub m", "kub metr", "кубический метр"],
  box: ["box", "кор", "короб", "коробка", "quti", "қути", "yashik", "ящик"],
  pack: ["pack", "упак", "уп", "упаковка", "пачка", "пач", "pachka", "pach", "qadoq", "paket", "пакет", "pak", "пак"],
  bag: ["bag", "qop", "меш", "мешок", "qopcha"],
};
const UNIT_BY_KEY = new Map(UNITS.flatMap((unit) => UNIT_NAMES[unit].map((name) => [searchKey(name), unit] as const)));

/** The unit that a word of a price list means, in any of the languages. */
export const unitOf = (text: string): Unit | undefined => UNIT_BY_KEY.get(searchKey(text));

/** A category as it is written: with its path. Two levels are kept; the first and the second. */
export function categoryPath(text: string): string[] {
  const parts = / [/\\>|»] /.test(text) ? text.split(/ [/\\>|»] /) : text.split(/[\\>|»]/);
  return parts.map((part) => part.replace(/\s+/g, " ").trim()).filter(Boolean).slice(0, 2);
}
