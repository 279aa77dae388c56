import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";

import { afterAll, beforeAll, expect, test } from "vitest";

import { packedFiles } from "./static-files";

const SCRIPT = "console.log('a shop');";
const folder = mkdtempSync(join(tmpdir(), "static-"));
let server: Server;

beforeAll(async () => {
  mkdirSync(join(folder, "chunks"));
  writeFileSync(join(folder, "chunks", "a.js.br"), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, "chunks", "a.css.br"), brotliCompressSync("b{}"));
  writeFileSync(join(folder, "chunks", "b.js"), SCRIPT);
  const send = packedFiles(folder);
  server = createServer((asked, response) => void (send(asked, response) || response.end("the framework's"))).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const ask = (path: string, accepts = "gzip, deflate, br, zstd", method = "GET") => new Promise<{ headers: Record<string, unknown>; body: Buffer }>((done, fail) => {
  request({ host: "127.0.0.1", port: (server.address() as AddressInfo).port, path, method, headers: { "accept-encoding": accepts } }).on("error", fail)
    .on("response", async (answer) => done({ headers: answer.headers, body: Buffer.concat(await answer.toArray()) })).end();
});

test("a packed script comes as it lies there, for ever", async () => {
  const { headers, body } = await ask("/_next/static/chunks/a.js?dpl=1");

  expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
  expect(headers).toMatchObject({ "content-encoding": "br", "content-type": "application/javascript; charset=UTF-8", "cache-control": "public, max-age=31536000, immutable", "content-length": String(body.length), vary: "Accept-Encoding" });
  expect((await ask("/_next/static/chunks/a.css")).headers["content-type"]).toBe("text/css; charset=UTF-8");
});

test.each([
  ["who does not take it", "/_next/static/chunks/a.js", "gzip"],
  ["who refuses it", "/_next/static/chunks/a.js", "gzip, br;q=0"],
  ["what is not packed", "/_next/static/chunks/b.js", "br"],
  ["what lies elsewhere", "/_next/static/../chunks/a.js", "br"],
  ["the packed file itself", "/_next/static/chunks/a.js.br", "br"],
])("%s is the framework's", async (_, path, accepts) => {
  expect((await ask(path, accepts)).body.toString()).toBe("the framework's");
});

test("so is a question for the head alone", async () => {
  expect((await ask("/_next/static/chunks/a.js", "br", "HEAD")).headers["content-encoding"]).toBeUndefined();
});

test("a server without a build has none", () => {
  expect(packedFiles(join(folder, "nowhere"))({ url: "/_next/static/a.js", method: "GET", headers: { "accept-encoding": "br" } } as never, {} as never)).toBe(false);
});
