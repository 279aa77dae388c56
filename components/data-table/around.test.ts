import { expect, it } from "vitest";

import { around } from "./around";

it.each([
  [1, 1, [1]],
  [1, 2, [1, 2]],
  [1, 52, [1, 2, null, 52]],
  [3, 52, [1, 2, 3, 4, null, 52]],
  [4, 7, [1, 2, 3, 4, 5, 6, 7]],
  [26, 52, [1, null, 25, 26, 27, null, 52]],
  [52, 52, [1, null, 51, 52]],
])("page %i of %i offers %j", (page, last, offered) => expect(around(page, last)).toEqual(offered));
