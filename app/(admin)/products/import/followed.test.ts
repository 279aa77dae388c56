import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { followedImports, followImport, forgetImport, keptText, onFollowed, stateOf } from "./followed";

let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("localStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => kept.set(key, text), removeItem: (key: string) => kept.delete(key) });
});
afterEach(() => vi.unstubAllGlobals());

it("is followed until its end was seen; then nothing is kept at all", () => {
  const heard = vi.fn();
  const end = onFollowed(heard);
  followImport({ id: "a", storeId: "shop" });
  followImport({ id: "b", storeId: "other" });
  followImport({ id: "a", storeId: "shop" }); // checked again, then applied
  expect(followedImports(keptText())).toEqual([{ id: "b", storeId: "other" }, { id: "a", storeId: "shop" }]);
  forgetImport("a");
  forgetImport("a");
  forgetImport("b");
  expect(keptText()).toBe("");
  expect(kept.size).toBe(0);
  expect(heard).toHaveBeenCalledTimes(5);
  end();
});

it.each(["", "null", "[1, {}, null]", '{"id":"a"}', "half [", '[{"id":1,"storeId":"x"}]'])("%s holds nothing to follow", (text) => expect(followedImports(text)).toEqual([]));

it("a browser that keeps nothing follows nothing, and nothing breaks", () => {
  const refuse = () => { throw new DOMException("denied", "SecurityError"); };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
  followImport({ id: "a", storeId: "shop" });
  forgetImport("a");
  expect(keptText()).toBe("");
});

it("stops where it is unknown or nobody is signed in, and asks again where the server is away", async () => {
  const state = { message: "", data: { isRunning: true, isBad: false, verb: "Open" } };
  expect(await stateOf(Response.json(state))).toEqual(state);
  for (const status of [401, 403, 404]) expect(await stateOf(Response.json({ data: null }, { status }))).toBe("gone");
  expect(await stateOf(new Response("<html>", { headers: { "content-type": "text/html" } }))).toBe("gone");
  expect(await stateOf(Object.defineProperty(new Response(null), "ok", { value: false }))).toBe("gone"); // sent to the door
  for (const status of [409, 500, 502, 503]) expect(await stateOf(Response.json({ data: null }, { status }))).toBe("again");
});
