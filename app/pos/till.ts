import { AppError, attempt, type Sentence } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import type { Register } from "@/lib/store/register/schemas";
import { type Discount, settle, type Tender } from "@/lib/trade/sale/rules";
import type { TillPoint } from "@/lib/trade/till/point";
import type { ScannedCode } from "@/lib/trade/till/schemas";
import { decimalsOf, fitsUnit } from "@/lib/warehouse/unit";

import { ask, type Asked, dataOf } from "./ask";
import {
  type Cart, type CartAction, cartOf, type Carts, changed, closed, type Good, inputOf, type Line, MOST_LINES, opened, priced, type Priced, reopened, restored, sealed, twinOf, withCart,
} from "./cart";
import { goodOf, unitsOf } from "./catalogue";
import { Claim } from "./claim";
import { isUnreadable, looksLikeCode, mayBeCode, splitQuantity, timesCode } from "./code";
import { Keep, Lost } from "./keep";
import { forget, remember, remembered } from "./memory";
import { leaveField, saveOpenForm } from "./search-field";
import { Selling } from "./selling";
import { Shelf } from "./shelf";
import { alarm } from "./sound";
import { type FirstBranch, firstState, type Form, mayDiscount, otherProblems, pointOf, type Shop, type TillNote, type TillState } from "./till-state";

const HEARTBEAT_MS = 15_000;
const CATALOGUE_FRESH_MS = 10 * 60_000;

/**
 * The till behind its screen: what is on it, and everything that can be done to it. The receipts follow the rules of
 * `cart.ts`; here they meet the browser's storage, the shop and the clock.
 */
export class Till {
  private state: TillState;
  private readonly listeners = new Set<() => void>();
  readonly shelf: Shelf;
  readonly selling: Selling;
  private prices = new WeakMap<Cart, Priced | AppError>();
  private readonly tab = newId();
  private claim: Claim | undefined;
  private keep: Keep | undefined;
  private off = new AbortController();
  private learning: AbortController | null = null;
  private submitted: string | null = null; // what is being looked up: Enter struck twice asks for it once
  private refusals = 0;
  private leaving: Promise<void> = Promise.resolve(); // the register before is on its way back
  private early: (() => void)[] = []; // what was asked for while the register was being checked

  /** `first`: the branch where this browser sold last, if it did. */
  constructor(readonly shop: Shop, first: FirstBranch | null) {
    this.shelf = new Shelf(shop.storeId, first?.branchId ?? null, { get: this.get, set: (change) => this.set(change), sayMissed: this.sayMissed });
    this.selling = new Selling(shop.storeId, this.shelf, {
      get: this.get,
      set: (change) => this.set(change),
      put: (carts, change) => this.put(carts, change),
      refuse: (note) => this.refuse(note),
      sayMissed: this.sayMissed,
      doubtRegister: () => void this.beat(),
      doubtPrices: (productIds) => {
        void this.refreshPoint();
        void this.refreshGoods(productIds);
      },
    });
    // Who has never sold here is asked at once; the page knows by its cookie.
    this.state = { ...firstState(this.shelf.begin(first?.products ?? null)), point: first && pointOf(first.point), hold: { kind: first ? "checking" : "none" } };
  }

  get = (): TillState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Wakes the till in its browser; what it answers with puts it to sleep again. */
  start(): () => void {
    this.off = new AbortController();
    const { signal } = this.off;
    this.claim = new Claim(this.shop.storeId, this.tab, this.deviceId, () => this.lose());

    const wake = () => document.visibilityState === "visible" && void this.beat();
    document.addEventListener("visibilitychange", () => {
      wake();
      if (document.visibilityState === "visible") void this.refreshPoint(); // the rules may have been changed in the tab beside
    }, { signal });
    window.addEventListener("online", () => { this.selling.askAll(); wake(); }, { signal });
    window.addEventListener("offline", () => this.set({ isOnline: false }), { signal });
    const heart = setInterval(wake, HEARTBEAT_MS);

    const registerId = remembered(this.registerKey);
    this.set({ hold: { kind: registerId ? "checking" : "none" } });
    if (registerId) void this.takeRegister(registerId);

    return () => {
      this.off.abort();
      this.shelf.stop();
      clearInterval(heart);
      this.selling.stop();
      this.claim?.close();
    };
  }

