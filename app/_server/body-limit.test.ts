import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll, beforeAll, expect, test } from "vitest";

import { limitBody } from "./body-limit";

const MB = 1024 * 1024;
let server: Server;
let got = 0;

beforeAll(async () => {
  server = createServer((asked, response) => {
    got = 0;
    limitBody(asked, response);
    asked.on("data", (chunk: Buffer) => (got += chunk.byteLength)).on("end", () => response.end(String(got)));
    if (asked.url === "/api/v1/unread/") response.end("no");
  }).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
});
afterAll(() => server.close());

const open = (path: string) => request({ host: "127.0.0.1", port: (server.address() as AddressInfo).port, path, method: "POST", headers: { "transfer-encoding": "chunked" } });

test.each([["/api/v1/sales/", 50, 2], ["/products/import", 50, 22], ["/api/v1/sales/", 1, 1], ["/products/import", 20, 20]])("of a body to %s of %i MB no more than %i MB come in", async (path, sent, most) => {
  const asked = open(path);
  const answer = new Promise<string>((done, fail) => asked.on("error", fail).on("response", (response) => response.setEncoding("utf8").on("data", done)));
  for (let i = 0; i < sent; i += 1) if (!asked.write(Buffer.alloc(MB))) await new Promise((done) => asked.once("drain", done));
  asked.end();

  const taken = Number(await answer);
  expect(taken).toBeLessThanOrEqual(most * MB);
  expect(taken).toBeGreaterThanOrEqual(Math.min(sent, most - 1) * MB);
});

test("who has had the answer and goes on sending is hung up on", async () => {
  const asked = open("/api/v1/unread/");
  const closed = new Promise((done) => asked.on("error", () => undefined).on("close", done));
  const sending = setInterval(() => asked.write(Buffer.alloc(MB)), 100);
  await new Promise((done) => asked.on("response", (answer) => answer.resume().on("end", done)));
  await closed;
  clearInterval(sending);
}, 15_000);
