import { AppError } from "@/lib/core/errors";
import { moneyText, quantityText, sum } from "@/lib/core/money";
import { type Discount, type OrderedLine, type PricedLine, priceLines, type SellingRules, type SoldProduct, type Tender } from "@/lib/trade/sale/rules";
import type { CreateSaleInput } from "@/lib/trade/sale/schemas";
import type { Unit } from "@/lib/warehouse/unit";

/** A product as the till knows it. Minor units, thousandths. */
export type Good = { id: string; name: string; unit: Unit; price: bigint | null };

/** A line of an open receipt. `price`: what the cashier named instead of the catalogue's. */
export type Line = { id: string; good: Good; quantity: bigint; price: bigint | null; discount: Discount | null; note: string };

/**
 * What was asked of the shop and not answered yet. `asked`: how often. `unknownAt`: when an answer last failed to
 * come, so that a sale may exist without our knowing.
 */
export type Seal = { input: CreateSaleInput; at: number; asked: number; unknownAt: number | null };

/** An open receipt. Its id is the sale's: minted when it opens, so that asking twice sells once. */
export type Cart = { id: string; number: number; openedAt: number; lines: readonly Line[]; discount: Discount | null; chosen: string | null; seal: Seal | null };

/** The open receipts of one register, by their numbers. Never empty. */
export type Carts = { open: readonly Cart[]; current: string };

/** A sale takes no more lines. */
export const MOST_LINES = 500;

export type CartAction =
  | { do: "add"; good: Good; quantity: bigint; lineId: string; price?: bigint | null; keepChoice?: boolean }
  | { do: "choose"; lineId: string | null }
  | { do: "quantity"; lineId: string; quantity: bigint }
  | { do: "price"; lineId: string; price: bigint | null }
  | { do: "lineDiscount"; lineId: string; discount: Discount | null }
  | { do: "note"; lineId: string; note: string }
  | { do: "remove"; lineId: string }
  | { do: "putBack"; line: Line; at: number; discount: Discount | null }
  | { do: "discount"; discount: Discount | null }
  | { do: "clear" }
  | { do: "refresh"; goods: ReadonlyMap<string, Good> };

export const newCart = (id: string, number: number, openedAt: number): Cart => ({ id, number, openedAt, lines: [], discount: null, chosen: null, seal: null });

/** The cart after an action. A sealed cart may already be a sale: nothing changes it. */
export function changed(cart: Cart, action: CartAction): Cart {
  if (cart.seal) return cart;

  switch (action.do) {
    case "add": return added(cart, action);
    case "choose": return cart.chosen === action.lineId ? cart : { ...cart, chosen: action.lineId };
    case "quantity": return action.quantity > 0n ? withLine(cart, action.lineId, { quantity: action.quantity }) : cart;
    case "price": return withLine(cart, action.lineId, { price: action.price });
    case "lineDiscount": return withLine(cart, action.lineId, { discount: action.discount });
    case "note": return withLine(cart, action.lineId, { note: action.note });
    case "remove": return removed(cart, action.lineId);
    case "putBack": return putBack(cart, action);
    case "discount": return { ...cart, discount: action.discount };
    case "clear": return { ...cart, lines: [], discount: null, chosen: null };
    case "refresh": return refreshed(cart, action.goods);
  }
}

/** A second scan adds to the line that is there, as long as it is sold at the same price. Goods without one keep what the cashier named. */
function added(cart: Cart, { good, quantity, lineId, price = null, keepChoice = false }: Extract<CartAction, { do: "add" }>): Cart {
  const twin = twinOf(cart, good, price);
  const chosen = keepChoice ? cart.chosen : (twin?.id ?? lineId);
  if (twin) return { ...withLine(cart, twin.id, { quantity: twin.quantity + quantity }), chosen };
  if (cart.lines.length >= MOST_LINES) return cart;
  return { ...cart, lines: [...cart.lines, { id: lineId, good, quantity, price, discount: null, note: "" }], chosen };
}

/** The line that more of the same goods are added to, if there is one. */
export const twinOf = ({ lines }: Cart, good: Good, price: bigint | null): Line | undefined =>
  lines.findLast((line) => line.good.id === good.id && line.good.price === good.price && line.price === price);

function withLine(cart: Cart, lineId: string, change: Partial<Line>): Cart {
  return { ...cart, lines: cart.lines.map((line) => (line.id === lineId ? { ...line, ...change } : line)) };
}

