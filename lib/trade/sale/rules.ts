import { invalid, notFound, rejected } from "@/lib/core/errors";
import { amountOf, divideRounded, moneyText, sum } from "@/lib/core/money";
import { decimalsOf, fitsUnit, type Unit } from "@/lib/warehouse/unit";

/** Off a line or off the sale: minor units, or hundredths of a percent. */
export type Discount = { kind: "amount"; amount: bigint } | { kind: "percent"; percent: bigint };

/** What was put into the cart. `price` null: the catalogue's. */
export type OrderedLine = { id: string; productId: string; quantity: bigint; price: bigint | null; discount: Discount | null };

/** A product as it is sold. `price` null: it has none yet. */
export type SoldProduct = { id: string; name: string; unit: Unit; price: bigint | null; isActive: boolean };

/** What the shop and the worker allow. Rates in hundredths of a percent. */
export type SellingRules = {
  discountAllowed: boolean;
  discountLimit: number;
  mayExceedDiscount: boolean;
  mayOverridePrice: boolean;
  mayPriceUnpriced: boolean;
  taxRate: number; // 0 when tax is off
  cashRounding: bigint; // the step; 0 is none
  methods: readonly Method[];
};

export type Method = "cash" | "card" | "transfer";
export type Tender = { method: Method; amount: bigint };
export type AskedTender = { method: Method; amount: bigint | null };

export type PricedLine = {
  id: string; productId: string; name: string; unit: Unit; quantity: bigint;
  cataloguePrice: bigint | null; price: bigint; gross: bigint; lineDiscount: bigint; saleDiscount: bigint; total: bigint; taxRate: number; tax: bigint;
};

export type Settled = { total: bigint; rounding: bigint; payable: bigint; paid: bigint; change: bigint; payments: (Tender & { change: bigint })[] };

/**
 * Lines as they are sold (domain §4, steps 2 to 5): the catalogue's names and prices, each line rounded once, the
 * discounts on what the one before left. Refuses what the shop or the worker does not allow, naming the field.
 */
export function priceLines(ordered: readonly OrderedLine[], catalogue: readonly SoldProduct[], saleDiscount: Discount | null, rules: SellingRules): PricedLine[] {
  const byId = new Map(catalogue.map((product) => [product.id, product]));
  const nets = ordered.map((line, i) => netLine(line, byId.get(line.productId), rules, `lines.${i}`));

  const shares = spread(discountOf(saleDiscount, sum(nets.map((line) => line.net)), "discount"), nets.map(({ id, net }) => ({ id, weight: net })));

  return nets.map(({ net, ...line }, i) => {
    const share = shares[i]!;
    const total = net - share;
    assertDiscountAllowed(line.gross, line.lineDiscount + share, rules, line.lineDiscount > 0n ? `lines.${i}.discount` : "discount");
    return { ...line, saleDiscount: share, total, taxRate: rules.taxRate, tax: taxInside(total, rules.taxRate) };
  });
}

function netLine(line: OrderedLine, product: SoldProduct | undefined, rules: SellingRules, at: string) {
  if (!product) throw notFound("product", `${at}.productId`);
  if (!product.isActive) throw rejected("productInactive", { product: product.name }, `${at}.productId`);
  if (!fitsUnit(line.quantity, product.unit)) throw invalid("unitDecimals", { product: product.name, decimals: decimalsOf(product.unit) }, `${at}.quantity`);

  const price = priceFor(line.price, product, rules, `${at}.price`);
  const gross = amountOf(price, line.quantity);
  const lineDiscount = discountOf(line.discount, gross, `${at}.discount`);
  return {
    id: line.id, productId: product.id, name: product.name, unit: product.unit, quantity: line.quantity,
    cataloguePrice: product.price, price, gross, lineDiscount, net: gross - lineDiscount,
  };
}

function priceFor(asked: bigint | null, product: SoldProduct, rules: SellingRules, field: string): bigint {
  if (product.price === null) {
    if (!rules.mayPriceUnpriced) throw rejected("noPriceYet", { product: product.name }, field);
    if (asked === null) throw rejected("priceNeeded", { product: product.name }, field);
    return asked;
  }
  if (asked === null || asked === product.price) return product.price;
  if (!rules.mayOverridePrice) throw rejected("priceDiffers", { product: product.name, price: moneyText(product.price) }, field);
  return asked;
}

/** What a discount takes off `base`, rounded once; more than there is, is refused. */
function discountOf(discount: Discount | null, base: bigint, field: string): bigint {
  if (!discount) return 0n;
  if (discount.kind === "percent") return divideRounded(base * discount.percent, 10_000n);
  if (discount.amount > base) throw rejected("discountTooLarge", { most: moneyText(base) }, field);
  return discount.amount;
}

