import { rm } from "node:fs/promises";

import { afterAll, expect, test, vi } from "vitest";

import { signInAs, signOut } from "@/lib/testing/browser";
import { openShop, type Shop } from "@/lib/testing/shop";

import { newId } from "@/lib/core/id";
import { applyImport } from "@/lib/warehouse/import/apply-import";
import { checkImport } from "@/lib/warehouse/import/check-import";
import { startImport } from "@/lib/warehouse/import/start-import";
import { keepUpload } from "@/lib/warehouse/import/upload-import";

import { GET } from "./[id]/state/route";

const folder = vi.hoisted(() => (process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/import-state-test-${process.pid}`));
afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = (id: string) => GET(new Request("http://shop.test/"), { params: Promise.resolve({ id }) });
const answer = async (id: string) => (await ask(id)).json() as Promise<{ message: string; data: { isRunning: boolean; isBad: boolean } }>;

async function upload({ ctx }: Shop, text: string): Promise<string> {
  const id = newId();
  await keepUpload(ctx, { id, fileName: "prices.csv" }, Buffer.from(text));
  return id;
}

test("an import says that it is over, and what came of it", async () => {
  const shop = await openShop();
  const id = await upload(shop, "Name;Price\nHalva;12000\nBread;nine");
  await signInAs(shop);
  expect(await answer(id)).toMatchObject({ message: "", data: { isRunning: true } });

  await checkImport(shop.ctx, { id });
  expect(await answer(id)).toMatchObject({ message: "prices.csv is checked, good rows: 1", data: { isRunning: false, isBad: false, verb: "Open" } });

  await startImport(shop.ctx, { id, step: "apply" });
  expect(await answer(id)).toMatchObject({ data: { isRunning: true } });
  await applyImport(shop.ctx, { id });
  expect(await answer(id)).toMatchObject({ message: "prices.csv is imported: 1 added, 0 changed", data: { isRunning: false, isBad: false } });
});

test("one that is unknown, or another store's, is not there; who is signed out is told so", async () => {
  const [shop, other] = [await openShop(), await openShop()];
  const id = await upload(other, "Name;Price\nHalva;12000");
  await signInAs(shop);
  expect((await ask(id)).status).toBe(404);
  expect((await ask(newId())).status).toBe(404);
  await signInAs(shop, { "x-store-id": other.ctx.storeId });
  expect((await ask(id)).status).toBe(409);
  signOut();
  expect((await ask(id)).status).toBe(401);
});
