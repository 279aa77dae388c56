import "server-only";

import { Worker } from "node:worker_threads";

import { readSheet } from "read-excel-file/node";

type Answer = { lines: Uint8Array } | { error: string };

/** Rows written down at a time: what is written is let go. */
const ROWS = 1000;

/** Up to this many bytes, some hundred rows, a thread costs more than it spares. */
const SMALL = 64 * 1024;

/** What the thread may hold in memory, in megabytes. A sheet that needs more is refused, and the server lives on. */
const MEMORY = 640;

/**
 * Runs beside the server: unpacking and parsing 47,000 rows would hold everybody up for half a second, and what it takes
 * in memory is gone with the thread. As text, because a bundler would follow a file; the library is found from the folder
 * the server was started in.
 */
const PROGRAM = `
  const { parentPort, workerData } = require("node:worker_threads");
  const written = (data) => {
    const parts = [];
    while (data.length > 0) parts.push(Buffer.from(data.splice(0, ${ROWS}).map((row) => JSON.stringify(row) + "\\n").join("")));
    return new Uint8Array(Buffer.concat(parts));
  };
  import("read-excel-file/node").then(({ readSheet }) => readSheet(Buffer.from(workerData.bytes))).then((data) => {
    const lines = written(data);
    parentPort.postMessage({ lines }, [lines.buffer]);
  }).catch((error) => parentPort.postMessage({ error: String(error && error.message) }));
`;

/** The bytes are no Excel file, or one that is damaged or too large to hold. */
export class NotExcel extends Error {}

/**
 * The first sheet of an Excel file as text: a line of JSON for each row, a list of what its cells hold (texts, numbers,
 * yes and no, days as ISO 8601, null). Throws `NotExcel` on what is no such file.
 */
export async function readExcelSheet(bytes: Buffer): Promise<Buffer> {
  if (bytes.length > SMALL) return readInThread(bytes);
  const data = await readSheet(bytes).catch((cause: unknown) => Promise.reject(new NotExcel("not a sheet", { cause })));
  return Buffer.from(data.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

async function readInThread(bytes: Buffer): Promise<Buffer> {
  const worker = new Worker(PROGRAM, {
    eval: true,
    workerData: { bytes },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY, maxYoungGenerationSizeMb: 8 },
  });
  try {
    const answer = await new Promise<Answer>((done, fail) => {
      worker.once("message", done).once("exit", () => fail(new Error("the thread ended")));
      worker.once("error", (error: NodeJS.ErrnoException) => fail(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new NotExcel("too large") : error));
    });
    if ("error" in answer) throw new NotExcel(answer.error);
    return Buffer.from(answer.lines.buffer, answer.lines.byteOffset, answer.lines.byteLength);
  } finally {
    worker.removeAllListeners();
    await worker.terminate();
  }
}
