import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Register } from "@/lib/store/register/schemas";
import type { TillPoint } from "@/lib/trade/till/point";
import type { ScannedCode, TillProductsInput } from "@/lib/trade/till/schemas";

import { type Carts, changed, type Good, inputOf, newCart, sealed } from "./cart";
import { Keep } from "./keep";
import { Till } from "./till";
import type { FirstBranch } from "./till-state";

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

function wake(first: FirstBranch | null = null): Till {
  const till = new Till({ storeId: "store", storeName: "Doʻkon", workerName: "Dilnoza", timeZone: "Asia/Tashkent", mayAddProducts: true }, first);
  open.stop = till.start();
  return till;
}

async function selling(first: FirstBranch | null = null): Promise<Till> {
  const till = wake(first);
  await vi.waitFor(() => expect(till.get()).toMatchObject({ hold: { kind: "mine" }, point: { belowZero: "warn" }, catalogueAt: expect.any(Number) }), { timeout: 5_000 });
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

    await vi.waitFor(() => expect(till.get()).toMatchObject({ isPaying: false, isCartOpen: true }));
  });
});

it("what becomes of a receipt behind leaves the payment in front alone, and a refusal is said", async () => {
  const till = await selling();
  const answers: ((answer: Response) => void)[] = [];
  shop.sales = () => new Promise<Response>((resolve) => answers.push(resolve));
  till.add(tea);
  const paid = till.pay([{ method: "cash", amount: 38_500_00n }]);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  till.openReceipt();
  till.add(cheese);
  till.openPayment();
  answers[0]!(refusal("Choy costs 40 000."));
  await paid;

  await vi.waitFor(() => expect(till.get().note).toEqual({ kind: "sentence", sentence: { key: "till.refusedLate", params: { number: 1 } } }));
  expect(till.get()).toMatchObject({ isPaying: true });
  expect(names(till, 1)).toEqual(["Pishloq"]);
});

describe("an id that the shop has another sale under", () => {
  const paid = async (): Promise<{ till: Till; id: string }> => {
    const till = await selling();
    shop.sales = () => refusal("Another sale has this id.", "conflict");
    till.add(tea);
    const { id } = till.cart;
    await till.pay([{ method: "cash", amount: 38_500_00n }]);
    return { till, id };
  };

  it("is told with that sale, and what was in the receipt is open again as another", async () => {
    shop.receipt = ({ saleId }: { saleId: string }) => ({ saleId, number: "C1-7", payable: "12000.00", change: "0.00" });
    const { till, id } = await paid();

    await vi.waitFor(() => expect(till.cart.id).not.toBe(id));
    expect(till.cart.seal).toBeNull();
    expect(names(till, 0)).toEqual(["Choy"]);
    expect(till.get()).toMatchObject({ last: id, problems: { [till.cart.id]: { kind: "sentence", sentence: { key: "till.otherSaleHasId", params: { number: "C1-7", amount: "12000.00" } } } } });
  });

  it("keeps the receipt sealed while nobody can say what that sale is", async () => {
    const { till, id } = await paid();

    await vi.waitFor(() => expect(till.get().problems).toEqual({ [id]: { kind: "text", text: "Another sale has this id." } }));
    expect(till.cart).toMatchObject({ id, seal: expect.anything() });
  });
});

it("a quantity nobody can read is refused, not taken for one, and stays to be mended", async () => {
  const till = await selling();
  shop.scan = () => salt;
  till.shelf.setSearch("0,0005*");
  await till.scan("4780000000017", "0,0005*");
  expect(till.get()).toMatchObject({ search: "0,0005*", note: { kind: "sentence", sentence: { key: "till.unreadable" } } });
  till.shelf.setSearch("0*4780000000017");
  await till.submit();

  expect(till.get().note).toEqual({ kind: "sentence", sentence: { key: "till.unreadable" } });
  expect(till.cart.lines).toEqual([]);
});

