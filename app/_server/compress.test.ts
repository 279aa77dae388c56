import { brotliDecompressSync, gunzipSync } from "node:zlib";

import { expect, test } from "vitest";

import { compressed } from "./compress";

const long = "soʻm ".repeat(1000);

test.each([["gzip, deflate, br", "br"], ["gzip", "gzip"], ["br;q=0, gzip;q=0.5", "gzip"], ["identity", undefined], ["", undefined], [null, undefined], ["brotli", undefined]])("%j takes %s", async (accepted, encoding) => {
  const answer = await compressed(long, accepted);
  expect(answer.encoding).toBe(encoding);
  const text = { br: brotliDecompressSync, gzip: gunzipSync };
  expect(encoding ? text[encoding as "br"](answer.body).toString() : answer.body).toBe(long);
});

test("a short answer is not worth it", async () => {
  expect(await compressed("{}", "br")).toEqual({ body: "{}" });
});
