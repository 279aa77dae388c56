import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, describe, expect, test, vi } from "vitest";

import { clientAddress, isCallerHere, isHere, trustedAddress } from "./address";
import { standInFront } from "./front";

afterEach(() => vi.unstubAllEnvs());

describe("an address is believed as far as our own proxies wrote it", () => {
  test.each([
    { said: undefined, hops: 0, address: "10.0.0.9" },
    { said: "1.2.3.4", hops: 0, address: "10.0.0.9" }, // forged: nobody of ours stands before us
    { said: "1.2.3.4", hops: 1, address: "1.2.3.4" },
    { said: "6.6.6.6, 1.2.3.4", hops: 1, address: "1.2.3.4" }, // the left part came from the client
    { said: "6.6.6.6, 1.2.3.4, 10.0.0.8", hops: 2, address: "1.2.3.4" },
    { said: "1.2.3.4", hops: 3, address: "1.2.3.4" }, // fewer than promised: the farthest there is
    { said: "", hops: 1, address: "10.0.0.9" },
  ])("$said over $hops proxies", ({ said, hops, address }) => {
    expect(trustedAddress({ socket: "::ffff:10.0.0.9", forwardedFor: said }, hops)).toBe(address);
  });

  test("no request, no address", () => {
    expect(trustedAddress(undefined, 0)).toBe("unknown");
    expect(clientAddress()).toBe("unknown");
  });
});

describe("a caller sits at this machine", () => {
  const here = { socket: "::ffff:127.0.0.1", forwardedFor: undefined, isPassedOn: false };
  test.each([
    [here, "http://localhost:3000", true], [{ ...here, socket: "::1" }, "http://[::1]:3000", true], [here, undefined, true], [here, "http://127.0.0.1:3000", true],
    [{ ...here, isPassedOn: true }, "http://localhost:3000", false], [here, "https://shop.uz", false], [here, "http://127.0.0.1.evil.example", false],
    [{ ...here, socket: "10.0.0.9" }, "http://localhost:3000", false], [{ ...here, socket: undefined }, "http://localhost:3000", false], [undefined, "http://localhost:3000", false],
  ])("%j at %j: %j", (caller, appUrl, expected) => {
    expect(isHere(caller, appUrl)).toBe(expected);
  });
});

test("whoever was passed on by a proxy on this machine is not here", async () => {
  standInFront();
  vi.stubEnv("APP_URL", "http://localhost:3000");
  const server = createServer((_, response) => void Promise.resolve().then(() => response.end(String(isCallerHere())))).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const ask = (headers: Record<string, string>) => new Promise<string>((done) => {
    request({ host: "127.0.0.1", port: (server.address() as AddressInfo).port, headers }, (answer) => answer.setEncoding("utf8").on("data", done)).end();
  });

  expect(await ask({})).toBe("true");
  for (const name of ["x-forwarded-for", "forwarded", "x-real-ip"]) expect(await ask({ [name]: "203.0.113.7" })).toBe("false");
  vi.stubEnv("APP_URL", "https://shop.uz");
  expect(await ask({})).toBe("false");
  server.close();
});

test("a request that forges its address is known by its socket, whatever stands in its headers", async () => {
  standInFront();
  const server = createServer((_, response) => void Promise.resolve().then(() => response.end(clientAddress()))).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const ask = (headers: Record<string, string>) => new Promise<string>((done) => {
    request({ host: "127.0.0.1", port: (server.address() as AddressInfo).port, headers }, (answer) => answer.setEncoding("utf8").on("data", done)).end();
  });

  expect(await ask({ "x-forwarded-for": "203.0.113.7", "x-real-ip": "203.0.113.7", forwarded: "for=203.0.113.7" })).toBe("127.0.0.1");
  vi.stubEnv("TRUSTED_PROXIES", "1");
  expect(await ask({ "x-forwarded-for": "6.6.6.6, 203.0.113.7" })).toBe("203.0.113.7");
  server.close();
});
