import { afterEach, beforeEach, expect, it, vi } from "vitest";

type Tab = typeof import("./draft");

/** What a browser keeps for all its tabs. */
const locks = new Set<string>();
beforeEach(() => {
  locks.clear();
  const kept: Record<string, string> = {};
  const hidden = { enumerable: false };
  vi.stubGlobal("localStorage", Object.defineProperties(kept, {
    getItem: { ...hidden, value: (key: string) => kept[key] ?? null },
    setItem: { ...hidden, value: (key: string, text: string) => void (kept[key] = text) },
    removeItem: { ...hidden, value: (key: string) => void delete kept[key] },
  }));
  vi.stubGlobal("navigator", { locks: {
    async request(name: string, _ifAvailable: object, during: (lock: object | null) => unknown) {
      if (locks.has(name)) return during(null);
      locks.add(name);
      await during({});
      locks.delete(name);
    },
  } });
});
afterEach(() => vi.unstubAllGlobals());

const settled = () => new Promise((done) => setImmediate(done));

/** A tab runs a copy of its own. */
async function openTab(): Promise<Tab> {
  vi.resetModules();
  return import("./draft");
}
const draft = (id: string, savedAt: string) => ({ id, locationId: "place", note: id, lines: [], savedAt });

it("a tab goes on with the latest draft that no other tab is writing, else it begins anew", async () => {
  const [first, second, third] = [await openTab(), await openTab(), await openTab()];
  first.keepDraft("store", draft("a", "2026-01-01"));
  first.keepDraft("store", draft("b", "2026-01-02"));
  first.keepDraft("other store", draft("c", "2026-01-03"));

  expect([await first.takeDraft("store"), await second.takeDraft("store"), await third.takeDraft("store")]).toMatchObject([{ id: "b" }, { id: "a" }, null]);
  first.letGo();
  await settled();
  expect(await third.takeDraft("store")).toMatchObject({ id: "b" });
});

it("a page that is left and entered again goes on with its own draft", async () => {
  const { keepDraft, letGo, takeDraft } = await openTab();
  keepDraft("store", draft("a", "2026-01-01"));
  const first = takeDraft("store");
  letGo();
  expect([await first, await takeDraft("store")]).toMatchObject([{ id: "a" }, { id: "a" }]);
});

it("what one tab books takes no other tab's draft away", async () => {
  const [first, second] = [await openTab(), await openTab()];
  await first.hold("a");
  await second.hold("b");
  first.keepDraft("store", draft("a", "2026-01-01"));
  second.keepDraft("store", draft("b", "2026-01-02"));

  first.dropDraft("store", "a");
  second.letGo();
  await settled();
  expect(await (await openTab()).takeDraft("store")).toMatchObject({ id: "b" });
});

it("a tab that begins another document lets the one before go", async () => {
  const [first, second] = [await openTab(), await openTab()];
  await first.hold("a");
  expect(await second.hold("a")).toBe(false);
  await first.hold("b");
  await settled();
  expect(await second.hold("a")).toBe(true);
});

it("a tab hears of its own draft that is gone, and of no other", async () => {
  const { isGone } = await openTab();
  const key = "goods-in:2:store:a";
  expect([{ key, newValue: null }, { key: null, newValue: null }, { key, newValue: "{}" }, { key: "goods-in:2:store:b", newValue: null }].map((event) => isGone(event, "store", "a"))).toEqual([true, true, false, false]);
});
