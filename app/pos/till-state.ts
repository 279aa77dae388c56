import type { Sentence } from "@/lib/core/errors";
import type { Register } from "@/lib/store/register/schemas";
import type { Receipt } from "@/lib/trade/receipt/schemas";
import type { Discount, SellingRules } from "@/lib/trade/sale/rules";
import type { TillPoint } from "@/lib/trade/till/point";
import type { TillProducts } from "@/lib/trade/till/schemas";

import { type Carts, newCart } from "./cart";
import { type TillGood, unitsOf } from "./catalogue";

/** Who sells for which shop, as the page was given it. */
export type Shop = {
  storeId: string;
  storeName: string;
  workerName: string;
  timeZone: string;
  mayAddProducts: boolean;
};

/** A branch as the page brought it along: its first tiles and its rules. */
export type FirstBranch = { branchId: string; products: TillProducts; point: TillPoint };

/** Whose the register is. Selling needs `mine`. */
export type Hold =
  | { kind: "checking" }
  | { kind: "none" } // nothing chosen yet, or what was chosen is gone
  | { kind: "held"; register: Register | null; registerId: string; message: string | null }
  | { kind: "lost"; register: Register; by: string | null; why: string | null } // taken by another worker, tab or device; or refused, for the reason given
  | { kind: "mine"; register: Register };

export type Point = { belowZero: TillPoint["belowZero"]; rules: SellingRules };

/** Goods on the tiles: a category, or what a search found. `key` tells which. */
export type View = { categoryId: string | null; query: string; goods: readonly TillGood[]; next: string | null; loading: boolean; failed: boolean };

/** Over the tiles until the next scan; before the till, until a register is asked for. */
export type TillNote =
  | { kind: "unknownCode"; code: string }
  | { kind: "sentence"; sentence: Sentence }
  | { kind: "text"; text: string }
  | { kind: "noReceipt"; saleId: string }; // it was to be printed

/** A sale just made, while its receipt is on screen. `failed`: the receipt was asked for and did not come. */
export type Done = { saleId: string; number: string; payable: bigint; change: bigint; at: number; receipt: Receipt | null; failed: boolean; printed: boolean };

/** A receipt on its way to paper, whatever is on screen meanwhile. `receipt`: null until it has come. */
export type Print = { saleId: string; receipt: Receipt | null; isCopy: boolean };

export type Form = "lineDiscount" | "price" | "note" | "discount";

export type TillState = {
  hold: Hold;
  point: Point | null;
  carts: Carts;
  restored: boolean;
  view: View;
  search: string;
  note: TillNote | null;
  flash: { lineId: string; nth: number } | null;
  form: Form | null;
  pricing: { good: TillGood; quantity: bigint } | null;
  isPaying: boolean;
  refusedScan: number; // while paying: how often
  asking: readonly string[]; // carts whose question is on its way
  problems: Readonly<Record<string, TillNote>>; // what the shop refused, by cart
  done: Done | null;
  prints: readonly Print[]; // at most one of a sale
  last: string | null; // the sale before
  isCartOpen: boolean; // the drawer of a phone
  isOnline: boolean;
  isSignedOut: boolean;
  isKept: boolean; // receipts survive a reload
  catalogueAt: number | null;
};

export const NO_GOODS: View = { categoryId: null, query: "", goods: [], next: null, loading: true, failed: false };

export const firstState = (view: View): TillState => ({
  hold: { kind: "checking" },
  point: null,
  carts: { open: [newCart("", 1, 0)], current: "" },
  restored: false,
  view,
  search: "",
  note: null,
  flash: null,
  form: null,
  pricing: null,
  isPaying: false,
  refusedScan: 0,
  asking: [],
  problems: {},
  done: null,
  prints: [],
  last: null,
  isCartOpen: false,
  isOnline: true,
  isSignedOut: false,
  isKept: true,
  catalogueAt: null,
});

/** The shop's rules as they travel, in the units the rules count in. */
export const pointOf = ({ belowZero, rules }: TillPoint): Point => ({ belowZero, rules: { ...rules, cashRounding: unitsOf(rules.cashRounding) } });

/** Whether a discount may be given here; one that stands may always be looked at, and taken away. */
export const mayDiscount = (point: Point | null, discount: Discount | null): boolean => discount !== null || (point?.rules.discountAllowed ?? false);

/** What is wrong with the receipts but that one. */
export function otherProblems({ problems }: TillState, cartId: string): TillState["problems"] {
  const { [cartId]: _, ...others } = problems;
  return others;
}
