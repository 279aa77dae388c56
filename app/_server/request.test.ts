import { expect, test } from "vitest";

import { readText } from "./request";

const LIMIT = 1024 * 1024;
const post = (body: ReadableStream, headers = {}) => new Request("http://shop.test/api/v1/sales/", { method: "POST", body, headers, duplex: "half" } as RequestInit);
const bytes = (...sizes: (number | Error)[]) => new ReadableStream({
  pull(body) {
    const next = sizes.shift();
    if (next === undefined) body.close();
    else if (next instanceof Error) body.error(next);
    else body.enqueue(new Uint8Array(next).fill(0x20));
  },
});

test("a caller who goes away in the middle of a body is no failure of the shop's", async () => {
  await expect(readText(post(bytes(10, new Error("aborted"))))).rejects.toMatchObject({ code: "invalid", key: "bodyBroken" });
  await expect(readText(post(bytes(new Error("aborted")), { "content-length": "50" }))).rejects.toMatchObject({ code: "invalid", key: "bodyBroken" });
});

test("a body is read up to a megabyte, whatever it says of its length", async () => {
  expect(await readText(post(bytes(LIMIT)))).toHaveLength(LIMIT);
  await expect(readText(post(bytes(LIMIT, 1)))).rejects.toMatchObject({ code: "too_large" });
});
