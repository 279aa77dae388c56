import type { Context } from "@/lib/core/context";
import { newId } from "@/lib/core/id";
import { amountOf, divideRounded, moneyText, quantityText, sum } from "@/lib/core/money";
import { cancelSale } from "@/lib/trade/sale/cancel-sale";
import { createSale } from "@/lib/trade/sale/create-sale";
import { roundCash } from "@/lib/trade/sale/rules";
import type { CreateSaleInput } from "@/lib/trade/sale/schemas";
import { decimalsOf } from "@/lib/warehouse/unit";
import { receiveStock } from "@/lib/warehouse/stock/receive-stock";

import { type Dice, dice } from "./dice";
import type { DemoGood } from "./goods";

type Good = DemoGood & { id: string };

/** A till of the demo shop with the people behind it. */
export type Stand = {
  branchId: string; registerId: string; deviceId: string; perDay: number; seed: number;
  sellerAt(now: Date): Context; managerAt(now: Date): Context;
};

const HOUR_MS = 3_600_000;
/** How busy an hour is, from 8 to 22, and a weekday, from Sunday. */
const HOURS = [2, 4, 5, 5, 6, 5, 4, 4, 5, 7, 9, 10, 7, 4].map((weight, i) => ({ hour: 8 + i, weight }));
const HOURS_TOTAL = HOURS.reduce((total, { weight }) => total + weight, 0);
const WEEKDAYS = [1.3, 0.86, 0.88, 0.92, 0.95, 1.08, 1.38];
/** Lines of a receipt, and how often. */
const BASKETS = [30, 27, 17, 11, 7, 4, 2, 1, 1].map((weight, i) => ({ lines: i + 1, weight }));
const BASKETS_TOTAL = BASKETS.reduce((total, { weight }) => total + weight, 0);

/** What a branch bought and sold, day by day: goods in on Mondays and Thursdays, for what is half gone. Answers the number of sales. */
export async function trade(stand: Stand, goods: Good[], { firstDay, days, until }: { firstDay: Date; days: number; until: Date }): Promise<number> {
  const random = dice(stand.seed);
  const total = goods.reduce((all, good) => all + good.weight, 0);
  const left = new Map(goods.map((good) => [good.id, 0]));
  let sales = 0;

  for (let day = 0; day < days; day++) {
    const midnight = new Date(firstDay.getTime() + day * 24 * HOUR_MS);
    const isMonday = weekdayOf(midnight) === 1;
    const isThursday = weekdayOf(midnight) === 4;
    const isToday = day === days - 1; // today's order is still to come: something is low
    if (day === 0 || ((isMonday || isThursday) && !isToday)) await receive(stand, goods.filter((good) => left.get(good.id)! < wanted(stand, good, total) / 2), total, left, at(midnight, 7, 30), day, random);

    for (const moment of momentsOf(midnight, stand, day, random)) {
      if (moment > until) break;
      const input = basket(stand, goods, total, left, moment, random);
      if (input.lines.length === 0) continue; // everything this customer wanted is out
      const sale = await createSale(stand.sellerAt(moment), input);
      sales++;
      if (!random.chance(0.004)) continue;
      await cancelSale(stand.managerAt(new Date(moment.getTime() + 4 * 60_000)), { id: sale.id, reason: random.chance(0.5) ? "Xaridor fikridan qaytdi" : "Xato urilgan" });
      for (const line of input.lines) left.set(line.productId, left.get(line.productId)! + Number(line.quantity));
    }
  }
  return sales;
}

const weekdayOf = (midnight: Date) => new Date(midnight.getTime() + 12 * HOUR_MS).getUTCDay();
const at = (midnight: Date, hour: number, minute: number) => new Date(midnight.getTime() + hour * HOUR_MS + minute * 60_000);

/** Stock for some two weeks, from how often a good is bought. */
const wanted = ({ perDay }: Stand, good: Good, total: number): number => {
  const perSale = good.unit === "kg" ? 1 : 1.4;
  const exact = Math.max(good.minimum * 2, (good.weight / total) * perDay * 2.6 * perSale * 16);
  return good.unit === "kg" ? Math.ceil(exact / 5) * 5 : Math.ceil(exact);
};

