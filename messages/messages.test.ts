import { globSync, readFileSync } from "node:fs";

import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import ts from "typescript";
import { describe, expect, it } from "vitest";

import { type Catalogue, catalogueToCyrillic, LATIN, messageToCyrillic, toCyrillic } from "@/scripts/cyrillic";

const read = (locale: string): Catalogue => JSON.parse(readFileSync(new URL(`./${locale}.json`, import.meta.url), "utf8")) as Catalogue;

const flat = (catalogue: Catalogue, at = ""): Record<string, string> =>
  Object.assign({}, ...Object.entries(catalogue).map(([key, value]) => (typeof value === "string" ? { [at + key]: value } : flat(value, `${at}${key}.`)))) as Record<string, string>;

const uz = flat(read("uz"));

/** Said in two languages at once, as the law's paper is. */
const BILINGUAL = new Set(["receipt.notFiscal"]);

/**
 * Names of arguments and tags of an ICU message: what the code must give. What only chooses a plural is apart: Uzbek has no
 * need of it where Russian does.
 */
function argumentsOf(message: string): { shown: string[]; counted: string[] } {
  const shown = new Set<string>();
  const counted = new Set<string>();
  const walk = (elements: ReturnType<typeof parse>) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      const chooses = element.type === TYPE.plural || element.type === TYPE.select;
      (chooses ? counted : shown).add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
      if (element.type === TYPE.tag) walk(element.children);
      if (chooses) Object.values(element.options).forEach((option) => walk(option.value));
    }
  };
  walk(parse(message));
  return { shown: [...shown].sort(), counted: [...counted].sort() };
}

