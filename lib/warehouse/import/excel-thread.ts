import "server-only";

import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";

import { readSheet } from "read-excel-file/node";

/** A cell as Excel keeps it. */
export type Cell = string | number | boolean | Date | null | undefined;

type Answer = { rows: Cell[][]; isLast: boolean } | { error: string };

/** Rows handed over at a time: a message of some milliseconds. */
const ROWS = 1000;

/** Up to this many bytes, some hundred rows, a thread costs more than it spares. */
const SMALL = 64 * 1024;

/** What the thread may hold in memory, in megabytes. A sheet that needs more is refused, and the server lives on. */
const MEMORY = 1024;

/**
 * Runs beside the server: unpacking and parsing 47,000 rows would hold everybody up for half a second. As text,
 * because a bundler would follow a file; the library is found from the folder the server was started in.
 */
const PROGRAM = `
  const { parentPort, workerData } = require("node:worker_threads");
  import("read-excel-file/node").then(({ readSheet }) => readSheet(Buffer.from(workerData.bytes)).then((data) => {
    parentPort.on("message", () => {
      const rows = data.splice(0, ${ROWS}); // not held twice
      parentPort.postMessage({ rows, isLast: data.length === 0 });
    });
    parentPort.postMessage({ rows: [], isLast: false });
  }, (error) => parentPort.postMessage({ error: String(error && error.message) })));
`;

/** The bytes are no Excel file, or one that is damaged or too large to hold. */
export class NotExcel extends Error {}

/** The first sheet of an Excel file, row by row. Throws `NotExcel` on what is no such file. */
export async function readExcelSheet(bytes: Buffer): Promise<Cell[][]> {
  if (bytes.length <= SMALL) return readSheet(bytes).catch((cause: unknown) => Promise.reject(new NotExcel("not a sheet", { cause }))) as Promise<Cell[][]>;

  const worker = new Worker(PROGRAM, {
    eval: true,
    workerData: { bytes },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY, maxYoungGenerationSizeMb: 8 },
  });
  const next = () => new Promise<Answer>((done, fail) => {
    worker.removeAllListeners();
    worker.once("message", done).once("error", (error: NodeJS.ErrnoException) => fail(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new NotExcel("too large") : error)).once("exit", () => fail(new Error("the thread ended")));
  });

  try {
    const rows: Cell[][] = [];
    for (let answer = await next(); ; answer = await next()) {
      if ("error" in answer) throw new NotExcel(answer.error);
      rows.push(...answer.rows);
      if (answer.isLast) return rows;
      await nextTurn(); // the others' turn, then the next thousand
      worker.postMessage("next");
    }
  } finally {
    worker.removeAllListeners();
    await worker.terminate();
  }
}
