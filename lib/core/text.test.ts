import { expect, test } from "vitest";

import { sentenceOf } from "./result";
import { line, optionalLine } from "./text";

const refusalOf = (typed: string) => {
  const { error } = line(20).safeParse(typed);
  return error && sentenceOf(error.issues[0]!);
};

test.each(["", "  ", "\u200b", "\u2060\u200d", "\u202e\u202a", " \u00a0\ufeff ", "\u00ad", "\u3164", "\u2800", "\u115f\ufe0f", "\u0085"])("%j is as empty as nothing", (typed) => {
  expect(refusalOf(typed)).toEqual({ key: "required" });
  expect(optionalLine(20).parse(typed)).toBeNull();
});

test.each(["👩\u200d🔬", "می\u200cخواهم", "Чай \u200e100", "Oʻrik", "—", "\u0301a"])("what is seen stays as it is, with what joins it: %s", (typed) => {
  expect(line(20).parse(typed)).toBe(typed.normalize("NFC"));
});

test("a control character is refused, also where nothing else is", () => {
  for (const typed of ["\u0007", "a\u0007", "\u200b\u0007"]) expect(refusalOf(typed)).toEqual({ key: "badCharacters" });
});