/** The line that takes its place is chosen, so that Del can be pressed again. */
function removed(cart: Cart, lineId: string): Cart {
  const at = cart.lines.findIndex((line) => line.id === lineId);
  if (at < 0) return cart;
  const lines = cart.lines.toSpliced(at, 1);
  return { ...cart, lines, discount: lines.length > 0 ? cart.discount : null, chosen: (lines[at] ?? lines[at - 1])?.id ?? null };
}

/** A line where it was. `discount`: the receipt's, if it went with its last line. */
function putBack(cart: Cart, { line, at, discount }: Extract<CartAction, { do: "putBack" }>): Cart {
  if (cart.lines.some(({ id }) => id === line.id)) return cart;
  return { ...cart, lines: cart.lines.toSpliced(at, 0, line), discount: cart.discount ?? discount, chosen: line.id };
}

/** Names and prices as the catalogue has them now. A price the cashier named stays. */
function refreshed(cart: Cart, goods: ReadonlyMap<string, Good>): Cart {
  const isOld = ({ good }: Line) => {
    const now = goods.get(good.id);
    return now !== undefined && (now.name !== good.name || now.price !== good.price || now.unit !== good.unit);
  };
  return cart.lines.some(isOld) ? { ...cart, lines: cart.lines.map((line) => (isOld(line) ? { ...line, good: goods.get(line.good.id)! } : line)) } : cart;
}

/** Closes the cart over what is being sent: from now on it is only asked again, as it is. */
export const sealed = (cart: Cart, input: CreateSaleInput, at: number): Cart => (cart.seal ? cart : { ...cart, seal: { input, at, asked: 0, unknownAt: null } });

export const askedAgain = (cart: Cart): Cart => (cart.seal ? { ...cart, seal: { ...cart.seal, asked: cart.seal.asked + 1 } } : cart);

export const leftUnknown = (cart: Cart, at: number): Cart => (cart.seal ? { ...cart, seal: { ...cart.seal, unknownAt: at } } : cart);

/** Receipts that were left while the page was closed or elsewhere: a request may still be at work, whenever it was last heard of. */
export const restored = (carts: Carts, at: number): Carts => ({ ...carts, open: carts.open.map((cart) => leftUnknown(cart, at)) });

/** The shop refused: nothing was sold under the old id, and whatever comes next is another sale. */
export const unsealed = (cart: Cart, id: string): Cart => (cart.seal ? { ...cart, id, seal: null } : cart);

/** How long a request whose answer was lost may still be at work in the shop. */
export const STILL_AT_WORK_MS = 10_000;

/**
 * A refusal tells that no sale was made, unless an earlier request of the same cart may still be on its way, or the
 * refusal came before anybody looked for the sale.
 */
export function provesNoSale(seal: Seal, refusal: { code: string }, now: number): boolean {
  if (seal.unknownAt === null) return true;
  if (refusal.code === "forbidden") return false;
  return now - seal.unknownAt >= STILL_AT_WORK_MS;
}

/** The receipts with one of them changed. */
export const withCart = (carts: Carts, id: string, change: (cart: Cart) => Cart): Carts => {
  const open = carts.open.map((cart) => (cart.id === id ? change(cart) : cart));
  if (open.every((cart, i) => cart === carts.open[i])) return carts;
  const renamed = open[carts.open.findIndex((cart) => cart.id === id)]?.id;
  return { open, current: carts.current === id && renamed ? renamed : carts.current };
};

/** One more receipt, in front. */
export const opened = (carts: Carts, id: string, now: number): Carts => ({ open: inOrder([...carts.open, newCart(id, freeNumber(carts.open), now)]), current: id });

/** Without one receipt; its neighbour comes in front. When it was the last, a new one opens under `nextId`. A sealed one stays. */
export function closed(carts: Carts, id: string, nextId: string, now: number): Carts {
  const at = carts.open.findIndex((cart) => cart.id === id);
  if (at < 0 || carts.open[at]!.seal) return carts;
  return without(carts, at, nextId, now);
}

