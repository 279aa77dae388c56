import { rm } from "node:fs/promises";

import sharp from "sharp";
import { afterAll, expect, test, vi } from "vitest";

import { signInAs, signOut } from "@/lib/testing/browser";
import { openShop } from "@/lib/testing/shop";

import { newId } from "@/lib/core/id";
import { storage } from "@/lib/core/storage";
import { readProduct } from "@/lib/warehouse/product/queries";

import { GET } from "./[...key]/route";
import { DELETE, POST } from "./route";

const folder = vi.hoisted(() => (process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/pictures-test-${process.pid}`));
afterAll(() => rm(folder, { recursive: true, force: true }));

const jpeg = await sharp({ create: { width: 30, height: 20, channels: 3, background: "#0a6a76" } }).jpeg().toBuffer();
const get = (key: string, headers: Record<string, string> = {}) => GET(new Request(`http://shop.test/pictures/${key}`, { headers }), { params: Promise.resolve({ key: key.split("/") }) });
const post = (product: string, body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => POST(new Request(`http://shop.test/pictures?product=${product}`, { method: "POST", body, headers }));

async function openWithPicture() {
  const shop = await openShop();
  await signInAs(shop);
  const { data } = (await (await post(shop.tea.id, new Uint8Array(jpeg))).json()) as { data: { pictureKey: string } };
  return { ...shop, key: data.pictureKey };
}

test("a picture is given back as it is kept, for ever and to this browser only", async () => {
  const { key } = await openWithPicture();

  const answer = await get(key);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toEqual({ "content-type": "image/webp", "cache-control": "private, max-age=31536000, immutable", "x-content-type-options": "nosniff" });
  expect(await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).toMatchObject({ format: "webp", width: 30 });
});

test("another store's picture is not there, and who is not signed in sees none", async () => {
  const { key } = await openWithPicture();
  await signInAs(await openShop());
  expect((await get(key)).status).toBe(404);

  signOut();
  expect((await get(key)).status).toBe(401);
});

test.each(["unknown", "climbs", "import"])("what is no picture of this store is not found: %s", async (kind) => {
  const { ctx: { storeId }, key } = await openWithPicture();
  await storage.put(`${storeId}/imports/a`, Buffer.from("prices"));
  const asked = { unknown: `${storeId}/pictures/${newId()}.webp`, climbs: `${storeId}/pictures/../../${key}`, import: `${storeId}/imports/a` }[kind]!;

  expect((await get(asked)).status).toBe(404);
});

test("a new picture takes the old one's place, and none takes both away", async () => {
  const { ctx, tea, key } = await openWithPicture();
  const { data } = (await (await post(tea.id, new Uint8Array(jpeg))).json()) as { data: { pictureKey: string } };
  expect([(await get(key)).status, (await get(data.pictureKey)).status]).toEqual([404, 200]);

  await DELETE(new Request(`http://shop.test/pictures?product=${tea.id}`, { method: "DELETE" }));
  expect((await get(data.pictureKey)).status).toBe(404);
  expect((await readProduct(ctx, { id: tea.id })).pictureKey).toBeNull();
});

test("another store's product gets none, nor does a page that another store was drawn for, and no file is left behind", async () => {
  const [{ tea, ctx }, mine] = [await openShop(), await openWithPicture()];

  expect((await post(tea.id, new Uint8Array(jpeg))).status).toBe(404);
  expect((await readProduct(ctx, { id: tea.id })).pictureKey).toBeNull();
  await signInAs(mine, { "x-store-id": ctx.storeId });
  expect((await post(mine.coffee.id, new Uint8Array(jpeg))).status).toBe(409);
  expect((await readProduct(mine.ctx, { id: mine.coffee.id })).pictureKey).toBeNull();
});

test("who may change no product is refused before the picture is worked through", async () => {
  await signInAs(await openShop({ role: "seller" }));
  expect((await post(newId(), new TextEncoder().encode("no picture"))).status).toBe(403);
});
