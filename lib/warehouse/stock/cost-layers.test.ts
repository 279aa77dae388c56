import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type Flow, moveLayers, type Moved, type Stock } from "./cost-layers";

const EMPTY: Stock = { quantity: 0n, value: 0n, lastUnitCost: null, layers: [] };
const counter = () => {
  let last = 0;
  return () => String(++last).padStart(6, "0");
};
const incoming = (quantity: bigint, cost: bigint): Flow => ({ quantity, cost, uncosted: 0n });
const unknown = (quantity: bigint): Flow => ({ quantity, cost: 0n, uncosted: quantity });
const outgoing = (quantity: bigint): Flow => ({ quantity: -quantity, cost: 0n, uncosted: 0n });

/** Runs flows one after the other, as the ledger does, remembering the last known cost of goods in. */
function run(flows: Flow[], from = EMPTY) {
  const newId = counter();
  const moved: Moved[] = [];
  let stock = from;
  for (const flow of flows) {
    const result = moveLayers(stock, flow, newId);
    const known = flow.quantity - flow.uncosted;
    stock = flow.quantity > 0n && known > 0n ? { ...result.stock, lastUnitCost: (flow.cost * 1_000n) / known } : result.stock;
    moved.push(result);
  }
  return { stock, moved };
}

describe("first in, first out", () => {
  test("goods leave at the cost of the oldest layer", () => {
    const { moved } = run([incoming(10_000n, 100_00n), incoming(10_000n, 200_00n), outgoing(15_000n)]);
    expect(moved[2]).toMatchObject({ cost: -200_00n, uncosted: 0n }); // 100.00 + half of 200.00
  });

  test("the last piece of a layer takes the remainder", () => {
    const { moved, stock } = run([incoming(3_000n, 100_00n), outgoing(1_000n), outgoing(1_000n), outgoing(1_000n)]);
    expect(moved.slice(1).map(({ cost }) => cost)).toEqual([-33_33n, -33_34n, -33_33n]);
    expect(stock).toMatchObject({ quantity: 0n, value: 0n, layers: [] });
  });

  test("goods sold short take the last known cost, and the next goods in book the difference", () => {
    const { moved, stock } = run([incoming(1_000n, 90_00n), outgoing(1_000n), outgoing(4_000n), incoming(10_000n, 1_000_00n)]);
    expect(moved[2]).toMatchObject({ cost: -360_00n, opened: [{ quantityLeft: -4_000n, valueLeft: -360_00n }] });
    expect(moved[3]!.corrections).toMatchObject([{ quantity: 4_000n, amount: -40_00n, wasKnown: true }]);
    expect(stock).toMatchObject({ quantity: 6_000n, value: 600_00n });
  });

  test("what fills a shortage without a cost of its own makes no profit and no loss", () => {
    const { moved } = run([incoming(1_000n, 90_00n), outgoing(3_000n), unknown(1_000n), incoming(1_000n, 95_00n)]);
    expect(moved.slice(2).map(({ corrections }) => corrections[0]!.wasKnown)).toEqual([false, true]);
  });

  test("no known cost is nothing known, not nothing", () => {
    const { moved } = run([unknown(5_000n), outgoing(3_000n), outgoing(3_000n)]);
    expect(moved.slice(1)).toMatchObject([{ cost: 0n, uncosted: -3_000n }, { cost: 0n, uncosted: -3_000n }]);
  });
});

describe("properties", () => {
  const flow = fc.oneof(
    fc.record({ quantity: fc.bigInt({ min: 1n, max: 50_000n }), cost: fc.bigInt({ min: 0n, max: 10n ** 12n }) }).map(({ quantity, cost }) => incoming(quantity, cost)),
    fc.bigInt({ min: 1n, max: 50_000n }).map(unknown),
    fc.bigInt({ min: 1n, max: 60_000n }).map(outgoing),
  );

  test("random buying and selling, short too: value = Σ layers, and cost is conserved to the tiyin", () => {
    fc.assert(fc.property(fc.array(flow, { maxLength: 60 }), (flows) => {
      const { stock, moved } = run(flows);
      const all = <T>(list: T[], of: (each: T) => bigint) => list.reduce((total, each) => total + of(each), 0n);
      expect(stock.quantity).toBe(all(flows, (each) => each.quantity));
      expect(stock.quantity).toBe(all(stock.layers, (layer) => layer.quantityLeft));
      expect(stock.value).toBe(all(stock.layers, (layer) => layer.valueLeft));
      expect(stock.value).toBe(all(moved, (each) => each.cost) + all(moved, (each) => all(each.corrections, (correction) => correction.amount)));
    }), { numRuns: 1_000 });
  });

  test("what is cancelled at once comes back at the cost it left with, and nothing is left over", () => {
    fc.assert(fc.property(fc.array(flow, { maxLength: 30 }), fc.bigInt({ min: 1n, max: 60_000n }), (flows, quantity) => {
      const before = run(flows).stock;
      const newId = counter();
      const sold = moveLayers(before, outgoing(quantity), () => `s${newId()}`);
      const back = moveLayers(sold.stock, { quantity, cost: -sold.cost, uncosted: -sold.uncosted }, () => `b${newId()}`);
      expect(back.stock.quantity).toBe(before.quantity);
      const corrected = back.corrections.reduce((total, { amount }) => total + amount, 0n);
      expect(back.stock.value).toBe(before.value + corrected);
    }), { numRuns: 500 });
  });

  test("a layer never changes its sign, and an empty one is worth nothing", () => {
    fc.assert(fc.property(fc.array(flow, { maxLength: 60 }), (flows) => {
      for (const { changed, opened } of run(flows).moved) {
        for (const layer of [...changed, ...opened]) {
          if (layer.quantityLeft === 0n) expect(layer.valueLeft).toBe(0n);
          else if (layer.valueLeft !== 0n) expect(layer.valueLeft > 0n).toBe(layer.quantityLeft > 0n);
        }
      }
    }));
  });
});
