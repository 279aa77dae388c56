import { newId } from "@/lib/core/id";
import type { Failure } from "@/lib/core/result";
import type { Receipt } from "@/lib/trade/receipt/schemas";
import type { Sale } from "@/lib/trade/sale/schemas";

import { ask, type Asked, dataOf } from "./ask";
import { askedAgain, type Cart, cartOf, type Carts, leftUnknown, provesNoSale, sold, STILL_AT_WORK_MS, unsealed, withCart } from "./cart";
import { unitsOf } from "./catalogue";
import { remembered } from "./memory";
import type { Shelf } from "./shelf";
import { alarm } from "./sound";
import { otherProblems, type Print, type TillNote, type TillState } from "./till-state";

const SALE_TIMEOUT_MS = 8_000;
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

/** The till around a sale: what is on it, what it says, and what it looks at again when the shop refuses. */
type Around = {
  get(): TillState;
  set(change: Partial<TillState>): void;
  put(carts: Carts, change?: Partial<TillState>): void;
  refuse(note: TillNote): false;
  sayMissed(asked: Asked<unknown>): false;
  doubtRegister(): void;
  doubtPrices(productIds: readonly string[]): void;
};

/** From a sealed cart to a sale: asked for until the shop has said yes or no, over lost answers, reloads and other receipts. */
export class Selling {
  private readonly retries = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly storeId: string, private readonly shelf: Shelf, private readonly till: Around) {}

  private get state(): TillState {
    return this.till.get();
  }

  private sealOf(cartId: string): Cart["seal"] {
    return this.state.carts.open.find(({ id }) => id === cartId)?.seal ?? null;
  }

  /** No question will be asked by itself any more. */
  stop(): void {
    for (const timer of this.retries.values()) clearTimeout(timer);
    this.retries.clear();
  }

  /** Asks for a sealed cart again, exactly as it was sent. */
  async askFor(cartId: string): Promise<void> {
    const seal = this.sealOf(cartId);
    if (!seal || this.state.asking.includes(cartId) || this.state.hold.kind !== "mine") return;
    clearTimeout(this.retries.get(cartId));
    this.till.set({ asking: [...this.state.asking, cartId], carts: withCart(this.state.carts, cartId, askedAgain) });

    const asked = await ask<Sale>(this.storeId, "sales", seal.input, { timeoutMs: SALE_TIMEOUT_MS });
    this.till.set({ asking: this.state.asking.filter((id) => id !== cartId) });

    if (asked.kind === "signedOut") return this.till.set({ isSignedOut: true, isPaying: false, isCartOpen: true });
    if (asked.kind === "unknown") return this.leave(cartId);
    if (asked.result.data) return this.finish(cartId, doneOf(asked.result.data), asked.result.data);
    await this.hearRefusal(cartId, asked.result);
  }

  /** Every sealed cart once more: after a reload, when the line is back. */
  askAll(): void {
    for (const { id, seal } of this.state.carts.open) if (seal) void this.askFor(id);
  }

  private leave(cartId: string): void {
    this.till.put(withCart(this.state.carts, cartId, (cart) => leftUnknown(cart, Date.now())), { isOnline: false, ...this.showing(cartId) });
    this.askLater(cartId);
  }

  /** What has become of the receipt in front is seen in it, not behind its payment, nor on a phone while it is shut. Another one's payment goes on. */
  private showing(cartId: string): Partial<TillState> {
    return this.state.carts.current === cartId ? { isPaying: false, isCartOpen: true } : {};
  }

  private askLater(cartId: string, afterMs?: number): void {
    const asked = this.sealOf(cartId)?.asked ?? 1;
    clearTimeout(this.retries.get(cartId));
    this.retries.set(cartId, setTimeout(() => void this.askFor(cartId), afterMs ?? RETRY_MS[Math.min(asked, RETRY_MS.length) - 1]));
  }

  private async hearRefusal(cartId: string, { message, error: { code, fields } }: Failure): Promise<void> {
    const seal = this.sealOf(cartId);
    if (!seal) return;
    if (code === "conflict" && !fields.registerId) return this.tellWhatIsThere(cartId, message);
    if (!provesNoSale(seal, { code }, Date.now())) return this.waitForProof(cartId, seal.unknownAt!, message);

    this.reopen(cartId, { kind: "text", text: message });
    if (fields.registerId) this.till.doubtRegister();
    else this.till.doubtPrices(seal.input.lines.map(({ productId }) => productId));
  }

  private waitForProof(cartId: string, unknownAt: number, message: string): void {
    this.till.set({ ...this.showing(cartId), problems: { ...this.state.problems, [cartId]: { kind: "text", text: message } } });
    this.askLater(cartId, Math.max(unknownAt + STILL_AT_WORK_MS - Date.now(), 1_000));
  }

  /**
   * The shop has a sale of this id with another content: this browser's memory was set back, or copied. What is in this
   * cart was not sold under that id, so it is open again under another; the cashier is told of the sale that is there.
   */
  private async tellWhatIsThere(cartId: string, message: string): Promise<void> {
    const receipt = dataOf(await ask<Receipt>(this.storeId, "receipt", { saleId: cartId }));
    if (!receipt) return this.till.set({ ...this.showing(cartId), problems: { ...this.state.problems, [cartId]: { kind: "text", text: message } } });
    this.reopen(cartId, { kind: "sentence", sentence: { key: "till.otherSaleHasId", params: { number: receipt.number, amount: receipt.payable } } });
    this.till.set({ last: cartId });
  }

  /** Refused: everything is still in it, and it may be changed and paid again as another sale. */
  private reopen(cartId: string, problem: TillNote): void {
    const nextId = newId();
    const { number } = cartOf(this.state.carts, cartId);
    const isInFront = this.state.carts.current === cartId;
    alarm();
    this.till.put(withCart(this.state.carts, cartId, (cart) => unsealed(cart, nextId)), { isOnline: true, ...this.showing(cartId), problems: { ...otherProblems(this.state, cartId), [nextId]: problem } });
    if (!isInFront) this.till.set({ note: { kind: "sentence", sentence: { key: "till.refusedLate", params: { number } } } });
  }

  private finish(cartId: string, done: NonNullable<TillState["done"]>, sale?: Sale): void {
    const isInFront = this.state.carts.current === cartId;
    this.shelf.take((sale?.lines ?? []).map(({ productId, quantity }) => ({ productId, quantity: unitsOf(quantity) })));
    this.till.put(sold(this.state.carts, cartId, newId(), Date.now()), {
      isOnline: true,
      isSignedOut: false,
      last: done.saleId,
      problems: otherProblems(this.state, cartId),
      view: this.shelf.freshened(this.state.view),
      ...(isInFront ? { done, isPaying: false, isCartOpen: false, note: null } : {}),
    });
    if (!isInFront) this.till.set({ note: { kind: "sentence", sentence: { key: "till.savedLate", params: { number: done.number } } } });
    if (remembered("till.print") === "yes") this.print(done.saleId);
    void this.fetchReceipt(done.saleId);
  }

  /** The receipt as it is shown and printed. It comes a moment after the sale; nothing waits for it. */
  async fetchReceipt(saleId: string): Promise<void> {
    this.see(saleId, { failed: false });
    const asked = await ask<Receipt>(this.storeId, "receipt", { saleId });
    const receipt = dataOf(asked);
    if (receipt) return this.take(receipt);

    if (this.state.done?.saleId === saleId) return this.see(saleId, { failed: true });
    if (this.state.prints.some((print) => print.saleId === saleId)) this.till.refuse({ kind: "noReceipt", saleId });
  }

  /** Prints a receipt, as soon as it is here, also when the next sale has begun. Only the first time it is the original. */
  print(saleId: string): void {
    const { done, prints } = this.state;
    if (prints.some((print) => print.saleId === saleId)) return;
    const shown = done?.saleId === saleId ? done : null;
    this.till.set({ prints: [...prints, { saleId, receipt: shown?.receipt ?? null, isCopy: shown?.printed ?? false }] });
  }

  /** It is on paper. */
  printed(saleId: string): void {
    this.till.set({ prints: this.state.prints.filter((print) => print.saleId !== saleId) });
    this.see(saleId, { printed: true });
  }

  /** A receipt that has come: for who looks at it, and for the printer that waits for it. */
  private take(receipt: Receipt): void {
    const fill = (print: Print): Print => (print.saleId === receipt.saleId ? { ...print, receipt } : print);
    this.till.set({ prints: this.state.prints.map(fill) });
    this.see(receipt.saleId, { receipt });
  }

  private see(saleId: string, change: Partial<NonNullable<TillState["done"]>>): void {
    const { done } = this.state;
    if (done?.saleId === saleId) this.till.set({ done: { ...done, ...change } });
  }

  /** The receipt of the sale before, once more. */
  async showLast(): Promise<void> {
    const { last } = this.state;
    if (last === null) return;
    const asked = await ask<Receipt>(this.storeId, "receipt", { saleId: last });
    const receipt = dataOf(asked);
    if (!receipt) return void this.till.sayMissed(asked);
    this.till.set({ done: { ...doneOf({ ...receipt, id: receipt.saleId, receiptNumber: receipt.number }), receipt, printed: true } });
    this.take(receipt);
  }
}

const doneOf = ({ id, receiptNumber, payable, change }: Pick<Sale, "id" | "receiptNumber" | "payable" | "change">): NonNullable<TillState["done"]> =>
  ({ saleId: id, number: receiptNumber, payable: unitsOf(payable), change: unitsOf(change), at: Date.now(), receipt: null, failed: false, printed: false });
