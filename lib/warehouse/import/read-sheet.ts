import "server-only";

import { spawn } from "node:child_process";

import { readSheet } from "read-excel-file/node";

/** Up to this many bytes, some hundred rows, a process costs more than it spares. */
const SMALL = 64 * 1024;

/** What the process may hold, in megabytes: several times what 100,000 rows take. A sheet that needs more is refused, and the server lives on. */
const MEMORY = 640;

/**
 * Runs beside the server: unpacking and parsing 47,000 rows would hold everybody up for half a second, and the 120 MB it
 * takes are given back when it ends; of a thread the server would keep them. As text, because a bundler would follow a
 * file; the library is found from the folder the server was started in.
 */
const PROGRAM = `
  import { once } from "node:events";
  import { buffer } from "node:stream/consumers";
  import { readSheet } from "read-excel-file/node";
  const rows = await readSheet(await buffer(process.stdin)).catch(() => process.exit(1));
  while (rows.length > 0) {
    const lines = rows.splice(0, 1000).map((row) => JSON.stringify(row) + "\\n").join("");
    if (!process.stdout.write(lines)) await once(process.stdout, "drain");
  }
`;

/** The bytes are no Excel file, or one that is damaged or too large to hold. */
export class NotExcel extends Error {}

/**
 * The first sheet of an Excel file as text: a line of JSON for each row, a list of what its cells hold (texts, numbers,
 * yes and no, days as ISO 8601, null). Throws `NotExcel` on what is no such file.
 */
export async function readExcelSheet(bytes: Buffer): Promise<Buffer> {
  if (bytes.length > SMALL) return readBeside(bytes);
  const data = await readSheet(bytes).catch((cause: unknown) => Promise.reject(new NotExcel("not a sheet", { cause })));
  return Buffer.from(data.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

function readBeside(bytes: Buffer): Promise<Buffer> {
  const reader = spawn(process.execPath, [`--max-old-space-size=${MEMORY}`, "--input-type=module", "--eval", PROGRAM], { stdio: ["pipe", "pipe", "ignore"] });
  const lines: Buffer[] = [];
  return new Promise((done, fail) => {
    reader.stdout.on("data", (part: Buffer) => lines.push(part));
    reader.once("error", fail);
    reader.once("close", (code) => (code === 0 ? done(Buffer.concat(lines)) : fail(new NotExcel("damaged, or too large to hold"))));
    reader.stdin.on("error", () => undefined); // it ended before it had read all: its code says why
    reader.stdin.end(bytes);
  });
}
