import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { lettersApart, otherKeyboard, searchKey, searchWords } from "./search-key";

describe("one key for one word, whatever the script", () => {
  test.each([
    ["goʻsht", "go'sht", "go’sht", "go‘sht", "go`sht", "go´sht", "goʼsht", "gosht", "gösht", "gõşt", "гўшт", "Goʻsht", "GOʻSHT"],
    ["sogʻlom yogʻ", "sog'lom yog'", "soğlom yoğ", "соғлом ёғ"],
    ["qatiq", "қатиқ", "Qatiq", "qatıq"],
    ["choy", "чой", "çoy", "čoy"],
    ["shokolad", "şokolad", "šokolad", "шоколад"],
    ["xamirturush", "hamirturush", "хамиртуруш", "ҳамиртуруш"],
    ["yongʻoq", "ёнғоқ", "yong'oq"],
    ["yer yongʻoq", "ер ёнғоқ"],
    ["achchiq qalampir", "аччиқ қалампир", "aççiq qalampir"],
    ["maʼjun", "маъжун", "majun"],
    ["мёд", "мед"],
    ["зелёный чай", "зеленый чай", "zeleniy chay"],
    ["соль", "сол", "sol"],
    ["майонез", "mayonez"],
    ["йогурт", "yogurt"],
    ["яблоко", "yabloko"],
    ["Coca-Cola", "кока кола", "coca cola"],
    ["Nescafe", "Нескафе", "Nescafé"],
    ["щавель", "shchavel", "schavel"],
    ["жвачка", "zhvachka", "jvachka"],
    ["0,5 л", "0.5л", "0.50 l", "0,5 litr"],
    ["100 г", "100гр", "100g", "100 gramm"],
    ["1.0 кг", "1кг", "1 kg"],
  ])("%s", (first, ...others) => {
    for (const other of others) expect(searchKey(other)).toBe(searchKey(first));
  });

  test.each([
    ["Чай Akbar зелёный, 100г (карт. короб)", "chai akbar zeleni 100g kart korob"],
    ["Напиток 7up газ. жб 0.33л", "napitok 7up gaz jb 0.33l"],
    ["  «Lazer» guruch — 1-nav ", "lazer guruch 1 nav"],
    ["Lay's № 30", "lais no 30"],
    ["100 % сок", "100 sok"],
    ["1.05", "1.05"],
    ["100", "100"],
    ["\u0000 \ud800 ", ""],
    ["", ""],
  ])("%s is %s", (name, key) => expect(searchKey(name)).toBe(key));

  test("a key holds only letters, digits, points and single spaces", () => {
    const letters = [..."abcxyzшщёеўқғҳюяйьъоʻ'’gşçöğ0159., -/«»%№СК"];
    fc.assert(fc.property(fc.array(fc.constantFrom(...letters), { maxLength: 30 }), (some) => {
      const key = searchKey(some.join(""));
      expect(key).toMatch(/^$|^[a-z0-9.]+( [a-z0-9.]+)*$/);
    }));
    fc.assert(fc.property(fc.string({ unit: "binary" }), (any) => {
      expect(searchKey(any).trim()).toBe(searchKey(any));
    }));
  });
});

test("a word brings along the other ways it may stand in a name", () => {
  expect(searchWords("twix 500мл")).toEqual([["tvih", "tviks"], ["500ml", "0.5l"]]);
  expect(searchWords("твикс")).toEqual([["tviks", "tvih"]]);
  expect(searchWords("1,5 л")).toEqual([["1.5l", "1500ml"]]);
  expect(searchWords("kalac")).toEqual([["kalak", "kalac", "kalas"]]);
  expect(searchWords("  ")).toEqual([]);
});

test.each([
  ["vjkjrj", "молоко"],
  ["VJKJRJ", "молоко"],
  ["[ktt", "хлее"],
  ["{kt,", "хлеб"],
  ["ьщдщлщ", "moloko"],
  ["пгкгср", "guruch"],
  ["сгд", "cul"],
  ["rfhnjirf 0.5", "картошка 0.5"],
  ["uiin", "гшшт"],
  ["uoin", "гўшт"],
])("the keys of %s type %s with the other keyboard", (typed, meant) => expect(otherKeyboard(typed)).toContain(meant));

test("digits alone are the same on every keyboard", () => expect(otherKeyboard("4780 016")).toEqual([]));

test.each([
  ["moloko", "moloko", 0], ["molako", "moloko", 1], ["moloo", "moloko", 1], ["mollako", "moloko", 2], ["omloko", "moloko", 1], ["sut", "moloko", 3],
])("%s and %s are %i letters apart", (typed, word, apart) => expect(lettersApart(typed, word, 2)).toBe(apart));

test("a beginning with a wrong letter is as near as its error", () => {
  expect(lettersApart("kortof", "kartofel", 2, true)).toBe(1);
  expect(lettersApart("kartof", "kartofel", 2, true)).toBe(0);
  expect(lettersApart("kartof", "kartofel", 2)).toBe(2);
});
