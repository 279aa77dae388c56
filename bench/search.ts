import "server-only";

import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

import Papa from "papaparse";
import postgres from "postgres";

import { connect } from "@/db/client";
import { into } from "@/db/rows";
import { productBarcodes, products } from "@/db/schema";
import { dice } from "@/db/seed/dice";
import { systemContext, type TxContext } from "@/lib/core/context";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { checkDigit } from "@/lib/warehouse/product/barcode";
import { searchProductIds } from "@/lib/warehouse/product/search";
import { otherKeyboard, searchKey } from "@/lib/warehouse/product/search-key";

type Good = { name: string; code: string };
type Measured = { kind: string; example: string; searches: number; p50: number; p95: number; worst: number };

/** How many goods a store is measured with. */
export const GOODS = 100_000;
const SEARCHES = 200;
/** Fast enough, at p95 (milliseconds). */
const GOAL_MS = 30;

/**
 * Search among 100,000 goods of one store, next to a second store with a tenth as many: milliseconds of all round trips
 * of one search, on one connection, a transaction already open. Prints a table and answers its rows. The database is
 * migrated and thrown away afterwards by the caller.
 */
export async function benchSearch({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }): Promise<Measured[]> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  const db = connect(appUrl, 2);
  try {
    const random = dice(7).next;
    const goods = makeGoods(random);
    const storeId = await fill(owner, db, goods);
    await fill(owner, db, goods.slice(0, GOODS / 10));
    await owner`vacuum analyze products`;
    await owner`vacuum analyze product_barcodes`;
    await owner`vacuum analyze search_words`;

    const measured = await measure(db, storeId, queriesOf(goods, random));
    print(measured);
    return measured;
  } finally {
    await Promise.all([owner.end(), db.$client.end()]);
  }
}

/** Names like those of the catalogue: its kinds of goods as often as there, its brands, and words of their own as real lists have. */
function makeGoods(random: () => number): Good[] {
  const file = readFileSync(new URL("../db/seed/data/catalogue-300.csv", import.meta.url), "utf8");
  const { data } = Papa.parse<{ name: string; brand: string }>(file, { header: true, skipEmptyLines: true });
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const words = data.flatMap(({ name }) => name.split(" ").slice(1).filter((word) => /^[а-яё]{4,}$/i.test(word)));
  const brands = data.map(({ brand }) => brand).filter(Boolean);
  const syllables = ["ба", "ве", "го", "ди", "жа", "зо", "ки", "ла", "ме", "но", "пу", "ри", "са", "то", "фи", "ха", "чо", "ше", "юр", "ям"];
  const rare = Array.from({ length: 25_000 }, () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables)).join(""));
  const sizes = ["50г", "100г", "200г", "0.5л", "1л", "1.5л", "10шт", "2кг", "м/у 400г", "ст/б 720мл"];

  return Array.from({ length: GOODS }, (_, i) => {
    const digits = `479${String(i * 7919 + 13).padStart(9, "0")}`;
    return { name: `${pick(data).name.split(" ")[0]} ${pick(brands)} ${pick(words)} ${pick(rare)} ${pick(sizes)}`, code: `${digits}${checkDigit(digits)}` };
  });
}

async function fill(owner: postgres.Sql, db: ReturnType<typeof connect>, goods: readonly Good[]): Promise<string> {
  const [storeId, now] = [newId(), new Date()];
  await owner`insert into stores (id, name, time_zone, default_locale, currency, status, created_at) values (${storeId}, 'Bench', 'Asia/Tashkent', 'uz', 'UZS', 'active', ${now})`;
  await inStore(contextOf(db, storeId), (ctx) => fillGoods(ctx, goods));
  return storeId;
}

