import { NextRequest } from "next/server";
import { expect, test, vi } from "vitest";

import { signInAs, signOut } from "@/lib/testing/browser";
import { systemDb } from "@/lib/testing/db";
import { openShop } from "@/lib/testing/shop";

import { authLog, log } from "@/app/_server/log";
import { endSession } from "@/lib/accounts/session/sessions";

import { assertAnswerable } from "./answerable";
import { GET, POST } from "./route";

type Asked = { method?: "GET" | "POST"; type?: string; body?: string; cookie?: string };
const asking = (path: string, { method = "GET", type, body, cookie }: Asked) => new NextRequest(`http://shop.test/api/auth/${path}`, {
  method, headers: { "accept-language": "en", ...(type ? { "content-type": type } : {}), ...(cookie ? { cookie } : {}) }, ...(body === undefined ? {} : { body }),
});
const pathOf = (path: string) => path.split("?")[0]!.split("/").map(decodeURIComponent);
const ask = async (path: string, asked: Asked = {}) => {
  const answer = await (asked.method === "POST" ? POST : GET)(asking(path, asked), { params: Promise.resolve({ nextauth: pathOf(path) }) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

const [json, form] = ["application/json", "application/x-www-form-urlencoded"];
const bad: [string, Asked, number, object][] = [
  ["signout", { method: "POST", type: json, body: "{" }, 400, { code: "invalid" }],
  ["signout", { method: "POST", type: json, body: '{"callbackUrl":5}' }, 400, { errors: { callbackUrl: [expect.any(String)] } }],
  ["signin/credentials", { method: "POST", type: form, body: "callbackUrl=nowhere" }, 400, { errors: { callbackUrl: [expect.any(String)] } }],
  ["signout", { method: "POST", type: form, body: "callbackUrl=/%D1%8F" }, 400, { errors: { callbackUrl: [expect.any(String)] } }],
  ["csrf?callbackUrl=javascript:1", {}, 400, { errors: { callbackUrl: [expect.any(String)] } }],
  ["csrf", { cookie: "next-auth.callback-url=javascript%3A1" }, 400, { errors: { callbackUrl: [expect.any(String)] } }],
  ["error?error=%D1%8F", {}, 400, { errors: { error: [expect.any(String)] } }],
  ["error/%0d%0a", {}, 400, { code: "invalid" }],
  ["callback/credentials", {}, 405, { code: "method_not_allowed" }],
  ["_log", { method: "POST", type: json, body: '{"level":"error","code":"hello"}' }, 404, { code: "not_found" }],
];

test.each(bad)("what cannot be answered is refused by its name: %s %j", async (path, asked, status, body) => {
  const said = ["error", "warn", "log"].map((level) => vi.spyOn(console, level as "log"));
  const written = vi.spyOn(log, "error");
  expect(await ask(path, asked)).toMatchObject({ status, body });
  for (const each of [...said, written]) expect(each).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

test("what next-auth can answer reaches it, its body still unread", async () => {
  const fine: [string, Asked][] = [
    ["csrf", { cookie: "next-auth.callback-url=http%3A%2F%2Fshop.test" }], ["providers", {}], ["signin?callbackUrl=%2Fproducts%3Fpage%3D2", {}],
    ["callback/credentials", { method: "POST", type: form, body: "login=a&password=%D1%8F&callbackUrl=https%3A%2F%2Fshop.uz%2F" }], ["signout", { method: "POST", type: json, body: '{"csrfToken":"x"}' }],
  ];
  for (const [path, asked] of fine) {
    const request = asking(path, asked);
    await assertAnswerable(request, pathOf(path));
    expect(await request.text()).toBe(asked.body ?? "");
  }
});

test("a session that was ended is none, and nobody has none", async () => {
  const { sessionId } = await signInAs(await openShop());
  await endSession(systemDb, sessionId, new Date());
  expect(await ask("session")).toEqual({ status: 200, body: {} });
  signOut();
  expect(await ask("session")).toEqual({ status: 200, body: {} });
});

test("what next-auth says goes into the log as everything does, and a stranger's cookie is no failure", () => {
  const [error, warn] = [vi.spyOn(log, "error").mockReturnValue(undefined), vi.spyOn(log, "warn").mockReturnValue(undefined)];
  authLog.error("SIGNIN_EVENT_ERROR", new Error("gone"));
  authLog.error("JWT_SESSION_ERROR", new Error("decryption operation failed"));
  expect(error.mock.calls).toEqual([[expect.objectContaining({ code: "SIGNIN_EVENT_ERROR", error: "Error: gone" }), "next-auth"]]);
  expect(warn.mock.calls).toEqual([[{ code: "JWT_SESSION_ERROR" }, "next-auth"]]);
  vi.restoreAllMocks();
});
