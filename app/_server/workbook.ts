import "server-only";

import { pipeline, Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

/** A cell: a text, a number as it is printed (`"12500.00"` with `number`), or nothing. */
export type Cell = { text: string | null; number?: boolean };

/** A sheet to write: heads with their widths in letters, and rows as they come. */
export type Sheet = { heads: readonly { text: string; width: number }[]; rows: AsyncIterable<readonly (readonly Cell[])[]> };

/**
 * An Excel file, written as it is read: rows of any number pass through in pieces, packed on another thread, so that
 * nobody else waits and nothing is kept. A workbook is a zip of XML (ECMA-376); texts stand in their cells.
 */
export async function* workbook({ heads, rows }: Sheet): AsyncGenerator<Uint8Array> {
  const zip = new Zip();
  for (const [name, text] of PARTS) yield* zip.add(name, one(text));
  yield* zip.add("xl/worksheets/sheet1.xml", sheet(heads, rows));
  yield zip.end();
}

async function* one(text: string): AsyncGenerator<string> {
  yield text;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** What stands around a sheet. Style 1 is the bold one of the heads. */
const PARTS: readonly (readonly [string, string])[] = [
  ["[Content_Types].xml", `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`],
  ["_rels/.rels", `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ["xl/workbook.xml", `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`],
  ["xl/_rels/workbook.xml.rels", `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`],
  ["xl/styles.xml", `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`],
];

/** The heads stay in sight while the rows are scrolled. */
async function* sheet(heads: Sheet["heads"], slices: Sheet["rows"]): AsyncGenerator<string> {
  const widths = heads.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("");
  const frozen = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  yield `${HEAD}<worksheet xmlns="${MAIN}">${frozen}<cols>${widths}</cols><sheetData>${rowXml(1, heads, ' s="1"')}`;

  let line = 1;
  for await (const rows of slices) yield rows.map((cells) => rowXml((line += 1), cells)).join("");
  yield "</sheetData></worksheet>";
}

const rowXml = (line: number, cells: readonly Cell[], style = ""): string => `<row r="${line}">${cells.map((cell, at) => cellXml(cell, `${letters(at)}${line}`, style)).join("")}</row>`;

function cellXml({ text, number }: Cell, at: string, style: string): string {
  if (text === null || text === "") return "";
  return number ? `<c r="${at}"${style}><v>${text}</v></c>` : `<c r="${at}" t="inlineStr"${style}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** A, B, … Z, AA. */
const letters = (column: number): string => (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** XML knows no other control characters, and no half of a character, whatever stands for them. */
const escaped = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>]/g, (sign) => ENTITIES[sign]!);

const SIZES_FOLLOW = 0x0808; // bit 3: behind the content; bit 11: names are UTF-8
const DEFLATED = 8;
const VERSION = 20;
const FIRST_DAY = 0x21; // 1 January 1980: a zip must say a day

/** A zip that is written from its first byte to its last, with what it must know of each part behind that part. */
class Zip {
  private written = 0;
  private readonly central: Buffer[] = [];

  async *add(name: string, content: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
    const at = this.written;
    const path = Buffer.from(name);
    yield this.put(Buffer.concat([fields([4, 0x04034b50], [2, VERSION], [2, SIZES_FOLLOW], [2, DEFLATED], [2, 0], [2, FIRST_DAY], [4, 0], [4, 0], [4, 0], [2, path.length], [2, 0]), path]));

    const sum = { crc: 0, size: 0, packed: 0 };
    const deflate = createDeflateRaw();
    pipeline(Readable.from(counted(content, sum), { objectMode: true, highWaterMark: 2 }), deflate, () => undefined); // an error comes out of `deflate`
    for await (const chunk of deflate as AsyncIterable<Buffer>) {
      sum.packed += chunk.length;
      yield this.put(chunk);
    }

    yield this.put(fields([4, 0x08074b50], [4, sum.crc], [4, sum.packed], [4, sum.size]));
    this.central.push(fields([4, 0x02014b50], [2, VERSION], [2, VERSION], [2, SIZES_FOLLOW], [2, DEFLATED], [2, 0], [2, FIRST_DAY], [4, sum.crc], [4, sum.packed], [4, sum.size], [2, path.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), path);
  }

  /** The list of contents. */
  end(): Uint8Array {
    const list = Buffer.concat(this.central);
    const count = this.central.length / 2;
    return Buffer.concat([list, fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, list.length], [4, this.written], [2, 0])]);
  }

  private put(bytes: Buffer): Uint8Array {
    this.written += bytes.length;
    return bytes;
  }
}

async function* counted(content: AsyncIterable<string>, sum: { crc: number; size: number }): AsyncGenerator<Buffer> {
  for await (const text of content) {
    if (text === "") continue;
    const bytes = Buffer.from(text);
    sum.crc = crc32(bytes, sum.crc);
    sum.size += bytes.length;
    yield bytes;
  }
}

/** Numbers of two or four bytes, the smallest byte first. */
function fields(...values: readonly (readonly [size: 2 | 4, value: number])[]): Buffer {
  const bytes = Buffer.alloc(values.reduce((length, [size]) => length + size, 0));
  let at = 0;
  for (const [size, value] of values) at = bytes.writeUIntLE(value, at, size);
  return bytes;
}
