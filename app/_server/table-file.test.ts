import readExcel from "read-excel-file/node";
import { expect, test, vi } from "vitest";

import { type FileColumn, MOST_EXCEL_ROWS, oneSlice, tableFile } from "./table-file";

type Row = { name: string; amount: string | null; note: string | null };

const COLUMNS: FileColumn<Row>[] = [
  { head: "Nomi", value: (row) => row.name },
  { head: "Jami, soʻm", number: true, value: (row) => row.amount },
  { head: "Izoh", value: (row) => row.note },
];
const ROWS: Row[] = [{ name: "Гʻайрат; «Oʻzbegim»", amount: "-12.50", note: null }, { name: "=1+1", amount: "100.00", note: "bir, ikki" }];
const fails = (error: unknown) => { throw error; };

test("a CSV opens as UTF-8, keeps numbers as numbers, and no text in it is a formula", async () => {
  const file = await tableFile("Sotuvlar", "csv", COLUMNS, oneSlice(ROWS), fails);
  const bytes = Buffer.from(await file.arrayBuffer());

  expect(file.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''Sotuvlar.csv");
  expect(bytes.toString("utf8")).toBe("\uFEFFNomi,\"Jami, soʻm\",Izoh\r\nГʻайрат; «Oʻzbegim»,-12.50,\r\n'=1+1,100.00,\"bir, ikki\"");
});

test.each(["=cmd", "+998", "-50%", "@sum", "\tx"])("a text that begins like a formula is a text in a CSV: %j", async (name) => {
  const file = await tableFile("f", "csv", COLUMNS, oneSlice([{ name, amount: "0.00", note: name }]), fails);
  expect((await file.text()).split("\r\n")[1]).toContain(`'${name}`);
});

test("an amount that no floating number holds stands in a CSV to the last tiyin", async () => {
  const file = await tableFile("f", "csv", COLUMNS, oneSlice([{ name: "a", amount: "8999999999999999.99", note: null }]), fails);
  expect(await file.text()).toContain("a,8999999999999999.99,");
});

test("an Excel file holds the same rows, and its texts are texts", async () => {
  const file = await tableFile("Sotuvlar", "xlsx", COLUMNS, oneSlice(ROWS), fails);

  const sheets = await readExcel(Buffer.from(await file.arrayBuffer()));
  expect(JSON.stringify(sheets)).toContain(JSON.stringify(["Гʻайрат; «Oʻzbegim»", -12.5, null]));
  expect(JSON.stringify(sheets)).toContain(JSON.stringify(["=1+1", 100, "bir, ikki"]));
});

test("more rows than a workbook may have are refused in a sentence, and are a CSV without an end", async () => {
  async function* slices() {
    for (let at = 0; at < MOST_EXCEL_ROWS + 1; at += 5000) yield Array.from({ length: Math.min(5000, MOST_EXCEL_ROWS + 1 - at) }, () => ROWS[0]!);
  }
  await expect(tableFile("f", "xlsx", COLUMNS, slices(), fails)).rejects.toMatchObject({ code: "rejected", key: "exportTooLong" });
  expect((await (await tableFile("f", "csv", COLUMNS, slices(), fails)).text()).split("\r\n")).toHaveLength(MOST_EXCEL_ROWS + 2);
});

test("rows are asked for as they are taken, and no more once the reader has gone", async () => {
  let asked = 0;
  const gone = vi.fn();
  async function* slices() {
    try {
      for (; ;) { asked += 1; yield ROWS; }
    } finally {
      gone();
    }
  }
  const reader = (await tableFile("f", "csv", COLUMNS, slices(), fails)).body!.getReader();
  await reader.read();
  await reader.read();
  expect(asked).toBeLessThan(5);
  await reader.cancel();
  expect(gone).toHaveBeenCalledOnce();
});

test("what fails on the way breaks the file off and is reported: half of it never looks whole", async () => {
  async function* slices() {
    yield ROWS;
    throw new Error("the database is away");
  }
  const report = vi.fn();
  const file = await tableFile("f", "csv", COLUMNS, slices(), report);
  await expect(file.text()).rejects.toThrow("the database is away");
  expect(report).toHaveBeenCalledOnce();
});

test("what is refused is refused before a file begins", async () => {
  async function* slices(): AsyncGenerator<Row[]> {
    yield await Promise.reject(new Error("not yours"));
  }
  await expect(tableFile("f", "csv", COLUMNS, slices(), fails)).rejects.toThrow("not yours");
});
