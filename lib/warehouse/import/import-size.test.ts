import { rm } from "node:fs/promises";

import { sql } from "drizzle-orm";
import Papa from "papaparse";
import { afterAll, expect, test, vi } from "vitest";

import { categories, importChanges, productBarcodes, products } from "@/db/schema";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { openShop, type Shop } from "@/lib/testing/shop";
import { GOODS, HEADINGS, supplierList } from "@/lib/testing/supplier-list";

import { applyImport } from "./apply-import";
import { checkImport } from "./check-import";
import { readImport } from "./queries";
import { startImport } from "./start-import";
import { keepUpload } from "./upload-import";

const folder = vi.hoisted(() => (process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/import-size-test-${process.pid}`));
afterAll(() => rm(folder, { recursive: true, force: true }));

const csvOf = (rows: string[][]): Buffer => Buffer.from(Papa.unparse([HEADINGS, ...rows]));

async function upload({ ctx }: Shop, bytes: Buffer): Promise<string> {
  const id = newId();
  await keepUpload(ctx, { id, fileName: "supplier.csv" }, bytes);
  return id;
}

test("47,758 goods arrive in one import, with progress on screen", async () => { // how fast: `npm run bench -- import`
  const shop = await openShop({ onHand: 0n });
  const id = await upload(shop, csvOf(supplierList()));

  expect(await checkImport(shop.ctx, { id })).toMatchObject({ rows: GOODS, good: GOODS, bad: 0, creates: GOODS, issues: 0 });
  const seen = new Set<number>();
  await startImport(shop.ctx, { id, step: "apply" });
  const watch = setInterval(() => void readImport(shop.ctx, { id, limit: 0 }).then(({ rowsDone }) => seen.add(rowsDone)), 250);
  await applyImport(shop.ctx, { id }).finally(() => clearInterval(watch));

  expect(seen.size).toBeGreaterThan(3);
  await inStore(shop.ctx, async ({ tx }) => {
    expect(await tx.$count(products, sql`${products.price} is null and ${products.unit} = 'piece'`)).toBe(GOODS);
    expect(await tx.$count(productBarcodes)).toBe(GOODS);
    expect(await tx.$count(importChanges)).toBe(GOODS);
    expect(await tx.$count(categories)).toBe(91);
  });
  expect(await shop.facts()).toEqual(["product.imported"]);
}, 180_000);

test("a copy with broken rows lists exactly those", async () => {
  const shop = await openShop({ onHand: 0n });
  const rows = supplierList();
  const broken = new Map<number, string>();
  for (let i = 17; i < GOODS; i += 487) {
    const row = rows[i]!;
    const kind = broken.size % 4;
    if (kind === 0) row[1] = "";
    if (kind === 1) row[0] = rows[i - 1]![0]!;
    if (kind === 2) row[1] = `${row[1]}\u0007`;
    if (kind === 3) row[1] = "x".repeat(300);
    broken.set(i + 2, ["required", "importCodeTwice", "badCharacters", "textMost"][kind]!);
  }
  const id = await upload(shop, csvOf(rows));

  expect(await checkImport(shop.ctx, { id })).toMatchObject({ rows: GOODS, good: GOODS - broken.size, bad: broken.size });
  const { issues } = await readImport(shop.ctx, { id, limit: 200_000 });
  expect(issues.map(({ row, key }) => [row, key])).toEqual([...broken]);
}, 120_000);
