import { describe, expect, test } from "vitest";

import { rowChecker, rowRegister } from "./check-rows";
import { categoryPath, guessLayout, unitOf } from "./fields";

const COLUMNS = { name: 0, barcode: 1, price: 2, unit: 3, category: 4, minimumStock: 5, quantity: 6, cost: 7 };
const check = (...cells: string[]) => rowChecker(COLUMNS)(cells, 7, false);

describe("a price list's row", () => {
  test.each([
    [["Choy", "4780016490090", "12 500,50"], { name: "Choy", codes: ["4780016490090"], price: 12_500_50n }],
    [["Choy", "", "12\u00a0500 soʻm"], { codes: [], price: 12_500_00n }],
    [["Choy", "", "1 250 000 сум"], { price: 1_250_000_00n }],
    [["Guruch", "", "", "кг", "Don / Guruch / Lazer", "2,5"], { unit: "kg", category: ["Don", "Guruch"], minimumStock: 2_500n }],
    [["Suv", "4780016490090; 4780016490083", "", "dona"], { codes: ["4780016490090", "4780016490083"], unit: "piece" }],
    [["Saqich", "036000291452, 0036000291452"], { codes: ["036000291452"] }],
    [["Choy\nkoʻk \r\n 95", "AB-1\nAB-2", "", "", "Ichimlik\n/ Choy"], { name: "Choy koʻk 95", codes: ["AB-1", "AB-2"], category: ["Ichimlik", "Choy"] }],
    [["Choy", "47\u200b80016\u202e490090, AB\u20601"], { codes: ["4780016490090", "AB1"] }],
    [["  Choy   koʻk ", "AB-1"], { name: "Choy koʻk", codes: ["AB-1"] }],
  ])("%j is taken as it is meant", (cells, expected) => expect(check(...cells).good).toMatchObject({ row: 7, ...expected }));

  test.each([
    [["", "4780016490090"], "name", "required"],
    [["x".repeat(201)], "name", "textMost"],
    [["Ch\u0000oy"], "name", "badCharacters"],
    [["Ch\ufffdoy"], "name", "importBrokenText"],
    [["Choy", "4,78002E+12"], "barcode", "importCodeMangled"],
    [["Choy", "1".repeat(65)], "barcode", "textMost"],
    [["Choy", "", "12,500.00"], "price", "number"],
    [["Choy", "", "12.345"], "price", "tooManyDecimals2"],
    [["Choy", "", "0"], "price", "notPositive"],
    [["Choy", "", "-5"], "price", "notPositive"],
    [["Choy", "", "1e400"], "price", "number"],
    [["Choy", "", "NaN"], "price", "number"],
    [["Choy", "", "9".repeat(30)], "price", "tooLarge"],
    [["Choy", "", "", "funt"], "unit", "importUnitUnknown"],
    [["Choy", "", "", "шт", "", "1.5"], "minimumStock", "wholeUnits"],
    [["Choy", "", "", "", "x".repeat(101)], "category", "textMost"],
    [["Choy", "", "", "", "", "", "4780016490090", "12500.00"], "quantity", "tooLarge"],
  ])("%j is refused for its %s: %s", (cells, field, key) => {
    const { good, issues } = check(...cells);
    expect(good).toBeUndefined();
    expect(issues).toMatchObject([{ row: 7, field, key }]);
  });

  test("a subcategory without its category is kept apart; what is wrong with it stands under its own field", () => {
    const alone = (category: string, subcategory: string) => rowChecker({ name: 0, category: 1, subcategory: 2 })(["Choy", category, subcategory], 7, false);
    expect(alone("", " Koʻk  choy ").good).toEqual({ row: 7, name: "Choy", codes: [], subcategory: "Koʻk choy" });
    expect(alone("Ichimlik", "Koʻk choy").good).toMatchObject({ category: ["Ichimlik", "Koʻk choy"] });
    expect(alone("", "Ichimlik / Koʻk choy").good).toMatchObject({ category: ["Ichimlik", "Koʻk choy"] });
    expect(alone("Ichimlik", "x".repeat(101)).issues).toMatchObject([{ field: "subcategory", key: "textMost" }]);
  });

  test("every wrong cell of a row is named, with what stood there", () => {
    expect(check("", "", "abc", "funt").issues.map(({ field, value }) => [field, value])).toEqual([["name", ""], ["unit", "funt"], ["price", "abc"]]);
  });

  test("a code with a wrong check digit is taken, with a warning", () => {
    expect(check("Choy", "4780016490091")).toMatchObject({ good: { codes: ["4780016490091"] }, issues: [{ key: "importCheckDigit", isWarning: true }] });
  });

  test("the second row with a code, or with a name and no code, repeats the first", () => {
    const register = rowRegister();
    register.enter({ row: 2, name: "Choy", codes: ["036000291452"] });
    register.enter({ row: 4, name: "Piyoz", codes: [] });
    expect(register.twinOf({ row: 3, name: "Qahva", codes: ["0036000291452"] })).toEqual({ field: "barcode", key: "importCodeTwice", row: 2 });
    expect(register.twinOf({ row: 5, name: "Piyoz", codes: [] })).toEqual({ field: "name", key: "importNameTwice", row: 4 });
    expect(register.twinOf({ row: 6, name: "Piyoz", codes: ["777"] })).toBeUndefined();
    expect(register.twinOf({ row: 7, name: "Choy", codes: [] })).toBeUndefined();
  });
});