  /* ---------- the register ---------- */

  /** Claims a register; with `takeOver` from whoever sells there now. */
  async takeRegister(registerId: string, takeOver = false): Promise<void> {
    this.set({ note: null });
    await this.leaving;
    const claimed = await this.claim!.take(registerId, takeOver);
    if (this.off.signal.aborted) return;

    if (claimed.kind === "mine") return this.hold(claimed.register);
    const known = claimed.kind === "unknown" && !takeOver ? remembered(`${this.registerKey}.${registerId}`) : null;
    if (known) return this.hold(JSON.parse(known) as Register, { isOnline: false }); // what this device held last it holds still, and the shop will say if not

    if (this.early.splice(0).length > 0) alarm(); // nothing can be sold here after all
    if (claimed.kind === "held") return this.set({ hold: { kind: "held", registerId, register: null, message: claimed.message } });
    if (claimed.kind === "refused") return this.set({ hold: { kind: "none" }, note: { kind: "text", text: claimed.message } });
    if (claimed.kind === "signedOut") return this.signOut();
    const { hold } = this.state;
    this.set({ isOnline: false, hold: hold.kind === "checking" ? { kind: "none" } : hold, note: { kind: "sentence", sentence: { key: "till.notReached" } } });
  }

  /** Gives the register back and asks for another. The choice is there at once; what is chosen comes after what was given back. */
  leaveRegister(): void {
    const { hold } = this.state;
    if (hold.kind !== "mine") return;
    this.leaving = this.claim!.release(hold.register.id);
    this.chooseAnother();
  }

  /** Back to the choice of registers. */
  chooseAnother = (): void => {
    forget(this.registerKey);
    document.cookie = "till=; path=/pos; max-age=0; samesite=lax";
    this.set({ hold: { kind: "none" }, restored: false, isPaying: false, done: null, note: null });
  };

  /** The registers of this worker's branches and who sells on them. */
  async listRegisters(): Promise<Register[] | undefined> {
    await this.leaving;
    const page = dataOf(await ask<{ rows: Register[] }>(this.shop.storeId, "registers", { kind: "till", status: "active", limit: 200, deviceId: this.deviceId }));
    return page?.rows;
  }

  /** The same for all tabs of this browser, for good. */
  private get deviceId(): string {
    return remembered("till.device") ?? remember("till.device", newId());
  }

  private get registerKey(): string {
    return `till.register.${this.shop.storeId}`;
  }

  private async hold(register: Register, { isOnline = true } = {}): Promise<void> {
    remember(this.registerKey, register.id);
    remember(`${this.registerKey}.${register.id}`, JSON.stringify(register));
    document.cookie = `till=${register.id}; path=/pos; max-age=31536000; samesite=lax`;
    this.keep = new Keep({ storeId: this.shop.storeId, registerId: register.id }, this.tab);

    const carts = await this.keep.open(newId, Date.now()).catch(() => undefined);
    const rules = remembered(`till.point.${register.branchId}`);
    this.prices = new WeakMap();
    if (this.shelf.enter(register.branchId)) this.stopLearning();
    this.set({
      hold: { kind: "mine", register },
      carts: carts ? restored(carts, Date.now()) : opened({ open: [], current: "" }, newId(), Date.now()),
      restored: true,
      isKept: carts !== undefined,
      isOnline,
      point: this.state.point ?? (rules ? pointOf(JSON.parse(rules) as TillPoint) : null),
    });
    for (const act of this.early.splice(0)) act();
    this.selling.askAll();
    void this.refreshPoint();
    this.shelf.fill();
    void this.refreshCatalogue();
  }

