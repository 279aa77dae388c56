import { afterEach, beforeEach, expect, test, vi } from "vitest";

const SHOP = "http://shop.test";
let { guardLeaving, leave }: typeof import("./leaving") = {} as never;
let window: EventTarget;
let visited: unknown[];
let asked: (() => void)[];
const ends: (() => void)[] = [];

beforeEach(async () => {
  [window, visited, asked] = [new EventTarget(), [], []];
  const location = { href: `${SHOP}/settings?topic=tax`, assign: (href: string) => visited.push(href) };
  vi.stubGlobal("window", window);
  vi.stubGlobal("location", location);
  vi.stubGlobal("history", { state: "settings", back: () => visited.push("back"), pushState: (state: unknown, _: string, href: string) => { visited.push(state); location.href = href; } });
  vi.resetModules(); // it listens from the first on
  ({ guardLeaving, leave } = await import("./leaving"));
});
afterEach(() => {
  ends.splice(0).forEach((end) => end());
  vi.unstubAllGlobals();
});

const guard = () => ends.push(guardLeaving((go) => asked.push(go)));

/** Whether the page, its framework first, hears of a press on this link. */
function press(link: Partial<HTMLAnchorElement> & { download?: string }, keys: Partial<MouseEvent> = {}): boolean {
  const element = { target: "", isConnected: true, hasAttribute: (name: string) => name in link, click: () => visited.push(link.href), ...link };
  return heard(Object.assign(new Event("click", { cancelable: true }), { button: 0, ...keys }), { closest: () => element });
}

function heard(event: Event, target: unknown): boolean {
  let isHeard = false;
  const hear = () => { isHeard = true; };
  Object.defineProperty(event, "target", { value: target });
  window.addEventListener(event.type, hear);
  window.dispatchEvent(event);
  window.removeEventListener(event.type, hear);
  return isHeard;
}

test("a link waits for the answer, and is followed after it", () => {
  guard();
  expect(press({ href: `${SHOP}/sales` })).toBe(false);
  expect(visited).toEqual([]);
  asked[0]!();
  expect(visited).toEqual([`${SHOP}/sales`]);
  expect(press({ href: `${SHOP}/sales` }), "the answer holds").toBe(true);
});

test("a link whose menu has closed is followed all the same", () => {
  guard();
  press({ href: `${SHOP}/sales`, isConnected: false });
  asked[0]!();
  expect(visited).toEqual([`${SHOP}/sales`]);
});

test("what does not leave the page is not asked about", () => {
  guard();
  expect(press({ href: `${SHOP}/settings?topic=tax#main` })).toBe(true);
  expect(press({ href: `${SHOP}/sales` }, { ctrlKey: true })).toBe(true);
  expect(press({ href: `${SHOP}/sign-in`, target: "_blank" })).toBe(true);
  expect(press({ href: `${SHOP}/sales/1/receipt.pdf`, download: "1.pdf" })).toBe(true);
  expect(press({ href: "https://example.com/" }), "the browser asks itself").toBe(true);
  expect(asked).toEqual([]);
});

test("Back finds the page where it was, and goes once it is answered", () => {
  guard();
  location.href = `${SHOP}/sales`; // the browser has stepped back already
  expect(heard(new Event("popstate"), window)).toBe(false);
  expect([location.href, ...visited]).toEqual([`${SHOP}/settings?topic=tax`, "settings"]);
  asked[0]!();
  expect(visited).toEqual(["settings", "back"]);
});

test("closing the tab asks while something is not saved, and no longer", () => {
  const close = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  expect(close()).toBe(false);
  guard();
  expect(close()).toBe(true);
  ends.pop()!();
  expect(close()).toBe(false);
});

test("two forms ask once", () => {
  guard();
  guard();
  press({ href: `${SHOP}/sales` });
  expect(asked).toHaveLength(1);
  asked[0]!();
  expect(press({ href: `${SHOP}/sales` })).toBe(true);
});

test("a script goes at once, or behind the question", () => {
  leave(() => visited.push("palette"));
  expect(visited).toEqual(["palette"]);
  guard();
  leave(() => visited.push("again"));
  expect(visited).toEqual(["palette"]);
  asked[0]!();
  expect(visited).toEqual(["palette", "again"]);
});