describe("messages", () => {
  it.each(["uz-Cyrl", "ru", "en"])("%s says exactly what Uzbek says, with the same arguments", (locale) => {
    const other = flat(read(locale));
    expect(Object.keys(other).filter((key) => !(key in uz)), "too much").toEqual([]);
    expect(Object.keys(uz).filter((key) => !(key in other)), "missing").toEqual([]);
    const differing = Object.keys(uz).filter((key) => {
      const [ours, theirs] = [argumentsOf(uz[key]!), argumentsOf(other[key]!)];
      const given = new Set([...ours.shown, ...ours.counted, ...theirs.counted]);
      const known = new Set([...theirs.shown, ...theirs.counted]);
      return theirs.shown.some((name) => !given.has(name)) || [...ours.shown, ...ours.counted].some((name) => !known.has(name));
    });
    expect(differing, "arguments differ").toEqual([]);
  });

  it.each(["uz", "uz-Cyrl", "ru", "en"])("%s leaves nothing empty", (locale) => {
    expect(Object.entries(flat(read(locale))).filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("Uzbek Cyrillic is what the rule makes: run `tsx scripts/cyrillic.ts`", () => {
    expect(flat(read("uz-Cyrl"))).toEqual(flat(catalogueToCyrillic(read("uz"))));
  });

  it("Uzbek is written with its own letters, never with an apostrophe of the keyboard", () => {
    expect(Object.entries(uz).filter(([, text]) => /['`´‘’]/.test(text))).toEqual([]);
    expect(Object.entries(uz).filter(([, text]) => /[oOgG]ʼ|[^oOgG]ʻ/.test(text))).toEqual([]);
  });

  it.each(["uz", "uz-Cyrl", "ru", "en"])("%s tells twelve months apart in short, too", (locale) => {
    const months = Object.entries(flat(read(locale))).filter(([key]) => key.startsWith("dashboard.monthsShort."));
    expect(new Set(months.map(([, month]) => month)).size).toBe(12);
  });

  it.each(["uz", "uz-Cyrl", "en"])("%s calls the units of an import as it calls them elsewhere", (locale) => {
    const words = flat(read(locale));
    const offered = words["errors.importUnitUnknown"]!.split(": ")[1]!.split(", ");
    expect(offered.filter((unit) => !Object.entries(words).some(([key, word]) => key.startsWith("common.units.") && word === unit))).toEqual([]);
  });

  it.each(["uz", "uz-Cyrl", "ru", "en"])("%s lets no line end inside a number, or between it and its unit", (locale) => {
    const words = flat(read(locale));
    const units = [...Object.keys(words).filter((key) => key.startsWith("common.units.")).map((key) => words[key]!), "%", "MB", "МБ", "mm", "мм", "h", "ч", "min", "мин"];
    const unit = `(?:${units.join("|")})(?![\\p{L}ʻʼ])|${words["common.soum"]!}`;
    const parted = new RegExp(`[\\d}#] (?:${unit})|(?<!\\d)\\d{1,3}(?: \\d{3})+(?! ?\\d)`, "u"); // a phone number goes on in twos
    expect(Object.entries(words).filter(([, text]) => parted.test(text))).toEqual([]);
  });

  it.each([
    ["uz", /ichki kategoriya|shtrixkod|\btovar|\bsavdo/i], // kichik kategoriya, shtrix-kod, mahsulot, sotuv
    ["en", /\bregisters?\b/i], // till
  ])("%s has one word for one thing", (locale, other) => {
    expect(Object.entries(flat(read(locale))).filter(([, text]) => other.test(text.replace(/<code>.*?<\/code>|\{[^}]*\}/g, "")))).toEqual([]);
  });

  it.each(["uz", "ru", "en"])("%s says the noun once where a name that may hold it stands: a till is called “Till 2”", (locale) => {
    const twice = /(?:касса|филиал|\btill|\bbranch) [«“]?\{(?:register|branch)\}|\{(?:register|branch)\}»? (?:kassasi|filiali)/i;
    expect(Object.entries(flat(read(locale))).filter(([, text]) => twice.test(text))).toEqual([]);
  });

  it("Russian gives a product's name no gender of its own", () => {
    expect(Object.entries(flat(read("ru"))).filter(([, text]) => /^«\{\w+\}» \p{L}+(?:ен|ён|ан|ут|ят)(?!\p{L})/u.test(text))).toEqual([]);
  });

  it("no Latin letter hides in a Russian word, and no Cyrillic one in an English or Uzbek", () => {
    expect(Object.entries(flat(read("ru"))).filter(([key, text]) => !BILINGUAL.has(key) && /[а-яё][a-z]|[a-z][а-яё]/i.test(text.replace(/\{[^}]*\}|<[^>]*>/g, " ")))).toEqual([]);
    expect(Object.entries({ ...flat(read("en")), ...uz }).filter(([key, text]) => !BILINGUAL.has(key) && /[а-яё]/i.test(text.replace(/«[^»]*»/g, "")))).toEqual([]);
  });
});

describe("Uzbek Cyrillic by rule", () => {
  it.each([
    ["Oʻzbekiston, qoldiq, gʻalla, hisob", "Ўзбекистон, қолдиқ, ғалла, ҳисоб"],
    ["Toʻlash", "Тўлаш"],
    ["Maʼlumotlar saqlandi", "Маълумотлар сақланди"],
    ["Yoʻl, yoʻq, yangi, yuk, yoz, yetkazib beruvchi", "Йўл, йўқ, янги, юк, ёз, етказиб берувчи"],
    ["Eksport, element, poema, narxe", "Экспорт, элемент, поэма, нархе"],
    ["Inventarizatsiya va aksiya", "Инвентаризация ва акция"],
    ["Parolingiz, parol", "Паролингиз, пароль"],
    ["CHEK, SHU, Chek", "ЧЕК, ШУ, Чек"],
    ["Exceldan yuklash (CSV, EAN-13) Ctrl+K yoki F4", "Excelдан юклаш (CSV, EAN-13) Ctrl+K ёки F4"],
    ["JPG, PNG yoki WebP; eski Excel (.xls), .csv va narxlar.csv", "JPG, PNG ёки WebP; эски Excel (.xls), .csv ва narxlar.csv"],
    ["2-qadam, jami 3", "2-қадам, жами 3"],
    ["ombor@shop.uz manziliga", "ombor@shop.uz манзилига"],
    ["Quyidagi /auth/login/ orqali, dona/kg", "Қуйидаги /auth/login/ орқали, дона/кг"],
  ])("%s", (latin, cyrillic) => expect(toCyrillic(latin)).toBe(cyrillic));

  it("turns words and leaves arguments and tags", () => {
    expect(messageToCyrillic("{count, plural, one {# ta <b>qator</b>} other {{count} ta qator}} — {name}"))
      .toBe("{count, plural, one {# та <b>қатор</b>} other {{count} та қатор}} — {name}");
  });
});

describe("screens", () => {
  it("carry no text of their own", () => {
    const files = globSync("{app,components}/**/*.tsx", { cwd: new URL("..", import.meta.url) }).filter((file) => !file.includes(".test."));
    expect(files.flatMap((file) => hardCoded(file))).toEqual([]);
  });
});

const NAMES = new Set(["aria-label", "aria-description", "title", "placeholder", "alt", "label"]);
const LETTERS = /\p{L}{2,}/u;

/** Text between tags, and literal names of things: both must come from messages. */
function hardCoded(file: string): string[] {
  const text = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, words: string) => {
    // Names of formats and keys are the same in every language.
    if (words.split(/[\s,/]+/).some((word) => LETTERS.test(word) && !LATIN.has(word))) found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${words.trim()}`);
  };

  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteralLike(node.expression) && !ts.isJsxAttribute(node.parent)) note(node, node.expression.text);
    if (ts.isJsxAttribute(node) && NAMES.has(node.name.getText()) && node.initializer) {
      const { initializer } = node;
      if (ts.isStringLiteral(initializer)) note(node, initializer.text);
      else if (ts.isJsxExpression(initializer) && initializer.expression && ts.isStringLiteralLike(initializer.expression)) note(node, initializer.expression.text);
    }
    // The inside of a <kbd>, a <code> or a script is the same in every language.
    if (ts.isJsxElement(node) && /^(?:Kbd|kbd|code|script|style)$/.test(node.openingElement.tagName.getText())) return;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
