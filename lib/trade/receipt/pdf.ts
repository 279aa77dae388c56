import "server-only";

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import PDFDocument from "pdfkit";

import type { Row } from "./rules";
import type { Paper } from "./schemas";

/** Sizes in points. The printable width is 72 mm of 80 and 48 mm of 58. */
const SHEETS = {
  80: { width: 226.77, inset: 11.34, text: 9.4, title: 15, total: 15.75, change: 11.25 },
  58: { width: 164.41, inset: 14.17, text: 8.6, title: 12.75, total: 12.75, change: 10.5 },
} as const;

const FONTS = join(process.cwd(), "lib/trade/receipt/fonts");
let fonts: Promise<[Buffer, Buffer]> | undefined;
const loadFonts = () => (fonts ??= Promise.all([readFile(join(FONTS, "Inter-Medium.ttf")), readFile(join(FONTS, "Inter-Bold.ttf"))]));

type Pdf = InstanceType<typeof PDFDocument>;

type Sheet = { paper: Paper; title: string; at: Date };

/**
 * A receipt as one page, exactly as long as the paper it needs. The fonts are inside: Latin with oʻ gʻ, and Cyrillic. It bears
 * the time of its sale, so that the same receipt is the same file.
 */
export async function drawReceipt(rows: readonly Row[], { paper, title, at }: Sheet): Promise<Buffer> {
  const [medium, bold] = await loadFonts();
  const open = (height: number): Pdf => {
    const pdf = new PDFDocument({ size: [SHEETS[paper].width, height], margin: 0, info: { Title: title, CreationDate: at } });
    return pdf.registerFont("medium", medium).registerFont("bold", bold);
  };
  const height = draw(open(10_000), rows, paper); // once to measure, once on paper

  const pdf = open(height);
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => pdf.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => resolve(Buffer.concat(chunks))).on("error", reject));
  draw(pdf, rows, paper);
  pdf.end();
  return done;
}

/** Draws all rows and answers where the last one ends. */
function draw(pdf: Pdf, rows: readonly Row[], paper: Paper): number {
  const sheet = SHEETS[paper];
  const width = sheet.width - 2 * sheet.inset;
  let y = 10;

  const write = (text: string, font: "medium" | "bold", size: number, { align = "left", x = 0, w = width }: { align?: "left" | "right" | "center"; x?: number; w?: number } = {}) => {
    pdf.font(font).fontSize(size);
    const lineGap = size * 0.08;
    const height = pdf.heightOfString(text || " ", { width: w, align, lineGap });
    pdf.text(text, sheet.inset + x, y, { width: w, align, lineGap });
    return height;
  };

  for (const row of rows) {
    if (row.kind === "gap") y += 5;
    else if (row.kind === "rule") {
      pdf.moveTo(sheet.inset, y + 5).lineTo(sheet.inset + width, y + 5).lineWidth(0.75).dash(2.2, { space: 1.6 }).stroke().undash();
      y += 10;
    } else if (row.kind === "pair") y += pairOf(row);
    else if (row.kind === "name") {
      y += 2;
      y += write(row.text, "medium", sheet.text);
    } else y += write(row.text, row.kind === "center" ? "medium" : "bold", row.kind === "title" ? sheet.title : sheet.text, { align: "center" });
  }
  return y + 14;

  function pairOf({ left, right, look, stacked }: Extract<Row, { kind: "pair" }>): number {
    const size = look === "total" ? sheet.total : look === "change" ? sheet.change : sheet.text;
    const isBold = { left: look === "head" || look === "total" || look === "change", right: look === "line" || look === "total" || look === "change" || look === "saved" };
    const x = look === "discount" ? 6 : 0;
    if (stacked && paper === 58) {
      const height = write(left, isBold.left ? "bold" : "medium", size);
      y += height;
      const under = right ? write(right, "medium", size) : 0;
      y -= height;
      return height + under;
    }
    const rightWidth = pdf.font(isBold.right ? "bold" : "medium").fontSize(size).widthOfString(right) + 1;
    const room = Math.max(width - x - rightWidth - 6, 20);
    pdf.font(isBold.left ? "bold" : "medium");
    const isTorn = left.split(" ").some((word) => pdf.widthOfString(word) > room); // then the amount has a line of its own
    const height = write(left, isBold.left ? "bold" : "medium", size, { x, w: isTorn ? width - x : room });
    if (isTorn) y += height;
    const under = write(right, isBold.right ? "bold" : "medium", size, { align: "right" });
    if (!isTorn) return height;
    y -= height;
    return height + under;
  }
}
