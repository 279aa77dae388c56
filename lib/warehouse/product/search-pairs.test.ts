import { readFileSync } from "node:fs";

import Papa from "papaparse";
import { expect, test } from "vitest";

import { into } from "@/db/rows";
import { productBarcodes, products } from "@/db/schema";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { openShop, type Shop } from "@/lib/testing/shop";

import { searchProductIds } from "./search";
import { searchKey } from "./search-key";

/** What is typed, and how the name of the product that is meant begins. */
const PAIRS: readonly (readonly [string, string])[] = [
  // Uzbek Latin as it is written
  ["piyoz", "Piyoz"], ["kartoshka", "Kartoshka"], ["goʻsht qoʻy", "Qoʻy goʻshti"], ["mol goʻshti lahm", "Mol goʻshti lahm"], ["lazer", "Guruch «Lazer»"],
  ["devzira guruch", "Guruch «Devzira»"], ["bulgʻor qalampiri", "Bulgʻor qalampiri"], ["yongʻoq magʻzi", "Yongʻoq magʻzi"], ["achchiq qalampir", "Achchiq qalampir"],
  ["choy koʻk", "Koʻk choy"], ["somsa", "Somsa"], ["tuxum bedana", "Tuxum bedana"], ["lagʻmon", "Lagʻmon xamiri"], ["togʻ asali", "Togʻ asali"],
  // Every apostrophe people have, and none
  ["go'sht qo'y", "Qoʻy goʻshti"], ["qo’y go’shti", "Qoʻy goʻshti"], ["qo‘y go‘shti", "Qoʻy goʻshti"], ["qo`y go`shti", "Qoʻy goʻshti"], ["qoʼy goʼshti", "Qoʻy goʻshti"],
  ["qo´y go´shti", "Qoʻy goʻshti"], ["qoy goshti", "Qoʻy goʻshti"], ["paxta yog'i 5", "Paxta yogʻi 5 l"], ["no'xat", "Noʻxat"], ["sholgom", "Sholgʻom"],
  // The new alphabet
  ["göşt qöy", "Qoʻy goʻshti"], ["şakar", "Shakar 1 kg"], ["sarıyoğ", "Sariyogʻ"], ["qora çoy", "Qora choy"], ["noxat", "Noʻxat"],
  // Uzbek Cyrillic
  ["пиёз", "Piyoz"], ["қўй гўшти", "Qoʻy goʻshti"], ["гуруч лазер", "Guruch «Lazer»"], ["нўхат", "Noʻxat"], ["ёнғоқ мағзи", "Yongʻoq magʻzi"], ["ер ёнғоқ", "Yer yongʻoq"],
  ["шакар", "Shakar 1 kg"], ["қатиқ", "Qatiq"], ["сариёғ", "Sariyogʻ"], ["туршак", "Turshak"], ["аччиқ қалампир", "Achchiq qalampir"], ["холва кунжутли", "Holva kunjutli"],
  ["ҳолва", "Holva kunjutli"], ["ўрик шарбати", "Oʻrik sharbati"], ["чиқинди қопи", "Chiqindi qopi"], ["патир", "Patir non"],
  // Russian
  ["молоко просто", "Молоко просто"], ["сгущенка", "Молоко сгущенное"], ["сгущённое амаретто", "Молоко сгущенное главпродукт амаретто"], ["мука макфа", "Мука макфа"],
  ["боржоми стекло", "Вода Боржоми 0.5л"], ["сок добрый апельсин", "Сок добрый апельсин"], ["туалетная бумага zewa", "Бумага туалетная zewa"], ["зелёный чай акбар", "Чай Akbar зеленый"],
  ["масло подсолнечное 2л", "Масло подсолнечное чумак"], ["зубная паста", "Зубная паста"], ["хлопья геркулес", "Макфа хлопья Геркулес"], ["соль", "Соль"], ["плов чайхан", "Buhara плов узбекский чайхан"],
  ["подгузники памперс", "Подгузники Pampers"], ["шампунь 750", "Шампунь Schauma"],
  // Brands in the other script, and words in another order or half typed
  ["кока кола 2л", "Напиток coca-cola сильногаз 2л"], ["coca cola 1", "Напиток coca-cola газированный пэт 1.0л"], ["нескафе голд", "Кофе растворимый Nescafe Gold"], ["твикс", "Шоколад twix"],
  ["липтон лимон", "Холодный чай Lipton лимон"], ["ариель 4,5", "Стиральный порошок Ariel автомат 4.5кг"], ["makfa", "Мука макфа"], ["prostokvashino smetana", "Сметана Простоквашино"],
  ["saxar rafinad", "Чайкофский сахар-рафинад"], ["fant yablo", "Напиток fanta яблоко"], ["red bull 500", "Напиток энергетический Red bull"], ["persil 3 кг", "Persil смс"], ["нури де люкс", "Чай Принцесса нури де Люкс"],
  // One wrong letter: another, one missing, one too many, two exchanged
  ["piyez", "Piyoz"], ["kartushka", "Kartoshka"], ["gurich lazer", "Guruch «Lazer»"], ["bodrng", "Bodring"], ["qatiqq", "Qatiq"], ["shakra", "Shakar 1 kg"], ["пийоз", "Piyoz"],
  ["малоко просто", "Молоко просто"], ["кампот вишня", "Царский погребок компот вишня"], ["маянез слобода", "Майонез слобода"], ["кечтуп балтимор", "Кетчуп балтимор"], ["шкоколад бабаевский", "Шоколад бабаевский"],
  ["nescfe classic", "Кофе растворимый Nescafe Classic"], ["порошек биолан", "Стиральный порошок биолан"], ["мылл хозяйственное", "Мыло хозяйственное"], ["урик шарбати", "Oʻrik sharbati"],
  // The wrong keyboard
  ["vjkjrj ghjcnj", "Молоко просто"],["gb`p", "Piyoz"], ["rfhnjirf", "Kartoshka"], ["ыршлфк", "Shakar 1 kg"],["сщсф сщдф", "Напиток coca-cola"],
 ["ьщд пщырешф", "Mol goʻshti"], ["vskj [jpzqcndtyyjt", "Мыло хозяйственное"], ["cjr lj,hsq fgtkmcby", "Сок добрый апельсин"], ["yfgbnjr", "Напиток"], ["пгкгср дфяук", "Guruch «Lazer»"],
  ["ifrfh", "Shakar 1 kg"], ["uehex", "Guruch"],
  // Codes
  ["4601780002725", "Мука макфа полуфабрикат"],["478001649009", "Икра из баклажанов"], ["2725", "Мука макфа полуфабрикат"],
];

