import fc from "fast-check";
import { expect, test } from "vitest";

import { parseJson } from "./json";

const refusal = (text: string) => {
  try {
    parseJson(text);
  } catch (error) {
    const { code, key, fields } = error as { code: string; key: string; fields: object };
    return { code, key, field: Object.keys(fields)[0] };
  }
  return undefined;
};

test("what is JSON is read as JSON", () => {
  const value = fc.jsonValue({ maxDepth: 4 }).filter((each) => !/\\u0000|\\ud[89a-f]|\ufffd|e[+-]?\d/i.test(JSON.stringify(each)));
  fc.assert(fc.property(value, (each) => {
    expect(parseJson(JSON.stringify(each))).toEqual(JSON.parse(JSON.stringify(each)));
  }));
});

test.each([
  ["{", "brokenJson", undefined],
  ["{'a':1}", "brokenJson", undefined],
  ["[NaN]", "brokenJson", undefined],
  ['{"items":[{"quantity":"1"},{"quantity":1e400}]}', "tooLarge", "items.1.quantity"],
  ['{"a":12345678901234567.89}', "inexactNumber", "a"],
  ['{"a":9007199254740993}', "inexactNumber", "a"],
  ['{"a":{"b":1,"b":2}}', "duplicateField", "a.b"],
  ['{"a":1,"\\u0061":2}', "duplicateField", "a"],
  ['{"name":"x\\u0000"}', "badCharacters", "name"],
  ['{"name":"\\ud800"}', "badCharacters", "name"],
  ["12345678901234567890", "inexactNumber", "body"],
])("%s is refused, with its field", (text, key, field) => {
  expect(refusal(text)).toEqual({ code: "invalid", key, field });
});

test.each(['{"a":1.5e3}', '{"a":100000000000000000}', '{"a":0.1000000000000000}', '{"a":"\\"}{,","b":[[],{},[{}]],"c":"\\\\"}', "[".repeat(100_000) + "]".repeat(100_000)])("%.60s passes", (text) => {
  expect(refusal(text)).toBeUndefined();
});
