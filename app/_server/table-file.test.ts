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

test("more rows than a workbook may have break it off, and are a CSV without an end", async () => {
  async function* slices() {
    for (let at = 0; at <= MOST_EXCEL_ROWS; at += 50_000) yield Array.from({ length: 50_000 }, () => ROWS[0]!);
  }
  const report = vi.fn();
  await expect((await tableFile("f", "xlsx", COLUMNS, slices(), report)).arrayBuffer()).rejects.toMatchObject({ code: "rejected", key: "exportTooLong" });
  expect(report).toHaveBeenCalledOnce();
  expect((await (await tableFile("f", "csv", COLUMNS, slices(), fails)).text()).split("\r\n")).toHaveLength(MOST_EXCEL_ROWS + 50_001);
});

test("a long workbook holds nobody up while it is made, and is read again whole", async () => {
  async function* slices() {
    for (let at = 0; at < 40; at += 1) yield Array.from({ length: 500 }, (_, i) => ({ name: `<${at}> & «${i}»\u0001`, amount: `${at * 500 + i}.25`, note: null }));
  }
  let [last, stall] = [performance.now(), 0];
  const watch = setInterval(() => { stall = Math.max(stall, performance.now() - last); last = performance.now(); }, 1);
  const bytes = Buffer.from(await (await tableFile("f", "xlsx", COLUMNS, slices(), fails)).arrayBuffer());
  clearInterval(watch);

  const [{ data }] = (await readExcel(bytes)) as unknown as [{ data: unknown[][] }];
  expect(data).toHaveLength(20_001);
  expect(data.at(-1)).toEqual(["<39> & «499»", 19_999.25, null]);
  expect(stall, "the longest turn of the server, in ms").toBeLessThan(250);
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