/**
 * The limit is on everything taken off by hand, against the price; some may go above it, but where the shop gives no
 * discounts nobody may. Rounding to whole minor units may take one unit more than the exact share for the line and one
 * for the spreading: that is nobody's discount.
 */
function assertDiscountAllowed(gross: bigint, discount: bigint, rules: SellingRules, field: string): void {
  if (discount === 0n) return;
  if (!rules.discountAllowed) throw rejected("discountsOff", {}, field);
  if (rules.mayExceedDiscount) return;
  const most = (gross * BigInt(rules.discountLimit) + 9_999n) / 10_000n + 1n;
  if (discount > most) throw rejected("discountAboveLimit", { limit: `${moneyText(BigInt(rules.discountLimit))}%` }, field);
}

/**
 * Spreads an amount in proportion, by largest remainder, ties to the smaller id: the parts sum to it exactly, no part is
 * more than its weight, and the order of the lines does not matter. (Hamilton's method.)
 */
export function spread(amount: bigint, parts: readonly { id: string; weight: bigint }[]): bigint[] {
  const whole = parts.reduce((total, { weight }) => total + weight, 0n);
  if (amount === 0n || whole === 0n) return parts.map(() => 0n);

  const shares = parts.map(({ weight }) => (amount * weight) / whole);
  const left = Number(amount - shares.reduce((total, share) => total + share, 0n));
  const byRemainder = parts
    .map(({ id, weight }, i) => ({ id, i, remainder: (amount * weight) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? (a.id < b.id ? -1 : 1) : a.remainder > b.remainder ? -1 : 1));
  for (const { i } of byRemainder.slice(0, left)) shares[i]! += 1n;
  return shares;
}

/** The tax inside a price that includes it: total × rate ÷ (100 + rate), rounded half away from zero. `rate` in hundredths of a percent. */
export const taxInside = (total: bigint, rate: number): bigint =>
  rate === 0 ? 0n : divideRounded(total * BigInt(rate), 10_000n + BigInt(rate));

/** The nearest multiple of the step, half up. `due` ≥ 0. */
export const roundCash = (due: bigint, step: bigint): bigint => (step === 0n ? due : ((2n * due + step) / (2n * step)) * step);

/** What is still to be paid in cash after the other methods, rounded to the shop's step, and what the rounding adds. */
export function cashDue(total: bigint, others: bigint, step: bigint): { due: bigint; rounding: bigint } {
  const rest = total > others ? total - others : 0n;
  const due = roundCash(rest, step);
  return { due, rounding: due - rest };
}

/** What each payment is, when one may be left open: it is exactly what the others leave. Nothing left is no payment, but for cash: a rest that rounds to nothing was still asked for in cash. */
export function completeTenders(total: bigint, asked: readonly AskedTender[], step: bigint): Tender[] {
  const given = (isCash: boolean) => sum(asked.filter(({ method }) => (method === "cash") === isCash).map(({ amount }) => amount ?? 0n));
  const rest = total - given(false) - given(true);
  const open = (method: Method) => (method === "cash" ? cashDue(total, given(false), step).due : rest);

  return asked.map(({ method, amount }) => ({ method, amount: amount ?? open(method) })).filter(({ method, amount }) => amount > 0n || method === "cash");
}

/** Whether the cash step counts: where cash pays a part, or nothing at all is paid. What the others leave open is not forgiven for being small. */
export const isRounded = (tenders: readonly Tender[]): boolean => tenders.length === 0 || tenders.some(({ method }) => method === "cash");

/**
 * What is paid and given back (domain §4, steps 5 and 6): Σ payments − change = total + rounding. Only cash is rounded
 * and only cash gives change; too little and too much are refused with the sum that is missing or right.
 */
export function settle(total: bigint, tenders: readonly Tender[], rules: Pick<SellingRules, "cashRounding" | "methods">): Settled {
  for (const [i, { method }] of tenders.entries()) {
    if (!rules.methods.includes(method)) throw rejected("methodOff", { method }, `payments.${i}.method`);
  }
  const of = (wanted: (method: Method) => boolean) => sum(tenders.filter(({ method }) => wanted(method)).map(({ amount }) => amount));
  const cash = of((method) => method === "cash");
  const others = of((method) => method !== "cash");
  if (others > total) throw rejected("paidTooMuch", { total: moneyText(total) }, "payments");

  const { due, rounding } = cashDue(total, others, isRounded(tenders) ? rules.cashRounding : 0n);
  if (cash < due) throw rejected("paidTooLittle", { missing: moneyText(due - cash), payable: moneyText(total + rounding) }, "payments");

  const change = cash - due;
  const payments = tenders.filter(({ amount }) => amount > 0n).map((tender) => ({ ...tender, change: tender.method === "cash" ? change : 0n }));
  return { total, rounding, payable: total + rounding, paid: cash + others, change, payments };
}
