import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import Papa from "papaparse";

import type { Unit } from "@/lib/warehouse/unit";

import { dice } from "./dice";

/** A good of the demo shop. Prices and costs in whole soʻm; `weight`: how often it is bought; `often`: the usual quantity. */
export type DemoGood = { name: string; category: string; unit: Unit; code: string | null; price: number; cost: number; minimum: number; weight: number };

const read = <T>(file: string): T[] =>
  Papa.parse<T>(readFileSync(fileURLToPath(new URL(`./data/${file}`, import.meta.url)), "utf8"), { header: true, skipEmptyLines: true }).data;

/** Where the shop puts what the source calls otherwise; the first word that fits decides. */
const SHELVES: [RegExp, string][] = [
  [/Напитки/, "Ichimliklar"], [/Чай|Какао|Кисель/, "Choy va qahva"], [/Молоч|Мороженое/, "Sut mahsulotlari"], [/Консерв|Маринад|Томатная/, "Konservalar"],
  [/Масложировая|Соус|Кетчуп|Уксус/, "Yogʻlar va souslar"], [/Кондитер|Жевательная|Крекер|Круассан|Халва|Варенье|Мед$|Хлебцы/, "Shirinliklar"],
  [/Крупа|Рис|Макарон|Мука|Лапша|Суп|быстрого|Каши|завтраки|полуфабрикаты/, "Un, don va makaron"], [/Сахар|Соль|Приправы|Дрожжи/, "Shakar, tuz, ziravorlar"],
  [/Чипсы|Сухарики|Снэки|Семечки|Орехи/, "Gazaklar"], [/Рыба/, "Goʻsht va baliq"], [/Детское питание|детьми|детск/i, "Bolalar uchun"],
  [/Бытовая химия|мусора|Губка|Хозяйственные|Спички|Таз|Ведро|Пленка/, "Maishiy kimyo"], [/Гигиена|волосами|Салфетки/, "Gigiyena"], [/Канцелярские/, "Kanselyariya"],
];
const UZBEK_SHELVES: Record<string, string> = {
  "Don va dukkaklilar": "Un, don va makaron", "Un va makaron": "Un, don va makaron", "Shakar va tuz": "Shakar, tuz, ziravorlar", Ziravorlar: "Shakar, tuz, ziravorlar",
  Yogʻlar: "Yogʻlar va souslar", "Murabbo va asal": "Shirinliklar", "Xoʻjalik mollari": "Maishiy kimyo", Tuxum: "Sut mahsulotlari",
};

/** Everything the demo shop sells: 300 goods from the shelf, some 90 with Uzbek names, 40 of them by weight. */
export function demoGoods(): DemoGood[] {
  const random = dice(478);
  const prices = new Map(read<{ code: string; price: string; cost: string }>("prices-300.csv").map((row) => [row.code, row]));
  const shelf = read<{ barcode: string; name: string; category: string }>("catalogue-300.csv").map(({ barcode, name, category }): DemoGood => {
    const { price, cost } = prices.get(barcode)!;
    return {
      name, code: barcode, unit: "piece", price: Number(price), cost: Number(cost), minimum: 3,
      category: SHELVES.find(([words]) => words.test(category))?.[1] ?? "Boshqa", weight: popularity(random.next(), Number(price)),
    };
  });
  const own = read<{ code: string; name: string; category: string; unit: Unit; price: string; cost: string; minimum: string }>("goods-uz.csv").map((row): DemoGood => ({
    name: row.name, code: row.code || null, unit: row.unit, price: Number(row.price), cost: Number(row.cost), minimum: Number(row.minimum),
    category: UZBEK_SHELVES[row.category] ?? row.category, weight: 3 * popularity(random.next(), Number(row.price)),
  }));
  return [...own, ...shelf];
}

/** A few goods are bought all the time, most now and then; what is dear less often. */
const popularity = (luck: number, price: number): number => (0.15 + luck ** 4 * 6) / (1 + price / 60_000);