/** Goods in, up to 200 lines a document; what they cost drifts a little from time to time. */
async function receive(stand: Stand, goods: Good[], total: number, left: Map<string, number>, now: Date, day: number, random: Dice): Promise<void> {
  for (let from = 0; from < goods.length; from += 200) {
    const lines = goods.slice(from, from + 200).map((good) => {
      const quantity = wanted(stand, good, total);
      left.set(good.id, left.get(good.id)! + quantity);
      const drift = 1 + Math.min(day, 80) * 0.0004 + (random.next() - 0.5) * 0.03;
      return { productId: good.id, quantity: String(quantity), unitCost: String(Math.round((good.cost * drift) / 50) * 50) };
    });
    await receiveStock(stand.managerAt(new Date(now.getTime() + from * 1_000)), { id: newId(), locationId: stand.branchId, lines, note: null });
  }
}

function momentsOf(midnight: Date, stand: Stand, day: number, random: Dice): Date[] {
  const growth = 0.9 + (day / 90) * 0.2;
  const many = Math.round(stand.perDay * WEEKDAYS[weekdayOf(midnight)]! * growth * (0.9 + random.next() * 0.2));
  return Array.from({ length: many }, () => {
    const { hour } = random.weighted(HOURS, HOURS_TOTAL);
    return new Date(midnight.getTime() + hour * HOUR_MS + Math.floor(random.next() * HOUR_MS));
  }).sort((a, b) => a.getTime() - b.getTime());
}

function basket(stand: Stand, goods: Good[], total: number, left: Map<string, number>, moment: Date, random: Dice): CreateSaleInput {
  const { lines: many } = random.weighted(BASKETS, BASKETS_TOTAL);
  const chosen = new Map<string, { good: Good; quantity: bigint; off: boolean }>();
  for (let tries = 0; chosen.size < many && tries < 40; tries++) {
    const good = random.weighted(goods, total);
    const quantity = quantityOf(good, random);
    if (chosen.has(good.id) || left.get(good.id)! < Number(quantity) / 1_000) continue; // an empty shelf sells nothing
    chosen.set(good.id, { good, quantity, off: random.chance(0.02) });
    left.set(good.id, left.get(good.id)! - Number(quantity) / 1_000);
  }

  const lines = [...chosen.values()];
  return {
    id: newId(), branchId: stand.branchId, registerId: stand.registerId, deviceId: stand.deviceId, soldAt: moment.toISOString(),
    lines: lines.map(({ good, quantity, off }) => ({ productId: good.id, quantity: quantityText(quantity), discount: off ? { kind: "percent" as const, percent: "5" } : null })),
    payments: paymentsFor(lines, random),
  };
}

function quantityOf(good: Good, random: Dice): bigint {
  if (decimalsOf(good.unit) === 3) return BigInt(random.between(30, good.price > 40_000 ? 260 : 480)) * 5n; // grams in steps of five
  return BigInt(random.weighted([{ many: 1, weight: 74 }, { many: 2, weight: 18 }, { many: 3, weight: 5 }, { many: 5, weight: 3 }], 100).many) * 1_000n;
}

function paymentsFor(lines: { good: Good; quantity: bigint; off: boolean }[], random: Dice): CreateSaleInput["payments"] {
  const total = sum(lines.map(({ good, quantity, off }) => {
    const gross = amountOf(BigInt(good.price) * 100n, quantity);
    return gross - (off ? divideRounded(gross * 500n, 10_000n) : 0n);
  }));
  const luck = random.next();
  if (luck < 0.37) return [{ method: "card", amount: moneyText(total) }];
  if (luck < 0.43) return [{ method: "transfer", amount: moneyText(total) }];
  if (luck < 0.46 && total > 100_000_00n) {
    const card = (total / 2_000_000n) * 1_000_000n;
    return [{ method: "card", amount: moneyText(card) }, { method: "cash", amount: moneyText(handed(total - card, random)) }];
  }
  return [{ method: "cash", amount: moneyText(handed(total, random)) }];
}

/** Notes people hand over: the sum rounded up to the next hundred, thousand, ten or fifty thousand soʻm. */
function handed(due: bigint, random: Dice): bigint {
  const step = [100_00n, 1_000_00n, 5_000_00n, 10_000_00n, 50_000_00n][random.between(0, 4)]!;
  const rounded = roundCash(due, 100_00n); // the shop rounds cash to 100 soʻm
  return ((rounded + step - 1n) / step) * step;
}
