import { rejected } from "@/lib/core/errors";
import { amountOf, divideRounded, isBookable } from "@/lib/core/money";

/** What goods cost in all. More than can be booked is refused under `field`, where the number was typed. */
export function costOf(unitCost: bigint, quantity: bigint, field: string): bigint {
  if (!isCostBookable(unitCost, quantity)) throw rejected("tooLarge", {}, field);
  return amountOf(unitCost, quantity);
}

/** Whether what goods cost in all can be booked. */
export const isCostBookable = (unitCost: bigint, quantity: bigint): boolean => isBookable((unitCost * quantity + 500n) / 1000n);

/** A cost layer as far as it matters for the next move. A negative quantity is a shortage. */
export type Layer = { id: string; quantityLeft: bigint; valueLeft: bigint; unitCost: bigint | null };

/** Stock of one product at one location, with its open layers, oldest first. */
export type Stock = { quantity: bigint; value: bigint; lastUnitCost: bigint | null; layers: Layer[] };

/**
 * What moves: outgoing goods find their own cost; incoming ones bring it for all but `uncosted` of the quantity, with what
 * one of them costs where that was said: a rounded cost of a few grams could not tell.
 */
export type Flow = { quantity: bigint; cost: bigint; uncosted: bigint; unitCost?: bigint | null };

/** A shortage filled: what was taken for its cost, less what the goods really cost. */
export type Correction = { batchId: string; quantity: bigint; amount: bigint; wasKnown: boolean };

export type Moved = {
  /** Signed like the quantity: the known cost of what moved, and how much of it has none. */
  cost: bigint;
  uncosted: bigint;
  /** Layers whose rest changed, as they are now. */
  changed: Layer[];
  /** Layers opened. */
  opened: Layer[];
  corrections: Correction[];
  stock: Stock;
};

/**
 * One move through the cost layers (FIFO, domain §3): goods leave the oldest layer first, and its last piece takes
 * the remainder. Goods sold short leave at the last known cost and open a shortage, which the next goods in fill first;
 * the difference is a correction. So Σ cost moved + Σ corrections = Σ value left, always.
 */
export function moveLayers(stock: Stock, flow: Flow, newId: () => string): Moved {
  return flow.quantity < 0n ? takeOut(stock, -flow.quantity, newId) : putIn(stock, flow, newId);
}

function takeOut(stock: Stock, wanted: bigint, newId: () => string): Moved {
  const changed: Layer[] = [];
  const opened: Layer[] = [];
  let missing = wanted;
  let cost = 0n;
  let uncosted = 0n;

  const layers = stock.layers.map((layer) => {
    if (missing === 0n || layer.quantityLeft <= 0n) return layer;
    const taken = missing < layer.quantityLeft ? missing : layer.quantityLeft;
    const value = share(layer.valueLeft, taken, layer.quantityLeft);
    missing -= taken;
    cost += value;
    if (layer.unitCost === null) uncosted += taken;
    const rest = { ...layer, quantityLeft: layer.quantityLeft - taken, valueLeft: layer.valueLeft - value };
    changed.push(rest);
    return rest;
  });

  if (missing > 0n) {
    const provisional = stock.lastUnitCost === null ? 0n : amountOf(stock.lastUnitCost, missing);
    cost += provisional;
    if (stock.lastUnitCost === null) uncosted += missing;
    opened.push({ id: newId(), quantityLeft: -missing, valueLeft: -provisional, unitCost: stock.lastUnitCost });
  }

  return {
    cost: -cost, uncosted: -uncosted, changed, opened, corrections: [],
    stock: { ...stock, quantity: stock.quantity - wanted, value: stock.value - cost, layers: open([...layers, ...opened]) },
  };
}

function putIn(stock: Stock, flow: Flow, newId: () => string): Moved {
  const parts = [
    { quantity: flow.quantity - flow.uncosted, cost: flow.cost, isKnown: true },
    { quantity: flow.uncosted, cost: 0n, isKnown: false },
  ].filter((part) => part.quantity > 0n);

  const changed = new Map<string, Layer>();
  const opened: Layer[] = [];
  const corrections: Correction[] = [];
  let layers = stock.layers;

  for (const part of parts) {
    let { quantity, cost } = part;
    layers = layers.map((layer) => {
      if (quantity === 0n || layer.quantityLeft >= 0n) return layer;
      const filled = quantity < -layer.quantityLeft ? quantity : -layer.quantityLeft;
      const real = share(cost, filled, quantity);
      const provisional = share(-layer.valueLeft, filled, -layer.quantityLeft);
      quantity -= filled;
      cost -= real;
      corrections.push({ batchId: layer.id, quantity: filled, amount: provisional - real, wasKnown: layer.unitCost !== null && part.isKnown });
      const rest = { ...layer, quantityLeft: layer.quantityLeft + filled, valueLeft: layer.valueLeft + provisional };
      changed.set(rest.id, rest);
      return rest;
    });
    if (quantity > 0n) {
      const layer = { id: newId(), quantityLeft: quantity, valueLeft: cost, unitCost: part.isKnown ? (flow.unitCost ?? divideRounded(cost * 1000n, quantity)) : null };
      opened.push(layer);
      layers = [...layers, layer];
    }
  }

  const corrected = corrections.reduce((total, { amount }) => total + amount, 0n);
  return {
    cost: flow.cost, uncosted: flow.uncosted, changed: [...changed.values()], opened, corrections,
    stock: { ...stock, quantity: stock.quantity + flow.quantity, value: stock.value + flow.cost + corrected, layers: open(layers) },
  };
}

const open = (layers: Layer[]) => layers.filter((layer) => layer.quantityLeft !== 0n);

/** The part of a value that a part of its quantity carries; the whole quantity carries all of it. */
const share = (value: bigint, part: bigint, whole: bigint): bigint => (part === whole ? value : divideRounded(value * part, whole));
