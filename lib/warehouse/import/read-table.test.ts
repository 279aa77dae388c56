import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

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

test("a long Excel sheet is the same", async () => {
  const rows = Array.from({ length: 4000 }, (_, i) => [`Tovar ${i} ${"x".repeat(30)}${i * 7919}`, i]);
  const bytes = await writeExcel(rows.map((row) => row.map((value) => ({ value })))).toBuffer();
  expect((await readTable(bytes)).rows).toEqual(rows.map((row) => row.map(String)));
});

/** A workbook of one sheet, its bytes as they are: no library writes what is told here. */
function workbook(rows: string, text = ""): Buffer {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return zipOf({
    "xl/workbook.xml": `<workbook xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/sharedStrings.xml": `<sst><si><t>${text}</t></si></sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
}

function zipOf(files: Record<string, string>): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(text), 10);
    head.writeUInt32LE(text.length, 14);
    head.writeUInt32LE(text.length, 18);
    head.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    bodies.push(Buffer.from("PK\u0003\u0004", "latin1"), head, Buffer.from(name + text, "latin1"));
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), head, place, Buffer.from(name, "latin1"));
    at += 30 + name.length + text.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(directory.length / 4, 8);
  end.writeUInt16LE(directory.length / 4, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

test("a small workbook that names a cell far away is refused, and the server lives on", async () => {
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>';
  expect((await readTable(workbook(row))).rows).toEqual([["1"]]);
  const far = [`${row}<row r="30000000"><c r="A30000000"><v>1</v></c></row>`, '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'].map((rows) => workbook(rows));
  for (const bytes of far) expect(bytes.length).toBeLessThan(2048);
  await Promise.all(far.map((bytes) => expect(readTable(bytes)).rejects.toMatchObject({ key: "importNotExcel" })));
}, 180_000);

test("a workbook with more rows, or more in it, than the server holds is refused by that", async () => {
  const cell = (at: string) => `<c r="${at}"><v>1</v></c>`;
  await expect(readTable(workbook(`<row r="100011">${cell("A100011")}</row>`))).rejects.toMatchObject({ key: "importTooManyRows", params: { limit: 100_000 } });
  await expect(readTable(workbook(`<row r="1">${cell("A1")}</row><row r="5000">${cell("AEZ5000")}</row>`))).rejects.toMatchObject({ key: "importTooMuch" });
  const long = Array.from({ length: 70_000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>0</v></c></row>`).join("");
  await expect(readTable(workbook(long, "x".repeat(1000)))).rejects.toMatchObject({ key: "importTooMuch" });
  expect((await readTable(workbook('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', "x".repeat(100_000)))).rows[0]![0]).toHaveLength(1000);
}, 180_000);

test("twenty megabytes of nothing are refused before they are read", async () => {
  const filled = (unit: string) => Buffer.alloc(20 * 1024 * 1024, unit);
  for (const lines of ["\n", "a\n", "\r\n", "a,b\n"]) await expect(readTable(filled(lines))).rejects.toMatchObject({ key: "importTooManyRows" });
  await expect(readTable(Buffer.alloc(1_000_000, "a\n"))).rejects.toMatchObject({ key: "importTooManyRows" });
  await expect(readTable(filled("a,"))).rejects.toMatchObject({ key: "importTooMuch" });
  await expect(readTable(Buffer.concat([Buffer.from("name,price\n"), Buffer.alloc(20_000_000, 0xff)]))).resolves.toBeDefined();
});

test("empty lines between the goods are no goods", async () => {
  const { rows } = await readTable(Buffer.from(`name,price\n${"Choy,5\n\n".repeat(40_000)}`));
  expect(rows.filter((row) => row[0] !== "")).toHaveLength(40_001);
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