  private lose({ by = null, why = null }: { by?: string | null; why?: string | null } = {}): void {
    const { hold } = this.state;
    if (hold.kind !== "mine") return;
    this.claim?.drop();
    this.selling.stop();
    this.set({ hold: { kind: "lost", register: hold.register, by, why }, isPaying: false, form: null, pricing: null });
  }

  /** Still ours? Still there? Also the light that says online. */
  private async beat(): Promise<void> {
    const { hold } = this.state;
    if (hold.kind !== "mine") return;
    const asked = await this.claim!.check(hold.register.id);
    if (asked.kind !== "answer") return this.hearMissed(asked);

    const wasOffline = !this.state.isOnline;
    this.set({ isOnline: true, isSignedOut: false });
    const { data: register, message } = asked.result;
    if (register === null) return this.lose({ why: message });
    if (!register.claim?.isMine) return this.lose({ by: register.claim?.workerName ?? null });
    if (wasOffline) this.selling.askAll();
    if (Date.now() - (this.state.catalogueAt ?? 0) <= CATALOGUE_FRESH_MS) return;
    void this.refreshPoint();
    void this.refreshCatalogue();
  }

  /* ---------- receipts ---------- */

  get cart(): Cart {
    return cartOf(this.state.carts);
  }

  /** What a cart costs by the shop's rules, or why it cannot be sold as it is. */
  priceOf = (cart: Cart): Priced | AppError | null => {
    const { point } = this.state;
    if (!point) return null;
    const known = this.prices.get(cart) ?? attempt(() => priced(cart, point.rules));
    this.prices.set(cart, known);
    return known;
  };

  /** Puts goods into the receipt in front. Answers whether they are in, or will be as soon as the register is known to be ours. */
  add(good: Good, quantity = 1000n, price: bigint | null = null): boolean {
    if (this.isEarly(() => this.add(good, quantity, price))) return true;
    if (this.state.hold.kind !== "mine") return this.refuseMutely();
    if (this.isOccupied) return this.refuseScan();
    const isTypingDone = this.finishTyping();
    const { cart } = this;
    if (cart.seal) return this.refuse({ kind: "sentence", sentence: { key: "till.sealed" } });
    if (!fitsUnit(quantity, good.unit)) return this.refuse({ kind: "sentence", sentence: { key: "unitDecimals", params: { product: good.name, decimals: decimalsOf(good.unit) } } });
    const named = price ?? (good.price === null ? (cart.lines.findLast((line) => line.good.id === good.id)?.price ?? null) : null);
    if (good.price === null && named === null) return this.askPrice(good, quantity);

    const { id, name, unit } = good;
    const isLineForm = this.state.form !== null && this.state.form !== "discount"; // it stays with its line, and so does what is typed in it
    const action = { do: "add", good: { id, name, unit, price: good.price }, quantity, price: named, lineId: newId(), keepChoice: isLineForm } satisfies CartAction;
    const lineId = twinOf(cart, action.good, named)?.id ?? action.lineId;
    const refusal = this.change(action);
    if (refusal) return this.refuse({ kind: "sentence", sentence: refusal });
    if (this.cart === cart) return this.refuse({ kind: "sentence", sentence: { key: "till.mostLines", params: { limit: MOST_LINES } } });

    this.set({ note: isTypingDone ? null : this.state.note, flash: { lineId, nth: (this.state.flash?.nth ?? 0) + 1 } });
    return true;
  }

  /** Changes the receipt in front, or another open one, unless the shop's rules refuse what would come of it; then that refusal. */
  change(action: CartAction, cartId = this.cart.id): AppError | null {
    const { carts } = this.state;
    const cart = cartOf(carts, cartId);
    const next = changed(cart, action);
    if (next === cart) return null;
    const price = this.priceOf(next);
    const isFree = action.do === "remove" || action.do === "refresh" || this.priceOf(cart) instanceof AppError; // what cannot be sold as it is may be mended step by step
    if (price instanceof AppError && !isFree) return price;

    this.put(withCart(carts, cart.id, () => next), action.do === "choose" ? { form: null } : {});
    return null;
  }

