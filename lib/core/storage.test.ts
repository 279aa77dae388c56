import { mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import sharp from "sharp";
import { afterAll, expect, test } from "vitest";

import { MAX_PICTURE_BYTES, reencode } from "./picture";
import { folderStorage } from "./storage";

const root = await mkdtemp(join(tmpdir(), "files-"));
const storage = folderStorage(root);
afterAll(() => rm(root, { recursive: true }));

test("what is put can be got, replaced and removed, and nothing else lies about", async () => {
  await storage.put("shop-1/pictures/a.webp", Buffer.from("one"));
  await storage.put("shop-1/pictures/a.webp", Buffer.from("two"));

  expect(String(await storage.get("shop-1/pictures/a.webp"))).toBe("two");
  expect(await readdir(join(root, "shop-1/pictures"))).toEqual(["a.webp"]);
  expect(await storage.get("shop-1/pictures")).toBeNull();
  await storage.remove("shop-1/pictures/a.webp");
  await storage.remove("shop-1/pictures/a.webp");
  expect(await storage.get("shop-1/pictures/a.webp")).toBeNull();
});

test("a sweep takes old files of one kind, of every store, and nothing else", async () => {
  const keys = ["shop-2/imports/old", "shop-3/imports/old", "shop-3/imports/new", "shop-3/pictures/old.webp"];
  for (const key of keys) await storage.put(key, Buffer.from("x"));
  for (const key of keys.filter((each) => each.includes("old"))) await utimes(join(root, key), new Date(0), new Date(0));

  await storage.sweep("imports", new Date(Date.now() - 60_000));
  await storage.sweep("nothing", new Date());

  expect(await Promise.all(keys.map(async (key) => (await storage.get(key)) !== null))).toEqual([false, false, true, true]);
  await folderStorage(join(root, "not-there")).sweep("imports", new Date());
});

test.each(["../secret", "/etc/passwd", "a/../../b", "a//b", ".", "", "a/.b", "a\u0000b", "A".repeat(300), "a\\b"])("no file is reached by %j", (key) => {
  expect(() => storage.get(key)).toThrow("not a storage key");
});

test("a picture is made anew: WebP, at most 800 a side, without what else the file carried", async () => {
  const sent = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: "#0a6a76" } }).withExif({ IFD0: { Copyright: "secret" } }).jpeg().toBuffer();

  const kept = await sharp(await reencode(sent)).metadata();

  expect(kept).toMatchObject({ format: "webp", width: 800, height: 400 });
  expect(kept.exif).toBeUndefined();
});

test.each([
  ["a text that says it is a picture", Buffer.from("GIF89a not really")], ["nothing", Buffer.alloc(0)], ["half a picture", Buffer.from("ffd8ffe000104a46494600", "hex")],
  ["an SVG, which may hold a program", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>1</script></svg>")],
])("%s is refused", async (_, bytes) => {
  await expect(reencode(bytes)).rejects.toMatchObject({ code: "invalid", key: "notPicture" });
});

test("a picture of too many pixels is a picture all the same, and too large", async () => {
  const sent = await sharp({ create: { width: 8000, height: 8000, channels: 3, background: "#0a6a76" } }).png().toBuffer();
  await expect(reencode(sent)).rejects.toMatchObject({ code: "too_large", key: "pictureTooManyPixels" });
});

test("a file of more than five megabytes is refused before it is opened", async () => {
  await expect(reencode(Buffer.alloc(MAX_PICTURE_BYTES + 1))).rejects.toMatchObject({ code: "too_large" });
});
