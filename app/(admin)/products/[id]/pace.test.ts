import { expect, it } from "vitest";

import { perDay } from "./pace";

it.each([
  ["piece", 61_000n, "2.000"],
  ["piece", 62_000n, "2.100"],
  ["box", 2_000n, "0.100"],
  ["piece", 1_000n, null],
  ["piece", 0n, "0.000"],
  ["kg", 61_000n, "2.033"],
] as const)("what is sold of a %s in thirty days is told by the day: %s is %s", (unit, sold, pace) => expect(perDay(sold, 30, unit)).toBe(pace));
