import { cashDue, isRounded, type Method, type SellingRules, settle, type Settled, type Tender } from "@/lib/trade/sale/rules";
import { AppError, attempt } from "@/lib/core/errors";
import type { CreateSaleInput } from "@/lib/trade/sale/schemas";

import { unitsOf } from "./catalogue";

/** How the customer pays, while it is being typed: one method, or several with an amount each. Minor units; null: nothing typed. */
export type Draft = { kind: Method; typed: bigint | null } | { kind: "split"; parts: readonly { method: Method; typed: bigint | null }[] };

type Rules = Pick<SellingRules, "cashRounding" | "methods">;

export type Reckoned = {
  /** What the customer pays in all, cash rounding included. */
  payable: bigint;
  rounding: bigint;
  /** What is still missing. */
  missing: bigint;
  change: bigint;
  /** The part that cash has to cover, rounded. */
  cashPart: bigint;
  tenders: Tender[];
  /** As the shop will settle it, or why it will not. */
  outcome: Settled | AppError;
};

/** The sum that one method alone has to cover. */
export const dueIn = (method: Method, total: bigint, rules: Rules): bigint => (method === "cash" ? cashDue(total, 0n, rules.cashRounding).due : total);

/** What a draft comes to, by the shop's own rules. A cash part that nobody typed is exact. */
export function reckon(total: bigint, draft: Draft, rules: Rules): Reckoned {
  const parts = draft.kind === "split" ? draft.parts : [{ method: draft.kind, typed: draft.typed }];
  const others = parts.filter(({ method }) => method !== "cash").reduce((sum, { typed }) => sum + (typed ?? 0n), 0n);
  const hasCash = parts.some(({ method }) => method === "cash");
  const inCash = cashDue(total, others, rules.cashRounding);
  const cashPart = hasCash ? inCash.due : 0n;

  const tenders = parts
    .map(({ method, typed }) => ({ method, amount: typed ?? (method === "cash" && draft.kind === "split" ? cashPart : 0n) }))
    .filter(({ amount }) => amount > 0n);
  const rounding = hasCash && isRounded(tenders) ? inCash.rounding : 0n;
  const given = tenders.reduce((sum, { amount }) => sum + amount, 0n);
  const payable = total + rounding;
  const outcome = attempt(() => settle(total, tenders, rules));
  return {
    payable,
    rounding,
    missing: payable > given ? payable - given : 0n,
    change: outcome instanceof AppError ? 0n : outcome.change,
    cashPart,
    tenders,
    outcome,
  };
}

/** The change of a receipt that was sent and not answered yet, by what was handed over; 0 where the shop's rules are others by now. Minor units. */
export function changeOf(total: bigint, sent: CreateSaleInput["payments"], rules: Rules): bigint {
  const tenders = sent.map(({ method, amount }) => ({ method, amount: amount == null ? 0n : unitsOf(amount) }));
  const outcome = attempt(() => settle(total, tenders, rules));
  return outcome instanceof AppError ? 0n : outcome.change;
}
