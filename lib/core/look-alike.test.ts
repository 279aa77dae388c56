import { expect, test } from "vitest";

import { CYRILLIC_LOOKS, LATIN_LOOKS, looksOf } from "./look-alike";

test.each([["к1-4894", "K1-4894"], ["К1", "K1"], ["ВA1", "BA1"], ["Ю2", "Ю2"], ["", ""], ["a-1", "A-1"]])("%s looks like %s", (typed, seen) => {
  expect(looksOf(typed)).toBe(seen);
});

test("each letter has its twin", () => {
  expect(looksOf(CYRILLIC_LOOKS)).toBe(LATIN_LOOKS);
  expect(LATIN_LOOKS).toMatch(/^[A-Z]+$/);
  expect(CYRILLIC_LOOKS).toMatch(/^[А-Я]+$/);
});
