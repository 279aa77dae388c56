import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

import { expect, test, vi } from "vitest";

import { toFailure } from "@/lib/core/result";

import { standInFront } from "./front";
import { log, reportOf } from "./log";
import { routeOf } from "./request-log";

test.each([
  ["/", "/"], ["/sales?search=Dilnoza", "/sales"], ["/sales/019abcde-0000-7000-8000-000000000000/receipt?paper=58", "/sales/[id]/receipt"], ["/api/v1/sales/", "/api/v1/sales/"],
  ["/pictures/019abcde-0000-7000-8000-000000000000/pictures/019abcde-0000-7000-8000-000000000001.webp", "/pictures/[id]/pictures/[id]"],
  ["/+998901234567", "/[…]"], ["/a@b.uz", "/[…]"], ["/%D0%9D%D0%BE%D0%B4%D0%B8%D1%80%D0%B0", "/[…]"], ["/warehouse/by-product/", "/warehouse/by-product/"],
])("%s is logged as %s", (url, route) => {
  expect(routeOf(url)).toBe(route);
});

test("a request leaves one line with its id, route, status and time, and nothing that was typed", async () => {
  standInFront();
  const info = vi.spyOn(log, "info").mockImplementation(() => undefined);
  const server = createServer((_, response) => void response.setHeader("x-request-id", ["r1"]).writeHead(418).end("x")).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const ask = (path: string) => new Promise((done) => request({ host: "127.0.0.1", port: (server.address() as AddressInfo).port, path }, (answer) => answer.resume().on("end", done)).end());

  await ask("/sales/019abcde-0000-7000-8000-000000000000?search=Nodira");
  await ask("/_next/static/a.js");
  await vi.waitFor(() => expect(info).toHaveBeenCalled());
  server.close();

  expect(info.mock.calls).toEqual([[{ requestId: "r1", method: "GET", route: "/sales/[id]", status: 418, ms: expect.any(Number) }, "request"]]);
});

test("a failure carries the id under which the log knows it", () => {
  const error = vi.spyOn(log, "error").mockImplementation(() => undefined);
  expect(toFailure(new Error("ours"), ({ key }) => key, reportOf("r2"))).toMatchObject({ error: { code: "internal", requestId: "r2" } });
  expect(error).toHaveBeenCalledWith(expect.objectContaining({ requestId: "r2" }), "request failed");
});
