import "server-only";

import Papa from "papaparse";
import writeExcel, { type SheetData } from "write-excel-file/node";

import { rejected } from "@/lib/core/errors";

export type FileFormat = "csv" | "xlsx";

/** A column of a file: its head, and what stands under it. `number`: decimals as they travel (`"12500.00"`), which a spreadsheet can add up. */
export type FileColumn<T> = { head: string; value: (row: T) => string | number | null; number?: true; width?: number };

/** Rows of an Excel file, which is made in memory: more goes into a CSV, which has no end. */
export const MOST_EXCEL_ROWS = 20_000;

const TYPES: Record<FileFormat, string> = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** Rows as a file to download, drawn slice by slice. The first slice is awaited: what is refused is refused before a file begins. `report` hears of a CSV that broke off. */
export async function tableFile<T>(name: string, format: FileFormat, columns: readonly FileColumn<T>[], slices: AsyncIterable<readonly T[]>, report: (error: unknown) => void): Promise<Response> {
  const body = format === "csv" ? await csv(columns, slices, report) : await xlsx(columns, slices);
  return new Response(body, {
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

/** The mark at the start tells Excel that it is UTF-8. A reader who goes away stops the asking. */
async function csv<T>(columns: readonly FileColumn<T>[], slices: AsyncIterable<readonly T[]>, report: (error: unknown) => void): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const lines = (table: (string | number | null)[][]) => encoder.encode(table.length > 0 ? `\r\n${Papa.unparse(table)}` : "");
  const iterator = slices[Symbol.asyncIterator]();
  let next: Promise<IteratorResult<readonly T[]>> | undefined = Promise.resolve(await iterator.next());

  return new ReadableStream({
    start: (file) => file.enqueue(encoder.encode(`\uFEFF${Papa.unparse([columns.map(({ head }) => plain(head))])}`)),
    async pull(file) {
      try {
        const { done, value } = await (next ?? iterator.next());
        next = undefined;
        if (done) return file.close();
        file.enqueue(lines(value.map((row) => columns.map((column) => (column.number ? column.value(row) : plain(column.value(row)))))));
      } catch (error) {
        report(error);
        file.error(error); // half a file must not look whole
      }
    },
    cancel: async () => void (await iterator.return?.()),
  }, { highWaterMark: 1 });
}

/** A text that a spreadsheet would read as a formula gets an apostrophe before it; the import takes it off again. */
const plain = (value: string | number | null): string | number | null => (typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value);

let last: Promise<unknown> = Promise.resolve();

/** One workbook at a time: each takes some 60 MB while it is made. Its texts are texts whatever they begin with. */
async function xlsx<T>(columns: readonly FileColumn<T>[], slices: AsyncIterable<readonly T[]>): Promise<Uint8Array<ArrayBuffer>> {
  const made = last.then(async () => {
    const cells: SheetData = [columns.map(({ head }) => ({ value: head, type: String, fontWeight: "bold" as const }))];
    for await (const rows of slices) {
      for (const row of rows) cells.push(columns.map(({ value, number }) => cellOf(value(row), number)));
      if (cells.length > MOST_EXCEL_ROWS + 1) throw rejected("exportTooLong", { limit: MOST_EXCEL_ROWS });
    }
    const bytes = await writeExcel(cells, { columns: columns.map(({ width = 14 }) => ({ width })), stickyRowsCount: 1 }).toBuffer();
    return new Uint8Array(bytes);
  });
  last = made.catch(() => undefined);
  return made;
}

function cellOf(value: string | number | null, isNumber: true | undefined): SheetData[number][number] {
  if (value === null || value === "") return null;
  return isNumber || typeof value === "number" ? { value: Number(value), type: Number } : { value, type: String };
}
