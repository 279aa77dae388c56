import { expect, it } from "vitest";

import { initials } from "./avatar";

it.each([["Gʻayrat Abdullayev", "GʻA"], ["Сардор Эргашев", "СЭ"], ["Nodira", "N"], ["  ali  vali  oʻgʻli", "AV"], ["", ""]])("%s is %s", (name, letters) => expect(initials(name)).toBe(letters));
