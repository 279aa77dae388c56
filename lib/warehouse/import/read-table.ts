import "server-only";

import { setImmediate as nextTurn } from "node:timers/promises";

import Papa from "papaparse";

import { rejected } from "@/lib/core/errors";

import { NotExcel, readExcelSheet, TooMuch } from "./read-sheet";

/** The largest file that is read, in bytes. */
export const MAX_BYTES = 20 * 1024 * 1024;
/** The most rows of goods in one file. */
export const MAX_ROWS = 100_000;
/** With what stands above them. */
const MOST_ROWS = MAX_ROWS + 10;
/** Lines of a text file before anything is read: cells over several lines and empty lines are few. */
const MOST_LINES = 5 * MAX_ROWS;
/** Forty columns in each row; what the server can hold. */
const MAX_CELLS = 40 * MAX_ROWS;
/** A cell that says more than this is no cell of a price list. */
const MAX_CELL = 1000;
/** What an Excel file may unpack to; a bomb of zeros is refused before it bursts. */
const MAX_UNPACKED = 400 * 1024 * 1024;
/** The share of control characters that a text may have; what is packed or scrambled has about one in ten. */
const MOST_CONTROL = 0.05;
/** How many letters of CSV are parsed before others get their turn: some milliseconds. */
const SLICE = 128 * 1024;

/** Rows of text, as they stand in the file; `broken`: rows (from 0) whose quotes do not close. */
export type Table = { rows: string[][]; broken: ReadonlySet<number> };

/**
 * Reads an Excel sheet (the first) or a CSV, told apart by what is in the file, not by its name. A formula counts as
 * its value. What is neither is refused in a sentence. Long files are read in slices: the server stays usable.
 */
export async function readTable(bytes: Buffer): Promise<Table> {
  assertReadable(bytes);
  return isZip(bytes) ? readSheetLines(await sheetLines(bytes)) : checked(await readCsv(textOf(bytes)));
}

function checked(table: Table): Table {
  if (!table.rows.some((row) => row.some((cell) => cell.trim() !== ""))) throw rejected("importEmpty");
  assertRows(table.rows.length, MOST_ROWS);
  return table;
}

function assertRows(count: number, most: number): void {
  if (count > most) throw rejected("importTooManyRows", { limit: MAX_ROWS });
}

const startsWith = (bytes: Buffer, ...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte);
/** Whether this may be a workbook. */
export const isZip = (bytes: Buffer): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);

/** Refuses what can be no table, before anything is kept: too large, empty, an old or foreign format. */
export function assertReadable(bytes: Buffer): void {
  if (bytes.length > MAX_BYTES) throw rejected("importTooLarge", { limit: MAX_BYTES / 1024 / 1024 });
  if (bytes.length === 0) throw rejected("importEmpty");
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw rejected("importOldExcel");
  if (isZip(bytes)) return assertWorkbook(bytes);

  const head = bytes.subarray(0, 1024).toString("latin1").trimStart();
  const isForeign = head.startsWith("%PDF") || /^<(!doctype|html|\?xml|table)/i.test(head) || startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)
    || startsWith(bytes, 0x50, 0x4b) || startsWith(bytes, 0x1f, 0x8b) || startsWith(bytes, 0x52, 0x61, 0x72, 0x21);
  if (isForeign || (!utf16Of(bytes) && controlShare(bytes) > MOST_CONTROL)) throw rejected("importNotTable");
}

/** A zip whose list of contents names a workbook and does not unpack to more than a server can hold. */
function assertWorkbook(bytes: Buffer): void {
  let size = 0;
  let isWorkbook = false;
  for (let at = bytes.indexOf("PK\u0001\u0002", 0, "latin1"); at >= 0 && at + 46 <= bytes.length; at = bytes.indexOf("PK\u0001\u0002", at + 4, "latin1")) {
    size += bytes.readUInt32LE(at + 24);
    isWorkbook ||= bytes.toString("latin1", at + 46, at + 46 + bytes.readUInt16LE(at + 28)) === "xl/workbook.xml";
  }
  if (!isWorkbook) throw rejected("importNotExcel");
  if (size > MAX_UNPACKED) throw rejected("importTooLarge", { limit: MAX_BYTES / 1024 / 1024 });
}

/** The share of bytes in the first lines that no text has. */
function controlShare(bytes: Buffer): number {
  const head = bytes.subarray(0, 4096);
  return head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length / head.length;
}

/** What is in a workbook's first sheet, as `readSheetLines` takes it: unpacking is the dear part, and done once. */
export const sheetLines = (bytes: Buffer): Promise<Buffer> => readExcelSheet(bytes, { rows: MOST_ROWS + 1, cells: MAX_CELLS, letters: MAX_CELL }).catch((cause: unknown) => {
  if (cause instanceof TooMuch) throw rejected("importTooMuch");
  throw cause instanceof NotExcel ? rejected("importNotExcel") : cause;
});

/** The rows of a sheet that was unpacked: lines of JSON. */
export async function readSheetLines(lines: Buffer): Promise<Table> {
  const rows: string[][] = [];
  for (let from = 0; from < lines.length; ) {
    const end = lines.indexOf("\n", from);
    rows.push((JSON.parse(lines.toString("utf8", from, end)) as Cell[]).map(cellText));
    from = end + 1;
    if (rows.length % 2000 === 0) await nextTurn();
  }
  return checked({ rows, broken: new Set() });
}