  /** The line that the keys and tools are for. What is half typed into another counts first; where that is refused, nothing moves. */
  choose(lineId: string): void {
    if (this.finishTyping() && this.finishForm()) this.change({ do: "choose", lineId });
  }

  /** Takes a line out and answers with its name and the way to put it back, into the receipt it came from and no other. */
  remove(lineId: string): { name: string; putBack: () => void } | null {
    const { cart } = this;
    const at = cart.lines.findIndex(({ id }) => id === lineId);
    const line = cart.lines[at];
    if (!line || cart.seal) return null;
    this.set({ form: null });
    this.change({ do: "remove", lineId });
    const discount = this.cart.discount === cart.discount ? null : cart.discount;
    return { name: line.good.name, putBack: () => this.putBack(cart.id, line, at, discount) };
  }

  private putBack(cartId: string, line: Line, at: number, discount: Discount | null): void {
    const cart = this.state.carts.open.find(({ id }) => id === cartId);
    if (!cart || cart.seal) return void this.tell({ key: "till.undoTooLate", params: { product: line.good.name } });
    const refusal = this.change({ do: "putBack", line, at: Math.min(at, cart.lines.length), discount }, cartId);
    if (refusal) this.tell(refusal);
  }

  /** One more or one less of the chosen line. Answers whether it is. */
  step(lineId: string, by: bigint): boolean {
    const { cart } = this;
    const line = cart.lines.find(({ id }) => id === lineId);
    if (line && line.quantity + by > 0n) this.setQuantity(lineId, line.quantity + by);
    return this.cart !== cart;
  }

  /** So many of a line; where that is refused, it is said. */
  setQuantity(lineId: string, quantity: bigint): void {
    const refusal = this.change({ do: "quantity", lineId, quantity });
    if (refusal) this.tell(refusal);
  }

  /** Says, loudly, that something was not done. */
  tell = (sentence: Sentence): boolean => this.refuse({ kind: "sentence", sentence });

  /** Of lines that ask for more than the branch has: what it has, as far as this till knows. The same goods on two lines count together. */
  shortagesOf(cart: Cart): Map<string, bigint> {
    const asked = new Map<string, bigint>();
    for (const { good, quantity } of cart.lines) asked.set(good.id, (asked.get(good.id) ?? 0n) + quantity);
    return new Map(cart.lines.flatMap(({ id, good }): [string, bigint][] => {
      const known = this.shelf.catalogue.get(good.id);
      return known && known.state !== "none" && asked.get(good.id)! > known.stock ? [[id, known.stock]] : [];
    }));
  }

  /** The line above or below. */
  moveChoice(by: 1 | -1): void {
    const { lines, chosen } = this.cart;
    const at = lines.findIndex(({ id }) => id === chosen);
    const next = lines[at < 0 ? (by > 0 ? 0 : lines.length - 1) : at + by];
    if (next) this.choose(next.id);
  }

  openReceipt = (): void => {
    if (!this.finishTyping() || !this.finishForm()) return;
    const empty = this.state.carts.open.find(({ lines, seal }) => lines.length === 0 && !seal);
    this.put(empty ? { ...this.state.carts, current: empty.id } : opened(this.state.carts, newId(), Date.now()), { form: null, isPaying: false });
  };

  /** Another open receipt. What is half typed in this one counts first; where that is refused, the cashier stays and sees why. */
  show(cartId: string): void {
    if (cartId === this.cart.id || !this.finishTyping() || !this.finishForm()) return;
    if (this.state.carts.open.some(({ id }) => id === cartId)) this.put({ ...this.state.carts, current: cartId }, { form: null, isPaying: false });
  }

  /** Throws a receipt away and answers with the way back. */
  discard(cartId: string): (() => void) | null {
    const before = this.state.carts;
    const cart = cartOf(before, cartId);
    if (cart.seal) return null;
    this.put(closed(before, cartId, newId(), Date.now()), { form: null });
    return cart.lines.length === 0 ? null : () => this.put(reopened(this.state.carts, cart), { form: null });
  }

