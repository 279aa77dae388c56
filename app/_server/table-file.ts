import "server-only";

import Papa from "papaparse";
import writeExcel from "write-excel-file/node";

export type FileFormat = "csv" | "xlsx";

/** A column of a file: its head, and what stands under it. Numbers stay numbers, so that a spreadsheet can add them up. */
export type FileColumn<T> = { head: string; value: (row: T) => string | number | null; width?: number };

/** Rows as a file to download. */
export async function tableFile<T>(name: string, format: FileFormat, columns: readonly FileColumn<T>[], rows: readonly T[]): Promise<Response> {
  const table = rows.map((row) => columns.map(({ value }) => value(row)));
  const bytes = format === "csv" ? csv(columns.map(({ head }) => head), table) : await xlsx(columns, table);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": format === "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`,
      "cache-control": "no-store",
    },
  });
}

/** The mark at the start tells Excel that it is UTF-8; a text that would be read as a formula is made plain. */
const csv = (heads: string[], table: (string | number | null)[][]): Buffer =>
  Buffer.from(`\uFEFF${Papa.unparse({ fields: heads, data: table }, { escapeFormulae: true })}`);

function xlsx<T>(columns: readonly FileColumn<T>[], table: (string | number | null)[][]): Promise<Buffer> {
  const heads = columns.map(({ head }) => ({ value: head, type: String, fontWeight: "bold" as const }));
  const cells = table.map((row) => row.map((value) => (value === null ? null : typeof value === "number" ? { value, type: Number } : { value, type: String })));
  return writeExcel([heads, ...cells], { columns: columns.map(({ width = 14 }) => ({ width })), stickyRowsCount: 1 }).toBuffer();
}
