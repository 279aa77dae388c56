import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

import { SMALL } from "./server";
import { checkSettings } from "./settings";

it.each([
  [{ TRUSTED_PROXIES: "x" }, 'TRUSTED_PROXIES is a whole number from 0 to 20, not "x".'], [{ TRUSTED_PROXIES: "-1" }, "TRUSTED_PROXIES"], [{ TRUSTED_PROXIES: "1.5" }, "TRUSTED_PROXIES"],
  [{ RATE_LIMIT_API: "x" }, "RATE_LIMIT_API"], [{ RATE_LIMIT_API: "0" }, "RATE_LIMIT_API"], [{ RATE_LIMIT_FACTOR: "fast" }, "RATE_LIMIT_FACTOR"], [{ RATE_LIMIT_FACTOR: "0" }, "RATE_LIMIT_FACTOR"],
  [{ DATABASE_POOL: "0" }, "DATABASE_POOL"], [{ APP_URL: "shop.uz" }, "APP_URL"], [{ APP_URL: "javascript:alert(1)" }, "APP_URL"], [{ LOG_LEVEL: "loud" }, "LOG_LEVEL"], [{ SEED: "false" }, "SEED is \"demo\" or \"none\", not \"false\"."],
  [{ APP_URL: "shop.uz", DATABASE_POOL: "many" }, "APP_URL is an address that begins with http:// or https://, not \"shop.uz\".\nDATABASE_POOL is a whole number from 1 to 1000, not \"many\"."],
])("the start refuses %j in a sentence", (env, sentence) => {
  expect(() => checkSettings(env)).toThrow(sentence);
});

it("an empty setting is none, and what is right stays as it is", () => {
  const env = { TRUSTED_PROXIES: "", RATE_LIMIT_API: " ", DATABASE_POOL: "20", RATE_LIMIT_FACTOR: "0.5", APP_URL: "https://shop.uz" };
  checkSettings(env);
  expect(env).toEqual({ DATABASE_POOL: "20", RATE_LIMIT_FACTOR: "0.5", APP_URL: "https://shop.uz" });
});

it("a container's server has as little memory as any other", () => {
  expect(readFileSync("Dockerfile", "utf8")).toContain(`CMD ["node", ${SMALL.map((flag) => JSON.stringify(flag)).join(", ")}, "start.mjs"]`);
});
