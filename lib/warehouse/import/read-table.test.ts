import { createHash } from "node:crypto";

import { describe, expect, test } from "vitest";
import writeExcel from "write-excel-file/node";

import { readTable } from "./read-table";

const read = async (content: string | Buffer) => {
  const { rows, broken } = await readTable(typeof content === "string" ? Buffer.from(content) : content);
  return { rows: rows.filter((row) => row.some(Boolean)), broken: [...broken] };
};

describe("a text file is a table, however it was saved", () => {
  const expected = [["Название", "Цена"], ["Молоко «Просто»", "12 500,50"]];
  const text = (delimiter: string) => expected.map((row) => row.map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell)).join(delimiter)).join("\r\n");
  const cp1251 = (content: string) => Buffer.from([...content].map((letter) => {
    const code = letter.charCodeAt(0);
    return code < 128 ? code : letter === "«" ? 0xab : letter === "»" ? 0xbb : code - 0x350;
  }));

  test.each([
    ["commas, UTF-8", Buffer.from(text(","))],
    ["semicolons, UTF-8 with its mark", Buffer.from(`\ufeff${text(";")}`)],
    ["tabs, UTF-16 as Excel's Unicode text", Buffer.from(`\ufeff${text("\t")}`, "utf16le")],
    ["tabs, UTF-16 without its mark", Buffer.from(text("\t"), "utf16le")],
    ["tabs, UTF-16 the other way round", Buffer.from(`\ufeff${text("\t")}`, "utf16le").swap16()],
    ["semicolons, Windows-1251", cp1251(text(";"))],
  ])("%s", async (_how, bytes) => expect((await read(bytes)).rows).toEqual(expected));

  test("UTF-8 with a broken letter stays UTF-8, so that its row can be named", async () => {
    const bytes = Buffer.concat([Buffer.from("Название;Цена\nМоло"), Buffer.from([0xd0]), Buffer.from("ко;5\n")]);
    expect((await read(bytes)).rows[1]).toEqual(["Моло\ufffdко", "5"]);
  });
});

describe("quotation marks", () => {
  test.each([
    ["around a cell with a comma, doubled inside", 'name,price\n"Choy ""Koʻk"", 95",5\n', [["name", "price"], ['Choy "Koʻk", 95', "5"]], []],
    ["in the middle of a cell", 'name,price\nШоколад "Аленка" 100г,5\n', [["name", "price"], ['Шоколад "Аленка" 100г', "5"]], []],
    ["over two lines", 'name,price\n"Choy\nkoʻk",5\nSok,6\n', [["name", "price"], ["Choy\nkoʻk", "5"], ["Sok", "6"]], []],
    ["that do not close break their own line only", 'name,price\n"Choy,5\nSok,6\nSuv,7\n', [["name", "price"], ['"Choy', "5"], ["Sok", "6"], ["Suv", "7"]], [1]],
    ["that close too early", 'name,price\n"Choy"koʻk,5\nSok,6\n', [["name", "price"], ['"Choy"koʻk', "5"], ["Sok", "6"]], [1]],
    ["with spaces after them", 'name,price\n"Choy" ,5\n', [["name", "price"], ["Choy", "5"]], []],
  ])("%s", async (_what, content, rows, broken) => expect(await read(content)).toEqual({ rows, broken }));

  test("a mark at the start of one line and of another far below break two lines, not all between", async () => {
    const lines = Array.from({ length: 100 }, (_, i) => (i === 10 || i === 90 ? `"Tovar ${i},5` : `Tovar ${i},5`));
    const { rows, broken } = await read(`name,price\n${lines.join("\n")}\n`);
    expect(rows).toHaveLength(101);
    expect(broken).toEqual([11, 91]);
  });
});

test("an Excel sheet: numbers in full, fractions as they are shown, empty cells and rows in their places", async () => {
  const cell = (value: string | number | boolean | Date | null) => (value === null ? null : value instanceof Date ? { value, format: "yyyy-mm-dd" } : { value });
  const bytes = await writeExcel([["a", "b"], [4780016490090, 0.1 + 0.2], [null, null], ["x", true], [new Date("2026-01-05T00:00:00Z"), -1.5]].map((row) => row.map(cell))).toBuffer();
  const { rows } = await readTable(bytes);
  expect(rows).toEqual([["a", "b"], ["4780016490090", "0.3"], ["", ""], ["x", "true"], ["2026-01-05", "-1.5"]]);
});

test("a long Excel sheet, read in a process of its own, is the same", async () => {
  const rows = Array.from({ length: 4000 }, (_, i) => [`Tovar ${i} ${"x".repeat(30)}${i * 7919}`, i]);
  const bytes = await writeExcel(rows.map((row) => row.map((value) => ({ value })))).toBuffer();
  expect(bytes.length).toBeGreaterThan(64 * 1024);
  expect((await readTable(bytes)).rows).toEqual(rows.map((row) => row.map(String)));
});

test("a long file that begins and ends as a workbook and is none is refused", async () => {
  const directory = Buffer.alloc(100);
  directory.write("PK\u0001\u0002", 0, "latin1");
  directory.writeUInt16LE(15, 28);
  directory.write("xl/workbook.xml", 46);
  const bytes = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), Buffer.alloc(70 * 1024, 7), directory]);
  await expect(readTable(bytes)).rejects.toMatchObject({ key: "importNotExcel" });
});

test("what is packed or scrambled is no table, whatever its name says", async () => {
  for (const seed of Array(20).keys()) {
    const bytes = Buffer.concat(Array.from({ length: 128 }, (_, i) => createHash("sha256").update(`${seed} ${i}`).digest()));
    await expect(readTable(bytes)).rejects.toMatchObject({ key: "importNotTable" });
  }
});
