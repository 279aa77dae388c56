import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Register } from "@/lib/store/register/schemas";
import type { TillPoint } from "@/lib/trade/till/point";
import type { ScannedCode } from "@/lib/trade/till/schemas";

import { type Carts, changed, type Good, inputOf, newCart, sealed } from "./cart";
import { Keep } from "./keep";
import { Till } from "./till";

const ID = "01970000-0000-7000-8000-00000000000";
const tea: Good = { id: `${ID}1`, name: "Choy", unit: "piece", price: 38_500_00n };
const cheese: Good = { id: `${ID}2`, name: "Pishloq", unit: "kg", price: 89_000_00n };
const salt: ScannedCode = {
  id: `${ID}3`, name: "Tuz", unit: "piece", price: "4000.00", categoryId: null, pictureKey: null, stock: "9.000", stockState: "in", barcodes: [], quantity: "1.000",
};
const REGISTER = { id: `${ID}b`, name: "Kassa 1", branchId: `${ID}a`, branchName: "Chilonzor" } as Register;
const RULES = {
  discountAllowed: true, discountLimit: 1000, mayExceedDiscount: false, mayOverridePrice: false, mayPriceUnpriced: false,
  taxRate: 0, cashRounding: "100.00", methods: ["cash", "card"] as TillPoint["rules"]["methods"],
};
const FIVE_PERCENT = { kind: "percent", percent: 500n } as const;

let shop: Record<string, (input: never) => unknown>;
let open: { storage: Map<string, string>; stop: () => void };

/** The browser around a till: its memory, its line to the shop. */
beforeEach(() => {
  const storage = new Map([["till.register.store", REGISTER.id]]);
  shop = { claim: () => REGISTER, point: () => ({ belowZero: "warn", rules: RULES }), goods: () => ({ rows: [], next: null }) };
  vi.stubGlobal("localStorage", { getItem: (key: string) => storage.get(key) ?? null, setItem: (key: string, value: string) => storage.set(key, value), removeItem: (key: string) => storage.delete(key) });
  vi.stubGlobal("document", { visibilityState: "hidden", activeElement: null, cookie: "", addEventListener: () => undefined, querySelector: () => null });
  vi.stubGlobal("window", { addEventListener: () => undefined });
  vi.stubGlobal("fetch", async (path: string, { body }: { body: string }) => {
    const answer = shop[path.split("/").at(-1)!];
    const data = await answer?.(JSON.parse(body) as never);
    if (data instanceof Response) return data;
    return data === undefined ? Promise.reject(new Error("no line")) : Response.json({ message: "", data });
  });
  open = { storage, stop: () => undefined };
});