type Cell = string | number | boolean | null;

/** A day as JSON writes it. */
const MOMENT = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Excel counts with fifteen digits; what a computer's fractions add behind them is not the shop's. */
function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isInteger(cell) ? cell.toLocaleString("en", { useGrouping: false }) : String(Number(cell.toPrecision(15)));
  return String(cell).slice(0, MAX_CELL).replace(MOMENT, "$1");
}

/** The encodings price lists come in: UTF-8, UTF-16 from „Unicode text“, Windows-1251 from everything older. */
function textOf(bytes: Buffer): string {
  const wide = utf16Of(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // UTF-8 with a few broken letters stays UTF-8: its rows are named. Without any whole letter of two bytes it is 1251.
    const broken = new TextDecoder("utf-8").decode(bytes);
    const lost = countOf(broken, (code) => code === 0xfffd);
    const whole = countOf(broken, (code) => code >= 0x400 && code <= 0x4ff);
    return whole > lost ? broken : new TextDecoder("windows-1251").decode(bytes);
  }
}

/** How many letters are such. Counted one by one: a list of twenty million pieces is more than the server can hold. */
function countOf(text: string, isCounted: (code: number) => boolean): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (isCounted(text.charCodeAt(at))) count++;
  return count;
}

function utf16Of(bytes: Buffer): "utf-16le" | "utf-16be" | undefined {
  if (startsWith(bytes, 0xff, 0xfe)) return "utf-16le";
  if (startsWith(bytes, 0xfe, 0xff)) return "utf-16be";
  const head = bytes.subarray(0, 2048);
  const zeros = [0, 0];
  head.forEach((byte, i) => { if (byte === 0) zeros[i % 2]!++; });
  if (zeros[1]! > head.length / 8 && zeros[0]! === 0) return "utf-16le";
  return zeros[0]! > head.length / 8 && zeros[1]! === 0 ? "utf-16be" : undefined;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** Letters of a line by which the delimiter is told. */
const SAMPLE = 10_000;

/** Lines over which a quoted cell may go. A quotation mark that is not closed by then is a mistake of its line alone. */
const MAX_LINES = 20;

/**
 * Record by record, in slices. A line whose quotation marks do not work out is broken by itself: read to the letter,
 * it would swallow everything after it.
 */
async function readCsv(text: string): Promise<Table> {
  assertRows(countOf(text, (code) => code === LINE_FEED || code === CARRIAGE_RETURN), MOST_LINES);
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  const delimiter = Papa.parse(lines.filter((line) => line.trim() !== "").slice(0, 50).map((line) => line.slice(0, SAMPLE)).join("\n"), { delimitersToGuess: [",", ";", "\t"] }).meta.delimiter || ",";
  if (countOf(text, (code) => code === delimiter.charCodeAt(0)) > MAX_CELLS) throw rejected("importTooMuch");
  const rows: string[][] = [];
  const broken = new Set<number>();
  let slice: string[] = [];
  let size = 0;
  const flush = async () => {
    if (slice.length > 0) for (const row of Papa.parse<string[]>(slice.join("\n"), { delimiter, newline: "\n" }).data) rows.push(row.map((cell) => cell.slice(0, MAX_CELL)));
    [slice, size] = [[], 0];
    assertRows(rows.length, MOST_ROWS);
    await nextTurn();
  };

  for (let at = 0; at < lines.length; at++) {
    const last = endOfRecord(lines, at, delimiter);
    if (last === undefined) {
      await flush();
      broken.add(rows.length);
      rows.push(lines[at]!.split(delimiter).map((cell) => cell.slice(0, MAX_CELL)));
      continue;
    }
    for (; at <= last; at++) size += slice[slice.push(lines[at]!) - 1]!.length + 1;
    at = last;
    if (size > SLICE) await flush();
  }
  await flush();
  return { rows, broken };
}

/** The line (from 0) on which the record that begins at `from` ends; nothing where its quotation marks do not work out. */
function endOfRecord(lines: readonly string[], from: number, delimiter: string): number | undefined {
  let isOpen = false;
  for (let at = from; at < lines.length && at < from + MAX_LINES; at++) {
    const state = quotesOf(lines[at]!, delimiter, isOpen);
    if (state === "malformed") return undefined;
    if (state === "closed") return at;
    isOpen = true;
  }
  return undefined;
}

/** A quotation mark counts where a cell begins; inside such a cell it is doubled, and after its end comes the next cell. */
function quotesOf(line: string, delimiter: string, isOpen: boolean): "open" | "closed" | "malformed" {
  if (!line.includes("\"")) return isOpen ? "open" : "closed";
  let at = 0;
  for (let inside = isOpen; at <= line.length; inside = false) {
    if (!inside && line[at] === "\"") {
      inside = true;
      at++;
    }
    if (inside) {
      for (at = line.indexOf("\"", at); at >= 0 && line[at + 1] === "\""; at = line.indexOf("\"", at + 2));
      if (at < 0) return "open";
      const rest = line.slice(at + 1).trimStart();
      if (rest !== "" && !rest.startsWith(delimiter) && delimiter !== "\t") return "malformed";
      if (delimiter === "\t" && line[at + 1] !== undefined && line[at + 1] !== "\t") return "malformed";
    }
    const next = line.indexOf(delimiter, at);
    if (next < 0) return "closed";
    at = next + 1;
  }
  return "closed";
}
