import readExcel from "read-excel-file/node";
import { expect, test } from "vitest";

import { type FileColumn, tableFile } from "./table-file";

type Row = { name: string; amount: number; note: string | null };

const COLUMNS: FileColumn<Row>[] = [
  { head: "Nomi", value: (row) => row.name },
  { head: "Jami, soʻm", value: (row) => row.amount },
  { head: "Izoh", value: (row) => row.note },
];
const ROWS: Row[] = [{ name: "Гʻайрат; «Oʻzbegim»", amount: -12.5, note: null }, { name: "=1+1", amount: 100, note: "bir, ikki" }];

test("a CSV opens as UTF-8, keeps numbers as numbers, and no text in it is a formula", async () => {
  const file = await tableFile("Sotuvlar", "csv", COLUMNS, ROWS);
  const bytes = Buffer.from(await file.arrayBuffer());

  expect(file.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''Sotuvlar.csv");
  expect(bytes.toString("utf8")).toBe("\uFEFFNomi,\"Jami, soʻm\",Izoh\r\nГʻайрат; «Oʻzbegim»,-12.5,\r\n\"'=1+1\",100,\"bir, ikki\"");
});

test("an Excel file holds the same rows", async () => {
  const file = await tableFile("Sotuvlar", "xlsx", COLUMNS, ROWS);

  const sheets = await readExcel(Buffer.from(await file.arrayBuffer()));
  expect(JSON.stringify(sheets)).toContain(JSON.stringify(["Гʻайрат; «Oʻzbegim»", -12.5, null]));
  expect(JSON.stringify(sheets)).toContain(JSON.stringify(["=1+1", 100, "bir, ikki"]));
});