afterEach(() => {
  open.stop();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** What the shop says when it refuses. */
const refusal = (message: string, code = "rejected") => Response.json({ message, data: null, error: { code, fields: {} } }, { status: 422 });

/** What the disk of this browser has kept of the register. */
const kept = (carts: Carts) => void vi.spyOn(Keep.prototype, "open").mockResolvedValue(carts);

function wake(): Till {
  const till = new Till({ storeId: "store", storeName: "Doʻkon", workerName: "Dilnoza", timeZone: "Asia/Tashkent", mayAddProducts: true }, null, null);
  open.stop = till.start();
  return till;
}

async function selling(): Promise<Till> {
  const till = wake();
  await vi.waitFor(() => expect(till.get()).toMatchObject({ hold: { kind: "mine" }, point: { belowZero: "warn" }, catalogueAt: expect.any(Number) }));
  return till;
}

const names = (till: Till, at: number) => till.get().carts.open[at]!.lines.map(({ good }) => good.name);

describe("a line taken out", () => {
  it("goes back into the receipt it came from, whichever is in front", async () => {
    const till = await selling();
    till.add(tea);
    till.add(cheese);
    const { name, putBack } = till.remove(till.cart.lines[0]!.id)!;
    till.openReceipt();
    putBack();

    expect(name).toBe("Choy");
    expect(names(till, 0)).toEqual(["Choy", "Pishloq"]);
    expect(names(till, 1)).toEqual([]);
  });

  it("comes back with the receipt's discount", async () => {
    const till = await selling();
    till.add(tea);
    till.change({ do: "discount", discount: FIVE_PERCENT });
    const before = till.cart;
    till.remove(before.lines[0]!.id)!.putBack();

    expect(till.cart).toEqual(before);
  });

  it("never gets into the next customer's receipt", async () => {
    const till = await selling();
    till.add(tea);
    till.add(cheese);
    const { putBack } = till.remove(till.cart.lines[0]!.id)!;
    till.discard(till.cart.id);
    putBack();

    expect(till.get().carts.open.flatMap(({ lines }) => lines)).toEqual([]);
    expect(till.get().note).toEqual({ kind: "sentence", sentence: { key: "till.undoTooLate", params: { product: "Choy" } } });
  });
});

describe("a receipt that was sealed when the page was closed", () => {
  const open = changed(newCart(`${ID}c`, 1, 0), { do: "add", good: tea, quantity: 1000n, lineId: `${ID}d` });
  const input = inputOf(open, [{ method: "cash", amount: 38_500_00n }], { branchId: REGISTER.branchId, registerId: REGISTER.id, deviceId: "device" }, new Date(0));

  it.each([
    { name: "its first request may still be at work", unknownAt: null },
    { name: "it was asked again just before", unknownAt: 1 },
  ])("stays sealed when it is refused: $name", async ({ unknownAt }) => {
    const left = sealed(open, input, 0);
    kept({ open: [{ ...left, seal: { ...left.seal!, unknownAt } }], current: left.id });
    shop.sales = () => refusal("Choy costs 40 000.");
    const till = await selling();

    await vi.waitFor(() => expect(till.get().problems).toEqual({ [left.id]: { kind: "text", text: "Choy costs 40 000." } }));
    expect(till.cart).toMatchObject({ id: left.id, seal: { input } });
  });
});

describe("while a payment is open", () => {
  it("nothing gets into the receipt, also not the late answer to a scan, and it is said loudly", async () => {
    const till = await selling();
    let answer = (_: ScannedCode) => {};
    shop.scan = () => new Promise<ScannedCode>((resolve) => { answer = resolve; });
    till.add(tea);
    const scanned = till.scan("4780000000017", "");
    await vi.waitFor(() => expect(answer.length).toBe(1));
    till.openPayment();
    answer(salt);
    await scanned;

    expect(till.add(cheese)).toBe(false);
    expect(names(till, 0)).toEqual(["Choy"]);
    expect(till.get()).toMatchObject({ isPaying: true, refusedScan: 2 });
  });

  it("it closes when its goods have no price any more: the receipt says why", async () => {
    const till = await selling();
    till.add(tea);
    till.openPayment();
    shop.goods = () => ({ rows: [{ ...salt, id: tea.id, price: null }], next: null });
    await till.refreshCatalogue();

    await vi.waitFor(() => expect(till.get().isPaying).toBe(false));
  });
});

it("a scan whose answer comes after its receipt was closed is not added to the next one", async () => {
  const till = await selling();
  let answer = (_: ScannedCode) => {};
  shop.scan = () => new Promise<ScannedCode>((resolve) => { answer = resolve; });
  till.add(tea);
  const scanned = till.scan("4780000000017", "");
  await vi.waitFor(() => expect(answer.length).toBe(1));
  till.discard(till.cart.id);
  answer(salt);
  await scanned;

  expect(till.cart.lines).toEqual([]);
  expect(till.get().note).toEqual({ kind: "sentence", sentence: { key: "till.scannedTooLate", params: { product: "Tuz" } } });
});

it("what is scanned and tapped while the register is being checked is there once it is ours", async () => {
  const till = wake();
  shop.scan = () => salt;
  expect(till.get().hold.kind).toBe("checking");
  expect(till.add(tea)).toBe(true);
  await till.scan("4780000000017", "");

  await vi.waitFor(() => expect(names(till, 0)).toEqual(["Choy", "Tuz"]));
});

it("so is the payment that was asked for", async () => {
  const till = wake();
  open.storage.set(`till.point.${REGISTER.branchId}`, JSON.stringify({ belowZero: "warn", rules: RULES }));
  till.add(tea);
  till.openPayment();

  await vi.waitFor(() => expect(till.get()).toMatchObject({ hold: { kind: "mine" }, isPaying: true }));
});

describe("a register that could not be asked for", () => {
  it("is said, and what was scanned meanwhile is not kept for later", async () => {
    delete shop.claim;
    const till = wake();
    till.add(tea);

    await vi.waitFor(() => expect(till.get()).toMatchObject({ hold: { kind: "none" }, isOnline: false, note: { kind: "sentence", sentence: { key: "till.notReached" } } }));
    shop.claim = () => REGISTER;
    await till.takeRegister(REGISTER.id);
    expect(till.get()).toMatchObject({ hold: { kind: "mine" }, isOnline: true, note: null });
    expect(till.cart.lines).toEqual([]);
  });

  it("is this device's still if it was before, and the till says that there is no line", async () => {
    open.storage.set(`till.register.store.${REGISTER.id}`, JSON.stringify(REGISTER));
    delete shop.claim;
    const till = wake();
    till.add(tea);

    await vi.waitFor(() => expect(till.get()).toMatchObject({ hold: { kind: "mine" }, isOnline: false }));
    expect(names(till, 0)).toEqual(["Choy"]);
  });
});

describe("the small forms", () => {
  it("open only where they are seen and allowed", async () => {
    const till = await selling();
    for (const form of ["lineDiscount", "discount", "price", "note"] as const) {
      till.openForm(form);
      expect(till.get().form).toBeNull();
    }
    till.add(tea);
    till.openForm("price"); // not allowed
    expect(till.get().form).toBeNull();
    till.openForm("lineDiscount");
    expect(till.get().form).toBe("lineDiscount");
  });

  it("a scan leaves an open form to its line", async () => {
    const till = await selling();
    till.add(tea);
    const { chosen } = till.cart;
    till.openForm("note");
    till.add(cheese);

    expect(till.get().form).toBe("note");
    expect(till.cart.chosen).toBe(chosen);
    expect(till.get().flash?.lineId).toBe(till.cart.lines[1]!.id);
  });
});

it("a browser whose memory is full sells", async () => {
  const full = () => { throw new DOMException("QuotaExceededError"); };
  vi.stubGlobal("localStorage", { getItem: (key: string) => open.storage.get(key) ?? null, setItem: full, removeItem: full });
  const till = await selling();
  expect(till.add(tea)).toBe(true);
  till.chooseAnother();
  expect(till.get().hold.kind).toBe("none");
});

it("a rule that was changed in another tab counts as soon as one comes back to the till", async () => {
  let wakes = () => {};
  vi.stubGlobal("document", { ...document, visibilityState: "visible", addEventListener: (_: string, listen: () => void) => { wakes = listen; } });
  const till = await selling();
  shop.hold = () => ({ ...REGISTER, claim: { isMine: true } });
  shop.point = () => ({ belowZero: "forbid", rules: { ...RULES, discountAllowed: false } });
  wakes();

  await vi.waitFor(() => expect(till.get().point).toMatchObject({ belowZero: "forbid", rules: { discountAllowed: false } }));
});

describe("a register that is asked for and refused", () => {
  it("is lost for the reason that was given, not to somebody else", async () => {
    let wakes = () => {};
    vi.stubGlobal("document", { ...document, visibilityState: "visible", addEventListener: (_: string, listen: () => void) => { wakes = listen; } });
    const till = await selling();
    const answers = fetch;
    vi.stubGlobal("fetch", async (path: string, init: { body: string }) => path.endsWith("/hold")
      ? Response.json({ message: "You work in another store now.", data: null, error: { code: "conflict", fields: {} } }, { status: 409 })
      : answers(path, init));
    wakes();

    await vi.waitFor(() => expect(till.get().hold).toMatchObject({ kind: "lost", by: null, why: "You work in another store now." }));
  });

  it("is given back behind the choice of another: who has no line sees the choice at once", async () => {
    const till = await selling();
    let answer = () => {};
    shop.release = () => new Promise((resolve) => { answer = () => resolve(REGISTER); });
    const asked: string[] = [];
    shop.claim = () => {
      asked.push("claim");
      return REGISTER;
    };
    till.leaveRegister();
    expect(till.get().hold.kind).toBe("none");

    const taken = till.takeRegister(REGISTER.id);
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).toEqual([]);
    answer();
    await taken;
    expect(asked).toEqual(["claim"]);
  });
});

// The last: what hangs, hangs for all that follow.
describe("a browser whose storage does not answer", () => {
  beforeEach(() => {
    class Unanswered { addEventListener = () => undefined; }
    vi.stubGlobal("IDBRequest", Unanswered);
    vi.stubGlobal("indexedDB", { open: () => new Unanswered() });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });
  afterEach(() => void vi.useRealTimers());

  it("opens the till after a moment, sells, and it is said that receipts are not kept", async () => {
    shop.sales = ({ id }: { id: string }) => ({ id, receiptNumber: "A-1", payable: "38500.00", change: "0.00", lines: [] });
    const till = wake();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(till.get()).toMatchObject({ hold: { kind: "mine" }, isKept: false });

    till.add(tea);
    const paid = till.pay([{ method: "cash", amount: 38_500_00n }]);
    await vi.advanceTimersByTimeAsync(5_000);
    await paid;
    expect(till.get()).toMatchObject({ done: { number: "A-1" }, isKept: false });
  });
});
