import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { AppError } from "@/lib/core/errors";
import { moneyText } from "@/lib/core/money";

import { dueIn, reckon } from "./tenders";

const RULES = { cashRounding: 100_00n, methods: ["cash", "card", "transfer"] as const };
const TOTAL = 220_824_00n;

describe("paying", () => {
  it("cash is rounded to the shop's step, and what is over comes back", () => {
    expect(dueIn("cash", TOTAL, RULES)).toBe(220_800_00n);
    expect(reckon(TOTAL, { kind: "cash", typed: 250_000_00n }, RULES)).toMatchObject({ payable: 220_800_00n, rounding: -24_00n, change: 29_200_00n, missing: 0n });
  });

  it("a card pays to the tiyin", () => {
    expect(dueIn("card", TOTAL, RULES)).toBe(TOTAL);
    expect(reckon(TOTAL, { kind: "card", typed: TOTAL }, RULES)).toMatchObject({ payable: TOTAL, rounding: 0n, change: 0n, missing: 0n });
  });

  it("too little says how much is missing", () => {
    const { missing, outcome } = reckon(TOTAL, { kind: "cash", typed: 200_000_00n }, RULES);
    expect(missing).toBe(20_800_00n);
    expect(outcome).toBeInstanceOf(AppError);
  });

  it("split: cash takes what the card leaves, exactly, until somebody types what was handed over", () => {
    const parts = [{ method: "card" as const, typed: 150_000_00n }, { method: "cash" as const, typed: null }];
    expect(reckon(TOTAL, { kind: "split", parts }, RULES)).toMatchObject({ cashPart: 70_800_00n, missing: 0n, change: 0n, tenders: [{ method: "card" }, { method: "cash", amount: 70_800_00n }] });

    const handed = [parts[0]!, { method: "cash" as const, typed: 100_000_00n }];
    expect(reckon(TOTAL, { kind: "split", parts: handed }, RULES)).toMatchObject({ cashPart: 70_800_00n, change: 29_200_00n });
  });

  it("a card that leaves less than half a step is short by it, alone and beside cash of which nothing is handed over", () => {
    const typed = 220_800_00n; // of 220 824
    expect(reckon(TOTAL, { kind: "card", typed }, RULES)).toMatchObject({ payable: TOTAL, rounding: 0n, missing: 24_00n, outcome: { key: "paidTooLittle" } });
    const parts = [{ method: "card" as const, typed }, { method: "cash" as const, typed: null }];
    expect(reckon(TOTAL, { kind: "split", parts }, RULES)).toMatchObject({ payable: TOTAL, rounding: 0n, missing: 24_00n, outcome: { key: "paidTooLittle" } });
  });

  it("what the dialog says to be missing is what the shop would refuse for", () => {
    const amount = fc.option(fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 2_000_00n })));
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2_000_00n }), amount, amount, (total, card, cash) => {
      const { outcome, missing } = reckon(total, { kind: "split", parts: [{ method: "card", typed: card }, { method: "cash", typed: cash }] }, RULES);
      if (outcome instanceof AppError && outcome.key === "paidTooMuch") return;
      expect(missing > 0n).toBe(outcome instanceof AppError);
      if (outcome instanceof AppError) expect(outcome.params!.missing).toBe(moneyText(missing));
    }), { numRuns: 1_000 });
  });

  it("whatever is typed, a draft that settles pays exactly: Σ payments − change = payable", () => {
    const amount = fc.option(fc.bigInt({ min: 0n, max: 500_000_00n }));
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 300_000_00n }), amount, amount, (total, card, cash) => {
      const { outcome, payable, tenders, missing } = reckon(total, { kind: "split", parts: [{ method: "card", typed: card }, { method: "cash", typed: cash }] }, RULES);
      if (outcome instanceof AppError) return;
      expect(tenders.reduce((sum, tender) => sum + tender.amount, 0n) - outcome.change).toBe(payable);
      expect(missing).toBe(0n);
    }));
  });
});
