import "server-only";

import Papa from "papaparse";

import { rejected } from "@/lib/core/errors";

import { type Cell, workbook } from "./workbook";

export type FileFormat = "csv" | "xlsx";

/** A column of a file: its head, and what stands under it. `number`: decimals as they travel (`"12500.00"`), which a spreadsheet can add up. */
export type FileColumn<T> = { head: string; value: (row: T) => string | number | null; number?: true; width?: number };

/** Rows of an Excel file; more of them no office computer opens gladly. A CSV has no end. The list's menu says it too. */
export const MOST_EXCEL_ROWS = 200_000;

const TYPES: Record<FileFormat, string> = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/**
 * Rows as a file to download, drawn slice by slice as they are taken. The first slice is awaited: what is refused is refused
 * before a file begins. `report` hears of a file that broke off: half of it never looks whole.
 */
export async function tableFile<T>(name: string, format: FileFormat, columns: readonly FileColumn<T>[], slices: AsyncIterable<readonly T[]>, report: (error: unknown) => void): Promise<Response> {
  const begun = await beginning(slices);
  const bytes = format === "csv" ? csv(columns, begun) : workbook({ heads: columns.map(({ head, width = 14 }) => ({ text: head, width })), rows: cellsOf(columns, begun) });
  return new Response(streamOf(bytes, report), {
    headers: {
      "content-type": TYPES[format],
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`,
      "cache-control": "no-store",
    },
  });
}

/** What a list in memory needs to be a file. */
export async function* oneSlice<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  yield rows;
}

/** The same slices, of which the first is there already. */
async function beginning<T>(slices: AsyncIterable<T>): Promise<AsyncGenerator<T>> {
  const iterator = slices[Symbol.asyncIterator]();
  const first = await iterator.next();

  return (async function* () {
    try {
      for (let next = first; !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  })();
}

/** A reader who goes away stops the asking. */
function streamOf(bytes: AsyncGenerator<Uint8Array>, report: (error: unknown) => void): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(file) {
      try {
        const { done, value } = await bytes.next();
        if (done) file.close();
        else file.enqueue(new Uint8Array(value));
      } catch (error) {
        report(error);
        file.error(error);
      }
    },
    cancel: async () => void (await bytes.return(undefined)),
  }, { highWaterMark: 1 });
}

/** The mark at the start tells Excel that it is UTF-8. */
async function* csv<T>(columns: readonly FileColumn<T>[], slices: AsyncIterable<readonly T[]>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\uFEFF${Papa.unparse([columns.map(({ head }) => plain(head))])}`);
  for await (const rows of slices) {
    if (rows.length > 0) yield Buffer.from(`\r\n${Papa.unparse(rows.map((row) => columns.map(({ value, number }) => (number ? value(row) : plain(value(row))))))}`);
  }
}

/** A text that a spreadsheet would read as a formula gets an apostrophe before it; the import takes it off again. */
const plain = (value: string | number | null): string | number | null => (typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value);

/** In a workbook a text is a text, whatever it begins with. */
async function* cellsOf<T>(columns: readonly FileColumn<T>[], slices: AsyncIterable<readonly T[]>): AsyncGenerator<Cell[][]> {
  let count = 0;
  for await (const rows of slices) {
    count += rows.length;
    if (count > MOST_EXCEL_ROWS) throw rejected("exportTooLong", { limit: MOST_EXCEL_ROWS });
    yield rows.map((row) => columns.map(({ value, number }) => cellOf(value(row), number)));
  }
}

const cellOf = (value: string | number | null, number = false): Cell => (typeof value === "number" ? { text: String(value), number: true } : { text: value, number });