  /** A quantity half typed counts before anything else happens. Answers whether it could. */
  private finishTyping(): boolean {
    const { refusals } = this;
    leaveField();
    return this.refusals === refusals;
  }

  /** So does what stands in an open form; one that is refused stays open and says why. */
  private finishForm(): boolean {
    if (this.state.form === null) return true;
    if (!saveOpenForm()) this.set({ form: null });
    if (this.state.form === null) return true;
    this.set({ isCartOpen: true }); // on a phone it may be shut
    return this.refuseMutely();
  }

  /* ---------- codes ---------- */

  /** A scan, from wherever the focus was. `prefix`: what stands in the search field, perhaps `3*`. */
  async scan(code: string, prefix: string): Promise<void> {
    if (this.isEarly(() => void this.scan(code, prefix))) return;
    if (this.state.hold.kind !== "mine") return void this.refuseMutely();
    if (this.isOccupied) return void this.refuseScan();
    if (this.state.done) this.set({ done: null });
    if (isUnreadable(prefix) || isUnreadable(code)) return void this.refuseQuantity();
    const before = splitQuantity(prefix);
    const { quantity, rest } = splitQuantity(code);
    this.set({ note: null });
    if (before.quantity !== null || prefix !== "") this.shelf.setSearch("");
    await this.enterCode(rest, quantity ?? (before.rest === "" ? before.quantity : null), true);
  }

  /** Enter in the search field: a code, else the first hit. */
  async submit(): Promise<void> {
    const typed = this.state.search;
    const { quantity, rest } = splitQuantity(typed);
    if (isUnreadable(typed)) return void this.refuseQuantity();
    if (rest === "" || this.submitted === typed || this.isEarly(() => void this.submit())) return;
    this.shelf.stopTyping();
    this.submitted = typed;
    const isIn = await this.enterCode(rest, quantity, false).finally(() => (this.submitted = null));
    if (isIn) return this.isStill(typed) ? this.shelf.setSearch("") : undefined;

    const view = await this.shelf.find(rest);
    if (!view || view.failed || !this.isStill(typed)) return; // what failed shows the goods of before, and has been said
    const [hit] = view.goods;
    if (!hit) return void (mayBeCode(rest) ? this.refuse({ kind: "unknownCode", code: rest }) : this.refuseMutely());
    if (this.add(hit, quantity ?? undefined)) this.shelf.setSearch("");
  }

  /** What stands in the field stays there, to be mended. */
  private refuseQuantity = (): false => this.refuse({ kind: "sentence", sentence: { key: "till.unreadable" } });

  private isStill = (typed: string): boolean => this.state.search === typed;

  /** Adds what a code stands for. An unknown one is said to be unknown when it can be nothing else. */
  private async enterCode(code: string, quantity: bigint | null, isScan: boolean): Promise<boolean> {
    const known = this.shelf.catalogue.find(code);
    if (known) return this.add(known.good, timesCode(quantity, known.quantity));
    if (!isScan && !looksLikeCode(code)) return false;

    const { hold } = this.state;
    if (hold.kind !== "mine") return false;
    const cartId = this.cart.id;
    const { branchId } = hold.register;
    const asked = await ask<ScannedCode>(this.shop.storeId, "scan", { branchId, code }, { timeoutMs: 6_000 });
    if (asked.kind !== "answer") return this.sayMissed(asked);
    const { data } = asked.result;
    if (data) {
      this.shelf.learnScanned(data, branchId);
      if (this.isOccupied) return this.refuseScan();
      if (!this.state.carts.open.some(({ id }) => id === cartId)) return this.tell({ key: "till.scannedTooLate", params: { product: data.name } }); // the next customer's is not the place
      this.show(cartId); // it was scanned into that one
      if (this.cart.id !== cartId) return false;
      return this.add(goodOf(data), timesCode(quantity, unitsOf(data.quantity)));
    }
    if (asked.result.error.code !== "not_found") return this.refuse({ kind: "text", text: asked.result.message });
    return isScan ? this.refuse({ kind: "unknownCode", code }) : false;
  }

