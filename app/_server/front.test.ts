import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll, beforeAll, expect, test } from "vitest";

import "@/lib/testing/api";

import { standInFront } from "./front";

let server: Server;
beforeAll(async () => {
  standInFront();
  server = createServer((_, response) => void response.writeHead(500).end("the framework's own")).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
});
afterAll(() => server.close());

const ask = (method: string, path: string) => new Promise<{ status: number | undefined; allow: string | undefined; body: string }>((done, fail) => {
  request({ host: "127.0.0.1", port: (server.address() as AddressInfo).port, method, path, headers: { "accept-language": "ru" } }).on("error", fail)
    .on("response", async (answer) => done({ status: answer.statusCode, allow: answer.headers.allow, body: Buffer.concat(await answer.toArray()).toString() })).end();
});

test.each(["TRACE", "PROPFIND", "QUERY"])("%s, which the framework does not know, is refused with what there is", async (method) => {
  const { status, allow, body } = await ask(method, "/api/v1/sales/");
  expect([status, allow]).toEqual([405, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"]);
  expect(JSON.parse(body)).toMatchObject({ code: "method_not_allowed", title: expect.stringMatching(/[а-я]/) });
});

test("an address that nobody can decode is refused in the reader's language", async () => {
  const { status, body } = await ask("GET", "/api/v1/sales/%zz");
  expect([status, JSON.parse(body)]).toMatchObject([400, { code: "invalid", detail: expect.stringMatching(/[а-я]/) }]);
});

test.each(["?__proto__=x", "?page=1&%5F_proto__=x"])("a filter %s, which the framework loses, is refused by its name in the API", async (query) => {
  const { status, body } = await ask("GET", `/api/v1/sales/${query}`);
  expect([status, JSON.parse(body).errors]).toEqual([400, JSON.parse('{"__proto__":["Такого поля нет"]}')]);
  expect(await ask("GET", `/sales${query}`)).toMatchObject({ status: 500 });
});

test("everything else goes on", async () => {
  expect(await ask("PUT", "/api/v1/sales/?search=100%")).toMatchObject({ status: 500, body: "the framework's own" });
});
