import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import tailwind from "@/tailwind.config";

const tokens = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
const defined = (block: RegExp) => new Set([...(block.exec(tokens)?.[1] ?? "").matchAll(/(--[\w-]+):/g)].map(([, name]) => name!));
const [light, dark] = [defined(/^:root \{([^}]*)\}/m), defined(/^\[data-theme="dark"\] \{([^}]*)\}/m)];

test("what utilities name is a token", () => {
  const named = [...JSON.stringify(tailwind.theme).matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !light.has(name))).toEqual([]);
});

test("every colour and shadow has its own value in the dark", () => {
  const kept = [...light].filter((name) => !/^--(?:font|focus|ease|[tsrhm]-.*)$/.test(name));
  expect(kept.filter((name) => !dark.has(name))).toEqual([]);
  expect([...dark].filter((name) => !light.has(name))).toEqual([]);
});
