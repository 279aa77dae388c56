import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { keptSecrets, requireSecrets } from "./secrets";

const STRONG = "hF3k9Qw2ZpLr8TnVx5Yb7Dc1Mj4Gs6Ae";
let folder: string;

beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "shop-secrets-"))));
afterAll(() => rm(folder, { recursive: true }));

it.each([
  [undefined, "AUTH_SECRET is missing."],
  ["", "AUTH_SECRET is missing."],
  ["s3cr3t", "AUTH_SECRET is too short: 6 characters, 32 are needed."],
  ["a".repeat(64), "AUTH_SECRET is too easy to guess"],
  ["please-change-me-please-0123456789abcdef", "AUTH_SECRET looks like an example"],
])("with a database of one's own, the secret %j is refused in a sentence", (value, sentence) => {
  expect(() => requireSecrets({ AUTH_SECRET: value })).toThrow(sentence);
});

it("takes a strong secret as it is", () => {
  expect(requireSecrets({ AUTH_SECRET: STRONG })).toEqual({ AUTH_SECRET: STRONG });
});

it("the embedded mode makes its secret once, for the owner's eyes only", async () => {
  const first = await keptSecrets({}, folder);
  expect(await keptSecrets({}, folder)).toEqual(first);
  expect(JSON.parse(await readFile(join(folder, "secrets.json"), "utf8"))).toEqual(first);
  expect((await stat(join(folder, "secrets.json"))).mode & 0o777).toBe(0o600);
});

it("a secret from the environment wins in the embedded mode, unless it is weak", async () => {
  expect(await keptSecrets({ AUTH_SECRET: STRONG }, folder)).toEqual({ AUTH_SECRET: STRONG });
  await expect(keptSecrets({ AUTH_SECRET: "short" }, folder)).rejects.toThrow("too short");
});