/** Writes goods into a store, 100,000 of them unless others are given; answers what they are known by. */
export async function fillGoods({ tx, storeId, now }: TxContext, goods: readonly Good[] = makeGoods(dice(7).next)): Promise<{ id: string; name: string }[]> {
  const written = [];
  for (let i = 0; i < goods.length; i += 2000) {
    const rows = goods.slice(i, i + 2000).map(({ name, code }) => {
      const product = {
        storeId, id: newId(), name, searchKey: searchKey(name), categoryId: null, unit: "piece" as const, price: 10_000_00n, minimumStock: null,
        article: null, pictureKey: null, status: "active" as const, createdAt: now, updatedAt: now,
      };
      return { product, barcode: { storeId, id: newId(), productId: product.id, code, quantity: 1000n, position: 0 } };
    });
    await tx.execute(into(products, rows.map(({ product }) => product)));
    await tx.execute(into(productBarcodes, rows.map(({ barcode }) => barcode)));
    written.push(...rows.map(({ product: { id, name } }) => ({ id, name })));
  }
  return written;
}

const contextOf = (db: ReturnType<typeof connect>, storeId: string) =>
  systemContext({ db, storeId, timeZone: "Asia/Tashkent", locale: "uz", now: new Date(), job: "bench" });

/** Several ways to ask for goods that are there, drawn from the goods themselves. */
function queriesOf(goods: readonly Good[], random: () => number): Record<string, () => string> {
  const good = () => goods[Math.floor(random() * goods.length)]!;
  const words = () => good().name.split(" ").filter((word) => /^\p{L}{4,}$/u.test(word));
  const word = () => { const some = words(); return some[Math.floor(random() * some.length)] ?? "молоко"; };
  const spoilt = (text: string) => { const at = 1 + Math.floor(random() * (text.length - 1)); return `${text.slice(0, at)}о${text.slice(at + 1)}`; };

  return {
    "one letter": () => word().slice(0, 1),
    "two letters": () => word().slice(0, 2),
    "three letters": () => word().slice(0, 3),
    "the commonest word": () => "напиток",
    "a word": word,
    "the same in Latin": () => searchKey(word()),
    "inside a word": () => word().slice(1, 5),
    "two words, any order": () => { const some = words(); return `${some.at(-1)} ${some[0]}`; },
    "word and size": () => `${word()} 0,5 л`,
    "one wrong letter": () => spoilt(word()),
    "wrong keyboard": () => otherKeyboard(word())[0] ?? "",
    "nothing like it": () => "qwxzj wqzxk",
    "whole barcode": () => good().code,
    "beginning of a barcode": () => good().code.slice(0, 7),
    "last four digits": () => good().code.slice(-4),
  };
}

async function measure(db: ReturnType<typeof connect>, storeId: string, queries: Record<string, () => string>): Promise<Measured[]> {
  return inStore(contextOf(db, storeId), async (ctx) => {
    const measured: Measured[] = [];
    for (const [kind, next] of Object.entries(queries)) {
      const texts = Array.from({ length: SEARCHES }, next);
      for (const text of texts.slice(0, 10)) await searchProductIds(ctx, text, 20);

      const times: number[] = [];
      for (const text of texts) {
        const start = performance.now();
        await searchProductIds(ctx, text, 20);
        times.push(performance.now() - start);
      }
      times.sort((a, b) => a - b);
      const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))]!;
      measured.push({ kind, example: texts[0] ?? "", searches: times.length, p50: at(0.5), p95: at(0.95), worst: at(1) });
    }
    return measured;
  });
}

function print(measured: readonly Measured[]): void {
  console.log(`\nProduct search among ${GOODS.toLocaleString("en")} goods, ms at the database (goal: p95 under ${GOAL_MS})`);
  console.log(`${"kind".padEnd(26)}${"example".padEnd(28)}${"p50".padStart(8)}${"p95".padStart(8)}${"worst".padStart(8)}`);
  for (const { kind, example, p50, p95, worst } of measured) {
    console.log(`${kind.padEnd(26)}${example.slice(0, 26).padEnd(28)}${[p50, p95, worst].map((ms) => ms.toFixed(1).padStart(8)).join("")}${p95 > GOAL_MS ? "  over" : ""}`);
  }
}