  /** Learns what the branch has, in the background; names and prices of open receipts follow. */
  refreshCatalogue = async (): Promise<void> => {
    if (this.learning) return;
    const learning = (this.learning = new AbortController());
    try {
      if (!await this.shelf.learnBranch(AbortSignal.any([this.off.signal, learning.signal]))) return;
      await this.refreshGoods(this.state.carts.open.flatMap(({ lines }) => lines.map(({ good }) => good.id)));
      if (!learning.signal.aborted) this.set({ catalogueAt: Date.now(), view: this.shelf.freshened(this.state.view) });
    } finally {
      if (this.learning === learning) this.learning = null;
    }
  };

  private stopLearning(): void {
    this.learning?.abort();
    this.learning = null;
  }

  private async refreshGoods(ids: readonly string[]): Promise<void> {
    const goods = await this.shelf.refresh(ids);
    if (!goods) return;
    const open = this.state.carts.open.map((cart) => changed(cart, { do: "refresh", goods }));
    if (open.some((cart, i) => cart !== this.state.carts.open[i])) this.put({ ...this.state.carts, open });
    this.endUnpayable();
  }

  private async refreshPoint(): Promise<void> {
    const { hold } = this.state;
    if (hold.kind !== "mine") return;
    const point = dataOf(await ask<TillPoint>(this.shop.storeId, "point", { branchId: hold.register.branchId }));
    if (!point) return;
    remember(`till.point.${hold.register.branchId}`, JSON.stringify(point));
    this.prices = new WeakMap();
    this.set({ point: pointOf(point), carts: { ...this.state.carts } });
    this.endUnpayable();
  }

  /** New prices or rules may leave nothing that can be paid: then the receipt says why. */
  private endUnpayable(): void {
    if (this.state.isPaying && this.priceOf(this.cart) instanceof AppError) this.set({ isPaying: false, isCartOpen: true });
  }

  private refuse(note: TillNote): false {
    this.set({ note });
    return this.refuseMutely();
  }

  /** No answer, or none that helps: what the shop said, or that it said nothing. */
  private sayMissed = (asked: Asked<unknown>): false => {
    this.hearMissed(asked);
    return this.refuse(asked.kind === "answer" ? { kind: "text", text: asked.result.message } : { kind: "sentence", sentence: { key: "till.notReached" } });
  };

  /** The line is down, or nobody is signed in any more. */
  private hearMissed({ kind }: Asked<unknown>): void {
    if (kind === "signedOut") this.signOut();
    if (kind === "unknown") this.set({ isOnline: false });
  }

  /** The receipt says it; on a phone it has to be opened for that, once. */
  private signOut(): void {
    if (!this.state.isSignedOut) this.set({ isSignedOut: true, isCartOpen: true });
  }

  /** Where the screen says why already. */
  private refuseMutely(): false {
    this.refusals += 1;
    alarm();
    return false;
  }

  /** A dialog is open, and it is about something else. */
  private get isOccupied(): boolean {
    return this.state.isPaying || this.state.pricing !== null;
  }

  private refuseScan(): false {
    this.set({ refusedScan: this.state.refusedScan + 1 });
    return this.refuseMutely();
  }

  /** While the register is still being checked, `act` waits for it. */
  private isEarly(act: () => void): boolean {
    const isEarly = this.state.hold.kind === "checking" && !this.state.isSignedOut;
    if (isEarly) this.early.push(act);
    return isEarly;
  }

  private askPrice(good: Good, quantity: bigint): boolean {
    if (!this.state.point?.rules.mayPriceUnpriced) return this.refuse({ kind: "sentence", sentence: { key: "noPriceYet", params: { product: good.name } } });
    this.set({ pricing: { good: this.shelf.catalogue.get(good.id) ?? { ...good, categoryId: null, pictureKey: null, stock: 0n, state: "none" }, quantity }, refusedScan: 0 });
    return true;
  }

