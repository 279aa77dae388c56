import { createServer, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

import { afterAll, beforeAll, expect, test } from "vitest";

import { compressAnswer, SIZE_HEADER } from "./compression";

const LONG = JSON.stringify(Array.from({ length: 200 }, (_, i) => ({ id: i, name: "Choy" })));

/** Writes as the framework does: types as lists of one, headers first, then pieces, each flushed. */
const ANSWERS: Record<string, (response: ServerResponse & { flush?: () => void }) => void> = {
  "/list": (response) => send(response, { "content-type": ["application/json"], [SIZE_HEADER]: [String(LONG.length)], vary: ["Accept-Language"] }, [LONG]),
  "/small": (response) => send(response, { "content-type": ["application/problem+json"], [SIZE_HEADER]: ["2"] }, ["{}"]),
  "/pdf": (response) => send(response, { "content-type": ["application/pdf"], [SIZE_HEADER]: [String(LONG.length)] }, [LONG]),
  "/encoded": (response) => send(response, { "content-type": "text/plain", "content-encoding": "identity-of-its-own" }, [LONG]),
  "/stream": (response) => {
    send(response, { "content-type": "text/html; charset=utf-8" }, ["<p>first</p>"], false);
    response.flush?.();
  },
};

function send(response: ServerResponse, headers: Record<string, string | string[]>, pieces: string[], isWhole = true): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.flushHeaders();
  for (const piece of pieces) response.write(piece);
  if (isWhole) response.end();
}

let server: Server;
let left: string | undefined;
beforeAll(async () => {
  server = createServer((asked, response) => {
    compressAnswer(asked, response);
    response.once("close", () => (left = asked.url));
    ANSWERS[asked.url!]!(response);
  }).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
});
afterAll(() => server.close());

const open = (path: string, accepts: string | undefined, method = "GET") => request({ host: "127.0.0.1", port: (server.address() as AddressInfo).port, path, method, headers: accepts ? { "accept-encoding": accepts } : {} });

const ask = (path: string, accepts?: string, method?: string) => new Promise<{ headers: Record<string, unknown>; body: Buffer }>((done, fail) => {
  open(path, accepts, method).on("error", fail).on("response", async (answer) => done({ headers: answer.headers, body: Buffer.concat(await answer.toArray()) })).end();
});

test("a long answer comes in the best encoding the caller takes", async () => {
  const [br, gzip, plain] = await Promise.all([ask("/list", "gzip, deflate, br"), ask("/list", "gzip"), ask("/list")]);

  expect(br.headers).toMatchObject({ "content-encoding": "br", vary: "Accept-Language, Accept-Encoding" });
  expect([brotliDecompressSync(br.body).toString(), gunzipSync(gzip.body).toString(), plain.body.toString()]).toEqual([LONG, LONG, LONG]);
  expect(br.body.length).toBeLessThan(gzip.body.length);
  expect([gzip.headers["content-encoding"], plain.headers["content-encoding"], plain.headers["content-length"]]).toEqual(["gzip", undefined, String(LONG.length)]);
});

test.each(["/small", "/pdf", "/encoded"])("%s is not worth it", async (path) => {
  const { headers, body } = await ask(path, "br");
  expect(headers["content-encoding"] ?? "none").not.toBe("br");
  expect([headers[SIZE_HEADER], body.length]).toEqual([undefined, path === "/small" ? 2 : LONG.length]);
});

test("a head says the length of what it stands for", async () => {
  const { headers, body } = await ask("/list", "br", "HEAD");
  expect([headers["content-length"], headers["content-encoding"], body.length]).toEqual([String(LONG.length), undefined, 0]);
});

test("what is written reaches its reader before the rest is there, and a reader who goes leaves nothing behind", async () => {
  const asked = open("/stream", "br").end();
  const first = await new Promise<Buffer>((done) => asked.on("response", (answer) => answer.once("data", done)));
  expect(first.length).toBeGreaterThan(0);

  asked.on("error", () => undefined).destroy();
  await expect.poll(() => left).toBe("/stream");
});
