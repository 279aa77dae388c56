import "server-only";

import { spawn } from "node:child_process";

/** What the process may hold, in megabytes: more than 100,000 rows of forty columns take. A sheet that needs more is refused, and the server lives on. */
const MEMORY = 384;

/** What the server takes from it, in bytes: several times what a CSV may have. */
const MOST_BYTES = 64 * 1024 * 1024;

/** How the process says that it read the sheet, and that there is too much in it. */
const TOO_MUCH = 3;

/** What is read of a sheet at most: rows (there the reading ends), cells in all (beyond them it is refused), letters of a cell (the rest is cut off). */
export type Limits = { rows: number; cells: number; letters: number };

/**
 * Runs beside the server: unpacking and parsing 47,000 rows would hold everybody up for half a second, and the 120 MB it
 * takes are given back when it ends; of a thread the server would keep them. However small a file is, its sheet may
 * name a row thirty millions below, and the library fills the gap: nothing is read in the server itself. As text, because
 * a bundler would follow a file; the library is found from the folder the server was started in. It measures its steps by
 * the clock, and on a busy machine makes them so short that it calls itself to death: here the clock stands still.
 */
const program = ({ rows, cells, letters }: Limits) => `
  import { once } from "node:events";
  import { buffer } from "node:stream/consumers";
  import { readSheet } from "read-excel-file/node";
  Date.now = () => 0;
  const cut = (_, value) => (typeof value === "string" ? value.slice(0, ${letters}) : value);
  const rows = (await readSheet(await buffer(process.stdin)).catch(() => process.exit(1))).slice(0, ${rows});
  if (rows.reduce((sum, row) => sum + row.length, 0) > ${cells}) process.exit(${TOO_MUCH});
  while (rows.length > 0) {
    const lines = rows.splice(0, 100).map((row) => JSON.stringify(row, cut) + "\\n").join("");
    if (!process.stdout.write(lines)) await once(process.stdout, "drain");
  }
`;

/** The bytes are no Excel file, or one that is damaged or too large to hold. */
export class NotExcel extends Error {}

/** A sheet with more in it than the server takes. */
export class TooMuch extends Error {}

/**
 * The first sheet of an Excel file as text: a line of JSON for each row, a list of what its cells hold (texts, numbers,
 * yes and no, days as ISO 8601, null). Throws `NotExcel` on what is no such file, `TooMuch` on one beyond the limits.
 */
export function readExcelSheet(bytes: Buffer, limits: Limits): Promise<Buffer> {
  const reader = spawn(process.execPath, [`--max-old-space-size=${MEMORY}`, "--input-type=module", "--eval", program(limits)], { stdio: ["pipe", "pipe", "ignore"] });
  const lines: Buffer[] = [];
  let size = 0;
  return new Promise((done, fail) => {
    reader.stdout.on("data", (part: Buffer) => {
      size += part.length;
      if (size <= MOST_BYTES) lines.push(part);
      else reader.kill("SIGKILL");
    });
    reader.once("error", fail);
    reader.once("close", (code) => {
      if (code === TOO_MUCH || size > MOST_BYTES) fail(new TooMuch("more than the server takes"));
      else if (code === 0) done(Buffer.concat(lines));
      else fail(new NotExcel("damaged, or too large to hold"));
    });
    reader.stdin.on("error", () => undefined); // it ended before it had read all: its code says why
    reader.stdin.end(bytes);
  });
}
