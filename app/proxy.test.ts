import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { unstable_doesMiddlewareMatch as matches } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { afterEach, describe, expect, test, vi } from "vitest";

import { config, proxy } from "@/proxy";

afterEach(() => vi.unstubAllEnvs());

const pass = (headers: Record<string, string> = {}) => proxy(new NextRequest("http://shop.local/products?page=2", { headers }));
const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";
const inner = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`);

describe("before every page", () => {
  test("only scripts with the nonce of this very answer run, and nobody frames us", () => {
    const [one, two] = [pass(), pass()];

    expect(policyOf(one)).toContain(`script-src 'self' 'nonce-${inner(one, "x-nonce")}' 'strict-dynamic';`);
    expect(policyOf(one)).toContain("frame-ancestors 'none'");
    expect(policyOf(one)).not.toMatch(/script-src[^;]*unsafe/);
    expect(inner(one, "x-nonce")).not.toBe(inner(two, "x-nonce"));
    expect(one.headers.get("x-frame-options")).toBe("DENY");
  });

  test("what the client calls a request id, a path or a nonce is written over", () => {
    const response = pass({ "x-request-id": "mine", "x-path": "/admin", "x-nonce": "known" });

    expect(inner(response, "x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(inner(response, "x-path")).toBe("/products?page=2");
    expect(inner(response, "x-nonce")).not.toBe("known");
  });

  test("TLS is demanded where the operator says that there is TLS, whatever the headers say", () => {
    expect(pass({ "x-forwarded-proto": "https" }).headers.has("strict-transport-security")).toBe(false);
    vi.stubEnv("APP_URL", "https://shop.uz");
    expect(pass().headers.get("strict-transport-security")).toBe("max-age=63072000");
  });

  test("the sheet of style that the toasts bring along is the one that is allowed", () => {
    const library = readFileSync(createRequire(import.meta.url).resolve("sonner").replace(/index\.js$/, "index.mjs"), "utf8");
    const sheet = JSON.parse(`"${/__insertCSS\("((?:[^"\\]|\\.)*)"\)/.exec(library)![1]!}"`) as string;

    expect(policyOf(pass())).toContain(`'sha256-${createHash("sha256").update(sheet).digest("base64")}'`);
  });
});

describe("what passes by", () => {
  const passesBy = (path: string) => !matches({ config, url: path, nextConfig: {} });

  test("are the files of the root and of the framework, the API and the sign of life", () => {
    const files = ["icon.svg", ...readdirSync(new URL("../public", import.meta.url))].map((file) => `/${file}`);
    const others = ["/_next/static/chunks/a.js", "/_next/static/media/inter.woff2", "/_next/image", "/api/v1/sales/", "/api/v1", "/health", "/health/"];
    expect([...files, ...others].filter((path) => !passesBy(path))).toEqual([]);
  });

  test.each(["/", "/products", "/products/a.png", "/sales/a.svg", "/stock.txt", "/sign-in.ico", "/a.webmanifest", "/receipts/a.woff2", "/x/favicon.ico", "/favicon.ico/x", "/icon-192xpng", "/_nextpage", "/healthy", "/api/auth/session", "/api/docs"])(
    "is not %s: it is a page, with all that stands before one", (path) => expect(passesBy(path)).toBe(false));
});