/** A receipt that was thrown away is there again, in front: in place of the untouched one that took its number, else under a free number. */
export function reopened(carts: Carts, cart: Cart): Carts {
  if (carts.open.some(({ id }) => id === cart.id)) return carts;
  const at = carts.open.findIndex(({ number, lines, discount, seal }) => number === cart.number && lines.length === 0 && !discount && !seal);
  if (at >= 0) return { open: carts.open.with(at, cart), current: cart.id };
  const isTaken = carts.open.some(({ number }) => number === cart.number);
  return { open: inOrder([...carts.open, isTaken ? { ...cart, number: freeNumber(carts.open) } : cart]), current: cart.id };
}

/** After the sale: its receipt goes, and a new one stands in its place unless the cashier is at another already. */
export function sold(carts: Carts, id: string, nextId: string, now: number): Carts {
  const at = carts.open.findIndex((cart) => cart.id === id);
  if (at < 0) return carts;
  if (carts.current !== id) return without(carts, at, nextId, now);
  return { open: carts.open.with(at, newCart(nextId, carts.open[at]!.number, now)), current: nextId };
}

function without(carts: Carts, at: number, nextId: string, now: number): Carts {
  const open = carts.open.toSpliced(at, 1);
  if (open.length === 0) return { open: [newCart(nextId, 1, now)], current: nextId };
  return { open, current: carts.current === carts.open[at]!.id ? (open[at] ?? open[at - 1])!.id : carts.current };
}

/** As they stand on the screen: the key of a receipt is its number, whatever was opened, closed and opened again. */
export const inOrder = (open: readonly Cart[]): Cart[] => open.toSorted((a, b) => a.number - b.number);

function freeNumber(open: readonly Cart[]): number {
  let number = 1;
  while (open.some((cart) => cart.number === number)) number += 1;
  return number;
}

export const cartOf = (carts: Carts, id = carts.current): Cart => carts.open.find((cart) => cart.id === id) ?? carts.open[0]!;

/** The price the customer is told: the cashier's own, else the catalogue's. `null`: none yet. */
export const priceOf = (line: Line): bigint | null => line.price ?? line.good.price;

export type Priced = { lines: PricedLine[]; gross: bigint; lineDiscount: bigint; saleDiscount: bigint; total: bigint };

/** What the cart costs, by the shop's own rules. Throws the same refusals as the shop. */
export function priced(cart: Pick<Cart, "lines" | "discount">, rules: SellingRules): Priced {
  const catalogue = new Map<string, SoldProduct>(cart.lines.map(({ good }) => [good.id, { ...good, isActive: true }]));
  const ordered: OrderedLine[] = cart.lines.map(({ id, good, quantity, price, discount }) => ({ id, productId: good.id, quantity, price, discount }));
  const lines = priceLines(ordered, [...catalogue.values()], cart.discount, rules);
  return {
    lines,
    gross: sum(lines.map((line) => line.gross)),
    lineDiscount: sum(lines.map((line) => line.lineDiscount)),
    saleDiscount: sum(lines.map((line) => line.saleDiscount)),
    total: sum(lines.map((line) => line.total)),
  };
}

/** What a line costs by itself, while the receipt cannot be sold as it is. `null`: nor can the line. */
export function pricedAlone(line: Line, rules: SellingRules): PricedLine | null {
  try {
    return priced({ lines: [line], discount: null }, rules).lines[0]!;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

export type SellingPoint = { branchId: string; registerId: string; deviceId: string };

/** The sale as it is asked for. Prices travel as the customer was told them: one that changed meanwhile is refused, not charged. */
export function inputOf(cart: Cart, tenders: readonly Tender[], point: SellingPoint, soldAt: Date): CreateSaleInput {
  return {
    id: cart.id,
    ...point,
    soldAt: soldAt.toISOString(),
    lines: cart.lines.map((line) => {
      const price = priceOf(line);
      return {
        id: line.id,
        productId: line.good.id,
        quantity: quantityText(line.quantity),
        price: price === null ? null : moneyText(price),
        discount: discountText(line.discount),
        note: line.note || null,
      };
    }),
    discount: discountText(cart.discount),
    payments: tenders.filter(({ amount }) => amount > 0n).map(({ method, amount }) => ({ method, amount: moneyText(amount) })),
    source: "till",
  };
}

const discountText = (discount: Discount | null) =>
  discount === null ? null
    : discount.kind === "amount" ? { kind: discount.kind, amount: moneyText(discount.amount) }
      : { kind: discount.kind, percent: moneyText(discount.percent) };