test("the product that is meant is among the first three, in at least 95 of 100 searches", async () => {
  const shop = await openShop({ onHand: 0n });
  const names = await shelve(shop);

  const misses: string[] = [];
  for (const [typed, meant] of PAIRS) {
    const found = await inStore(shop.ctx, (ctx) => searchProductIds(ctx, typed, 3));
    if (!found.some((id) => names.get(id)?.startsWith(meant))) misses.push(`${typed} → ${meant}, found: ${found.map((id) => names.get(id)).join(" | ") || "nothing"}`);
  }

  if (misses.length > 0) console.log(`${misses.length} of ${PAIRS.length} missed:\n${misses.join("\n")}`);
  expect(PAIRS.length).toBeGreaterThanOrEqual(60);
  expect(PAIRS.every(([, meant]) => [...names.values()].some((name) => name.startsWith(meant)))).toBe(true);
  expect(1 - misses.length / PAIRS.length).toBeGreaterThanOrEqual(0.95);
});

/** The goods of the demo shop. Answers their names by id. */
async function shelve({ ctx }: Shop): Promise<Map<string, string>> {
  const goods = [
    ...dataOf<{ barcode: string; name: string }>("catalogue-300.csv").map(({ barcode, name }) => ({ code: barcode, name })),
    ...dataOf<{ name: string }>("goods-uz.csv").map(({ name }) => ({ code: "", name })),
  ];
  const at = { storeId: ctx.storeId, createdAt: ctx.now, updatedAt: ctx.now };
  const rows = goods.map(({ name }) => ({
    ...at, id: newId(), name, searchKey: searchKey(name), categoryId: null, unit: "piece" as const, price: null, minimumStock: null, article: null, pictureKey: null, status: "active" as const,
  }));
  const codes = goods.flatMap(({ code }, i) => (code ? [{ storeId: ctx.storeId, id: newId(), productId: rows[i]!.id, code, quantity: 1000n, position: 0 }] : []));

  await inStore(ctx, async ({ tx }) => {
    await tx.execute(into(products, rows));
    await tx.execute(into(productBarcodes, codes));
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const dataOf = <T>(file: string): T[] =>
  Papa.parse<T>(readFileSync(new URL(`../../../db/seed/data/${file}`, import.meta.url), "utf8"), { header: true, skipEmptyLines: true }).data;