  /* ---------- selling ---------- */

  openPayment = (): void => {
    if (this.isEarly(this.openPayment) || this.state.hold.kind !== "mine" || !this.finishTyping() || !this.finishForm()) return;
    const { cart } = this;
    if (cart.seal || cart.lines.length === 0) return;
    if (!this.state.point) return;
    if (this.priceOf(cart) instanceof AppError) {
      this.set({ isCartOpen: true }); // there it stands why
      return void this.refuseMutely();
    }
    this.set({ isPaying: true, refusedScan: 0, form: null, done: null, problems: otherProblems(this.state, cart.id) });
  };

  closePayment = (): void => this.set({ isPaying: false });

  clearRefusedScan = (): void => {
    if (this.state.refusedScan > 0) this.set({ refusedScan: 0 });
  };

  /**
   * The first Pay: the cart closes over exactly what is sent, is written down so, and only then asked for. Pressed twice,
   * the second finds it sealed. Answers with the refusal if the payments do not fit.
   */
  async pay(tenders: readonly Tender[]): Promise<AppError | null> {
    const { cart, state: { hold, point } } = this;
    if (hold.kind !== "mine" || !point || cart.seal || cart.lines.length === 0) return null;
    const price = this.priceOf(cart);
    if (price === null || price instanceof AppError) return price;
    const refusal = attempt(() => settle(price.total, tenders, point.rules));
    if (refusal instanceof AppError) return refusal;

    const { id: registerId, branchId } = hold.register;
    const now = Date.now();
    const input = inputOf(cart, tenders, { branchId, registerId, deviceId: this.deviceId }, new Date(now));
    this.set({ carts: withCart(this.state.carts, cart.id, (each) => sealed(each, input, now)), form: null });
    await this.save({ strict: true });
    await this.selling.askFor(cart.id);
    return null;
  }

  closeDone = (): void => this.set({ done: null });

  /* ---------- the screen ---------- */

  /** A small form over the chosen line or the receipt, or none. What stands in another counts first. */
  openForm(form: Form | null): void {
    if (form !== null && !this.mayOpen(form)) return;
    if (form !== null && form !== this.state.form && !this.finishForm()) return;
    this.set({ form });
  }

  /** The discount of the chosen line, then that of the receipt, then neither. */
  openDiscount = (): void => {
    const { form } = this.state;
    if (form === "discount") return this.openForm(null);
    this.openForm(form !== "lineDiscount" && this.mayOpen("lineDiscount") ? "lineDiscount" : "discount");
  };

  /** Only where the form would be seen and what it does is allowed. */
  private mayOpen(form: Form): boolean {
    const { cart, state: { point } } = this;
    const line = cart.lines.find(({ id }) => id === cart.chosen);
    if (cart.seal || cart.lines.length === 0 || (form !== "discount" && !line)) return false;
    if (form === "note") return true;
    if (form === "price") return point !== null && (point.rules.mayOverridePrice || (line!.good.price === null && point.rules.mayPriceUnpriced));
    return mayDiscount(point, form === "discount" ? cart.discount : line!.discount);
  }

  closePricing = (): void => this.set({ pricing: null });
  setCartOpen = (isCartOpen: boolean): void => this.set({ isCartOpen });
  clearNote = (): void => this.set({ note: null });

  private set(change: Partial<TillState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  /** New receipts: on the screen, and on their way to the disk. */
  private put(carts: Carts, change: Partial<TillState> = {}): void {
    this.set({ ...change, carts });
    void this.save();
  }

  private async save(options: { strict?: boolean } = {}): Promise<void> {
    try {
      await this.keep?.save(this.state.carts, options);
      if (!this.state.isKept) this.set({ isKept: true });
    } catch (error) {
      if (error instanceof Lost) return this.lose();
      this.set({ isKept: false }); // a browser without storage sells all the same, and says so
    }
  }
}