describe("columns are guessed", () => {
  const goods = [["4780016490090", "Choy koʻk 95", "12500", "shirin", "5"], ["4780016490083", "Qora choy", "9000", "achchiq", "7"]];

  test.each([
    ["Uzbek", ["Shtrix-kod", "Mahsulot nomi", "Sotuv narxi", "Izoh", "Qoldiq"]],
    ["Uzbek Cyrillic", ["Штрих-код", "Маҳсулот номи", "Сотув нархи", "Изоҳ", "Қолдиқ"]],
    ["Russian", ["Штрихкод", "Наименование товара", "Цена, сум", "Примечание", "Остаток"]],
    ["English", ["Barcode", "Product name", "Price (UZS)", "Note", "Stock"]],
  ])("from %s headings", (_language, headings) => {
    expect(guessLayout([headings, ...goods])).toMatchObject({ headingRow: 0, columns: { barcode: 0, name: 1, price: 2, quantity: 4 } });
  });

  test("below a title", () => {
    expect(guessLayout([["OOO Bahor, price list"], [], ["Код", "Название", "Цена"], ...goods])).toMatchObject({ headingRow: 2, columns: { barcode: 0, name: 1, price: 2 } });
  });

  test("from the content, where there are no headings", () => {
    expect(guessLayout(goods)).toMatchObject({ headingRow: -1, columns: { barcode: 0, name: 1 } });
  });

  test("a cost is not the price", () => {
    expect(guessLayout([["Товар", "Цена закупки", "Цена"], ["Чай", "1", "2"]]).columns).toEqual({ name: 0, cost: 1, price: 2 });
  });

  test("what is in a pack is neither stock nor the unit of sale", () => {
    const layout = guessLayout([["barcode", "name", "category", "quantity", "unit"], ["1", "Молоко 900мл", "Сут", "900", "мл"], ["2", "Гель 0.5 л", "Гель", "0.5", "л"], ["3", "Вода", "Сув", "", ""]]);
    expect(layout.columns).toEqual({ barcode: 0, name: 1, category: 2 });
    expect(guessLayout([["name", "quantity", "unit"], ["Guruch", "900", "kg"]]).columns).toEqual({ name: 0, quantity: 1, unit: 2 });
  });
});

test.each([["шт.", "piece"], ["Dona", "piece"], ["КГ", "kg"], ["литр", "l"], ["м²", "m2"], ["upak", "pack"], ["qop", "bag"], ["funt", undefined]])("%s is the unit %s", (text, unit) => expect(unitOf(text)).toBe(unit));

test.each([
  ["Гигиена / Мыло / Жидкое", ["Гигиена", "Мыло"]], ["Каши, хлопья", ["Каши, хлопья"]], ["Don > Guruch", ["Don", "Guruch"]], ["Don\\Guruch", ["Don", "Guruch"]], ["Чай/кофе", ["Чай/кофе"]], [" ", []],
])("the path %j keeps its first two levels", (text, path) => expect(categoryPath(text)).toEqual(path));