it("a word that finds nothing is no code to be added: the tiles say so; of a number it is said loudly", async () => {
  const till = await selling();
  for (const [typed, note] of [["zzqqx", null], ["9500", { kind: "unknownCode", code: "9500" }]] as const) {
    till.shelf.setSearch(typed);
    await till.submit();
    expect(till.get().note).toEqual(note);
  }
});

it("Enter struck twice while a code is looked up adds the goods once", async () => {
  const till = await selling();
  const answers: ((code: ScannedCode) => void)[] = [];
  shop.scan = () => new Promise<ScannedCode>((resolve) => answers.push(resolve));
  till.shelf.setSearch("4780000000017");
  const struck = [till.submit(), till.submit()];
  await vi.waitFor(() => expect(answers.length).toBeGreaterThan(0));
  for (const answer of answers) answer(salt);
  await Promise.all(struck);

  expect(till.cart.lines).toMatchObject([{ good: { name: "Tuz" }, quantity: 1_000n }]);
  expect(till.get().search).toBe("");
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

it("a browser without a memory is one device all the same, as long as its page is open", async () => {
  vi.stubGlobal("localStorage", undefined);
  const devices: string[] = [];
  shop.claim = ({ deviceId }: { deviceId: string }) => (devices.push(deviceId), REGISTER);
  shop.sales = ({ deviceId, id }: { deviceId: string; id: string }) => (devices.push(deviceId), { id, receiptNumber: "A-1", payable: "38500.00", change: "0.00", lines: [] });
  const till = wake();
  await till.takeRegister(REGISTER.id);
  await vi.waitFor(() => expect(till.get().point).not.toBeNull());
  till.add(tea);
  await till.pay([{ method: "cash", amount: 38_500_00n }]);

  expect(devices).toHaveLength(2);
  expect(new Set(devices).size).toBe(1);
});

describe("a receipt whose discount does not fit any more", () => {
  const [flour, sugar]: [Good, Good] = [{ ...tea, id: `${ID}4`, name: "Un", price: 50_000_00n }, { ...tea, id: `${ID}5`, name: "Shakar", price: 50_000_00n }];
  const tenOff = { do: "discount", discount: { kind: "amount", amount: 10_000_00n } } as const;

  const stuck = async (): Promise<Till> => {
    const till = await selling();
    till.add(flour);
    till.add(sugar);
    expect(till.change(tenOff)).toBeNull();
    till.remove(till.cart.lines[1]!.id);
    expect(till.priceOf(till.cart)).toMatchObject({ key: "discountAboveLimit", params: { limit: "10.00%" } });
    return till;
  };

  it("can be taken away", async () => {
    const till = await stuck();
    till.openForm("discount");
    expect(till.get().form).toBe("discount");
    expect(till.change({ do: "discount", discount: null })).toBeNull();
    expect(till.priceOf(till.cart)).toMatchObject({ total: 50_000_00n });
  });

  it("takes more goods, and whatever else brings it nearer to being sold", async () => {
    const till = await stuck();
    till.choose(till.cart.lines[0]!.id);
    expect(till.add(tea)).toBe(true); // 88 500: not enough yet
    expect(till.priceOf(till.cart)).toMatchObject({ key: "discountAboveLimit" });
    expect(till.add(sugar)).toBe(true);
    expect(till.priceOf(till.cart)).toMatchObject({ total: 128_500_00n });
  });

  it("a receipt that can be sold takes no discount that does not fit", async () => {
    const till = await selling();
    till.add(flour);
    expect(till.change(tenOff)).toMatchObject({ key: "discountAboveLimit" });
    expect(till.cart.discount).toBeNull();
  });

  it("is there to be taken away also when the shop gives none any more, also by who may go above the limit; nothing new is given", async () => {
    const till = await selling();
    till.add(flour);
    till.add(sugar);
    till.change(tenOff);
    shop.point = () => ({ belowZero: "warn", rules: { ...RULES, discountAllowed: false, mayExceedDiscount: true } });
    till.chooseAnother();
    kept(till.get().carts);
    await till.takeRegister(REGISTER.id);
    await vi.waitFor(() => expect(till.priceOf(till.cart)).toMatchObject({ key: "discountsOff" }));

    till.openDiscount(); // the chosen line has none, and gets none
    expect(till.get().form).toBe("discount");
    till.change({ do: "discount", discount: null });
    till.openForm(null);
    till.openDiscount();
    expect(till.get().form).toBeNull();
  });

  it("Pay says so, and opens the receipt of a phone, where it stands why", async () => {
    const till = await stuck();
    till.openPayment();
    expect(till.get()).toMatchObject({ isPaying: false, isCartOpen: true });
  });
});

it("F7 asks for the discount of the line, then of the receipt, then for neither", async () => {
  const till = await selling();
  till.add(tea);
  const seen = [1, 2, 3].map(() => (till.openDiscount(), till.get().form));
  expect(seen).toEqual(["lineDiscount", "discount", null]);
});

it("one less of a line is refused aloud when its discount does not fit then", async () => {
  const till = await selling();
  till.add(tea, 2000n);
  const lineId = till.cart.lines[0]!.id;
  till.change({ do: "lineDiscount", lineId, discount: { kind: "amount", amount: 7_000_00n } });

  expect(till.step(lineId, -1000n)).toBe(false);
  expect(till.get().note).toMatchObject({ kind: "sentence", sentence: { key: "discountAboveLimit" } });
});

describe("what has become of a sale is seen on a phone, too: its receipt opens", () => {
  const pay = async (): Promise<Till> => {
    const till = await selling();
    till.add(tea);
    await till.pay([{ method: "cash", amount: 38_500_00n }]);
    return till;
  };

  it("when the shop refuses", async () => {
    shop.sales = () => refusal("Not enough of Choy: 0 left.");
    const till = await pay();
    await vi.waitFor(() => expect(till.get().isCartOpen).toBe(true));
    expect(Object.values(till.get().problems)).toEqual([{ kind: "text", text: "Not enough of Choy: 0 left." }]);
  });

  it("when nobody knows the answer", async () => {
    const till = await pay();
    expect(till.get()).toMatchObject({ isCartOpen: true, isOnline: false });
    expect(till.cart.seal).toMatchObject({ unknownAt: expect.any(Number) });
  });

  it("when a refusal proves nothing yet", async () => {
    const till = await pay();
    till.setCartOpen(false);
    shop.sales = () => refusal("Not enough of Choy: 0 left.");
    await till.selling.askFor(till.cart.id);
    expect(till.get().isCartOpen).toBe(true);
    expect(till.cart.seal).not.toBeNull();
  });

  it("when nobody is signed in any more", async () => {
    shop.sales = () => new Response(null, { status: 401 });
    expect((await pay()).get()).toMatchObject({ isCartOpen: true, isSignedOut: true });
  });

  it("but not over the receipt that is in front meanwhile", async () => {
    const till = await pay();
    const { id } = till.cart;
    till.openReceipt();
    till.setCartOpen(false);
    await till.selling.askFor(id);
    expect(till.get().isCartOpen).toBe(false);
  });

  it("nor again and again while one stays signed out", async () => {
    const till = await selling();
    shop.scan = () => new Response(null, { status: 401 });
    await till.scan("4780000000017", "");
    expect(till.get()).toMatchObject({ isCartOpen: true, isSignedOut: true });
    till.setCartOpen(false);
    await till.scan("4780000000017", "");
    expect(till.get().isCartOpen).toBe(false);
  });
});

describe("a register of another branch", () => {
  const OTHER = { ...REGISTER, id: `${ID}e`, branchId: `${ID}f`, branchName: "Yunusobod" } as Register;
  const cola = { ...salt, id: `${ID}6`, name: "Cola", barcodes: [{ code: "4780000000055", quantity: "1.000" }] };
  const fanta = { ...cola, id: `${ID}7`, name: "Fanta", barcodes: [] };
  /** Both have cola, each its own; only the first has fanta. */
  const goodsOf = (branchId: string) => ({ rows: branchId === OTHER.branchId ? [{ ...cola, stock: "5.000" }] : [{ ...cola, stock: "30.000" }, fanta], next: null });
  const first = (): FirstBranch => ({ branchId: REGISTER.branchId, products: goodsOf(REGISTER.branchId) as never, point: { branchName: "Chilonzor", belowZero: "warn", rules: RULES } });

  beforeEach(() => {
    shop.claim = ({ id }: { id: string }) => (id === OTHER.id ? OTHER : REGISTER);
    shop.goods = ({ branchId }: { branchId: string }) => goodsOf(branchId);
    shop.release = () => REGISTER;
  });
  const tiles = (till: Till) => till.get().view.goods.map(({ name, stock }) => [name, stock]);
  const expectOwnGoods = (till: Till) => vi.waitFor(() => {
    expect(tiles(till)).toEqual([["Cola", 5_000n]]);
    expect(till.shelf.catalogue.get(cola.id)?.stock).toBe(5_000n);
    expect(till.get().catalogueAt).not.toBeNull();
    expect(till.shelf.catalogue.get(fanta.id)).toBeUndefined();
  });

  it("shows its own goods", async () => {
    const till = await selling();
    await vi.waitFor(() => expect(tiles(till)).toEqual([["Cola", 30_000n], ["Fanta", 9_000n]]));
    till.leaveRegister();
    await till.takeRegister(OTHER.id);

    await expectOwnGoods(till);
  });

  it("also when the page has brought the tiles of the branch before along", async () => {
    open.storage.set("till.register.store", OTHER.id);
    const till = await selling(first());
    await expectOwnGoods(till);
  });

  it.each([
    { name: "what the branch before has is still being learned", isLate: ({ stocked }: TillProductsInput) => stocked },
    { name: "its receipts' goods are looked at again", isLate: ({ ids }: TillProductsInput) => ids },
  ])("also when $name, and the answer comes late", async ({ isLate }) => {
    let late: (() => void) | undefined;
    shop.goods = (asked: TillProductsInput) => {
      if (asked.branchId === OTHER.branchId || !isLate(asked)) return goodsOf(asked.branchId);
      return new Promise((resolve) => { late = () => resolve(goodsOf(asked.branchId)); });
    };
    const till = wake();
    till.add(tea);
    await vi.waitFor(() => expect(late).toBeDefined());
    till.leaveRegister();
    await till.takeRegister(OTHER.id);
    await vi.waitFor(() => expect(tiles(till)).toEqual([["Cola", 5_000n]]));
    late!();
    await new Promise((resolve) => setTimeout(resolve));

    await expectOwnGoods(till);
  });
});

describe("a search", () => {
  const row = (name: string) => ({ ...salt, id: `${ID}7`, name });

  it("that was taken back leaves the tiles alone", async () => {
    let late = () => {};
    shop.goods = ({ search }: { search?: string }) => (search ? new Promise((resolve) => { late = () => resolve({ rows: [row("Shakar")], next: null }); }) : { rows: [row("Tuz")], next: null });
    const till = await selling();
    till.shelf.setSearch("sha");
    await vi.waitFor(() => expect(till.get().view.loading).toBe(true));
    till.shelf.setSearch("");
    expect(till.get().view).toMatchObject({ loading: false, query: "" });
    late();
    await new Promise((resolve) => setTimeout(resolve));

    expect(till.get().view.goods.map(({ name }) => name)).toEqual(["Tuz"]);
  });

  it("that was taken back for the one before it leaves that one's goods alone", async () => {
    let late = () => {};
    shop.goods = ({ search }: { search?: string }) => (search === "shak" ? new Promise((resolve) => { late = () => resolve({ rows: [row("Shakar")], next: null }); }) : { rows: [row(search ? "Shampun" : "Tuz")], next: null });
    const till = await selling();
    till.shelf.setSearch("sha");
    await vi.waitFor(() => expect(till.get().view.query).toBe("sha"));
    till.shelf.setSearch("shak");
    await vi.waitFor(() => expect(till.get().view.loading).toBe(true));
    till.shelf.setSearch("sha");
    expect(till.get().view).toMatchObject({ loading: false, query: "sha" });
    late();
    await new Promise((resolve) => setTimeout(resolve));

    expect(till.get().view.goods.map(({ name }) => name)).toEqual(["Shampun"]);
  });

  it("without a line is said, and the next Enter asks again", async () => {
    shop.goods = ({ search }: { search?: string }) => (search ? undefined : { rows: [row("Tuz")], next: null });
    const till = await selling();
    till.shelf.setSearch("shakar");
    await till.submit();
    expect(till.get()).toMatchObject({ isOnline: false, note: { kind: "sentence", sentence: { key: "till.notReached" } } });

    shop.goods = () => ({ rows: [{ ...row("Shakar") }], next: null });
    await till.submit();
    expect(names(till, 0)).toEqual(["Shakar"]);
  });
});

describe("the receipt of a sale", () => {
  const paper = (saleId: string) => ({ saleId, number: "A-1", payable: "38500.00", change: "0.00", paper: 80 });
  const sell = async (): Promise<Till> => {
    shop.sales = ({ id }: { id: string }) => ({ id, receiptNumber: "A-1", payable: "38500.00", change: "0.00", lines: [] });
    open.storage.set("till.print", "yes");
    const till = await selling();
    till.add(tea);
    await till.pay([{ method: "cash", amount: 38_500_00n }]);
    return till;
  };
  const printing = (till: Till) => till.get().prints.map(({ receipt, isCopy }) => ({ number: receipt?.number ?? null, isCopy }));

  it("is printed when it comes, once and as the original, also when the next sale has begun", async () => {
    let late = () => {};
    shop.receipt = ({ saleId }: { saleId: string }) => new Promise((resolve) => { late = () => resolve(paper(saleId)); });
    const till = await sell();
    const { saleId } = till.get().done!;
    till.selling.print(saleId); // P, by an impatient cashier
    shop.scan = () => salt;
    await till.scan("4780000000017", "");
    expect(till.get().done).toBeNull();
    expect(printing(till)).toEqual([{ number: null, isCopy: false }]);

    late();
    await vi.waitFor(() => expect(printing(till)).toEqual([{ number: "A-1", isCopy: false }]));
    till.selling.printed(saleId);
    expect(printing(till)).toEqual([]);
  });

  it("is a copy from the second time on", async () => {
    shop.receipt = ({ saleId }: { saleId: string }) => paper(saleId);
    const till = await sell();
    const { saleId } = till.get().done!;
    await vi.waitFor(() => expect(printing(till)).toEqual([{ number: "A-1", isCopy: false }]));
    till.selling.printed(saleId);
    till.selling.print(saleId);
    expect(printing(till)).toEqual([{ number: "A-1", isCopy: true }]);
  });

  it("that does not come is said where it is looked at, and printed when it comes by the second try", async () => {
    const till = await sell();
    await vi.waitFor(() => expect(till.get().done).toMatchObject({ failed: true, receipt: null }));
    shop.receipt = ({ saleId }: { saleId: string }) => paper(saleId);
    await till.selling.fetchReceipt(till.get().done!.saleId);
    expect(till.get().done).toMatchObject({ failed: false, receipt: { number: "A-1" } });
    expect(printing(till)).toEqual([{ number: "A-1", isCopy: false }]);
  });

  it("that does not come is said over the next sale, when it was to be printed", async () => {
    let fails = () => {};
    shop.receipt = () => new Promise((_, refuse) => { fails = () => refuse(new Error("no line")); });
    const till = await sell();
    const { saleId } = till.get().done!;
    till.closeDone();
    fails();
    await vi.waitFor(() => expect(till.get().note).toEqual({ kind: "noReceipt", saleId }));
  });

  it("before is asked for without a line: that is said", async () => {
    const till = await sell();
    till.closeDone();
    await till.selling.showLast();
    expect(till.get()).toMatchObject({ done: null, isOnline: false, note: { kind: "sentence", sentence: { key: "till.notReached" } } });
  });
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
