import { rm } from "node:fs/promises";

import { eq } from "drizzle-orm";
import Papa from "papaparse";
import readExcel from "read-excel-file/node";
import { afterAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";

import { signInAs } from "@/lib/testing/browser";
import { owner, systemDb } from "@/lib/testing/db";
import { DEVICE, openShop, type Shop } from "@/lib/testing/shop";

import { exportRoute } from "@/app/_server/export";
import { MOST_EXCEL_ROWS, oneSlice } from "@/app/_server/table-file";
import { users } from "@/db/schema";
import { newId } from "@/lib/core/id";
import { type Locale, LOCALES } from "@/lib/core/locale";
import { createSale } from "@/lib/trade/sale/create-sale";
import { createCategory } from "@/lib/warehouse/category/create-category";
import { checkImport } from "@/lib/warehouse/import/check-import";
import { readImport } from "@/lib/warehouse/import/queries";
import { keepUpload } from "@/lib/warehouse/import/upload-import";
import { createProduct } from "@/lib/warehouse/product/create-product";
import { receiveStock } from "@/lib/warehouse/stock/receive-stock";
import { UNITS } from "@/lib/warehouse/unit";

import { GET as products } from "./products/export/route";
import { GET as receipts } from "./receipts/export/route";
import { GET as sales } from "./sales/export/route";
import { GET as stock } from "./stock/export/route";
import { GET as movements } from "./stock/movements/export/route";

const folder = vi.hoisted(() => (process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/export-test-${process.pid}`));
afterAll(() => rm(folder, { recursive: true, force: true }));

type Route = (request: Request) => Promise<Response>;
const ask = (route: Route, query = "format=csv") => route(new Request(`http://shop.test/export?${query}`));

/** The rows of a CSV by their heads. */
async function table(response: Response): Promise<Record<string, string>[]> {
  const text = Buffer.from(await response.arrayBuffer()).toString("utf8"); // `text()` would cut the mark off
  expect(text.startsWith("\uFEFF")).toBe(true);
  return Papa.parse<Record<string, string>>(text.slice(1), { header: true }).data;
}

const sell = ({ ctx, branch, till, tea }: Shop, amount = "125.00") => createSale({ ...ctx, now: new Date() }, {
  id: newId(), branchId: branch.id, registerId: till.id, deviceId: DEVICE, lines: [{ productId: tea.id, quantity: "1" }], payments: [{ method: "cash", amount }],
});

/** As if the shop had sold for a year: copies of one sale, a minute apart each, written by the database itself. */
async function sellMany({ ctx }: Shop, id: string, times: number): Promise<void> {
  await owner.unsafe(`insert into sales select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'number', 100000 + n, 'receipt_number', 'C1-' || 100000 + n, 'sold_at', s.sold_at - make_interval(mins => n / 2)))).*
    from sales s, generate_series(1, ${times}) n where s.store_id = '${ctx.storeId}' and s.id = '${id}'`);
}

// Sales without lines: whoever counts this database's books next must not find them. History refuses to be deleted, so past its triggers.
afterAll(() => owner.begin(async (tx) => {
  await tx`set local session_replication_role = replica`;
  await tx`delete from sales where receipt_number like 'C1-1_____'`;
}));

describe("a file of all sales", () => {
  test("has each once, whatever is sold while it is written", async () => {
    const shop = await openShop();
    const { id } = await sell(shop);
    await sellMany(shop, id, 1300);
    await signInAs(shop);

    for (const ordering of ["-soldAt", "soldAt"]) {
      const reader = (await ask(sales as Route, `format=csv&ordering=${ordering}`)).body!.getReader();
      const parts: Uint8Array[] = [];
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        parts.push(part.value);
        await sell(shop);
      }
      const numbers = Papa.parse<string[]>(Buffer.concat(parts).toString("utf8").trim()).data.slice(1).map(([number]) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
      const [row] = await owner`select count(*)::int as n from sales where store_id = ${shop.ctx.storeId} and id <> ${id} and receipt_number like 'C1-1_____'`;
      expect(numbers.filter((number) => /^C1-1\d{5}$/.test(number!)).length).toBe(row!.n);
    }
  });

  test("says what each method took to the tiyin, without the change", async () => {
    const shop = await openShop();
    await sell(shop, "200.10");
    await signInAs(shop);

    expect(await table(await ask(sales as Route))).toMatchObject([{ Cash: "125.00", Card: "0.00" }]);
  });

  test("is what the address filters, and what it does not know it forgives as the page does", async () => {
    const shop = await openShop();
    await sell(shop);
    await signInAs(shop);

    expect(await table(await ask(sales as Route, "format=csv&method=card"))).toEqual([]);
    expect(await table(await ask(sales as Route, "format=csv&method=cash&hide=a&view=b&page=7&limit=1"))).toHaveLength(1);
    expect(await table(await ask(sales as Route, "format=csv&method=gold"))).toHaveLength(1);
  });

  test("is a workbook too", async () => {
    const shop = await openShop();
    await sell(shop);
    await signInAs(shop);

    const sheets = await readExcel(Buffer.from(await (await ask(sales as Route, "format=xlsx")).arrayBuffer()));
    expect(JSON.stringify(sheets)).toContain("C1-1");
  });
});

test("a list that no workbook holds is refused in a sentence before the file begins", async () => {
  await signInAs(await openShop());
  const long = exportRoute(z.object({}), { title: "sales.title", columns: () => [], count: async () => ({ total: MOST_EXCEL_ROWS + 1 }), slices: () => oneSlice([]) });

  const refused = await ask(long, "format=xlsx");
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ message: expect.stringContaining("200"), error: { code: "rejected" } });
  expect((await ask(long, "format=csv")).status).toBe(200);
});

test("who may not read a list is refused in a sentence, with its status", async () => {
  const shop = await openShop({ role: "seller", grants: ["product.read"] });
  await signInAs(shop);

  for (const route of [sales, stock, movements, receipts] as Route[]) {
    const answer = await ask(route);
    expect(answer.status).toBe(403);
    expect(((await answer.json()) as { message: string }).message).not.toBe("");
  }
  expect((await ask(products as Route)).status).toBe(200);
});

test("another store's rows are in no file, and a page of another store gets none", async () => {
  const [shop, other] = [await openShop(), await openShop()];
  await sell(shop);
  await signInAs(other);
  expect(await table(await ask(sales as Route))).toEqual([]);

  await signInAs(other, { "x-store-id": shop.ctx.storeId });
  expect((await ask(sales as Route)).status).toBe(409);
});

test("stock, movements and goods in are files as well; costs are for who may see them", async () => {
  const shop = await openShop();
  await receiveStock(shop.ctx, { id: newId(), locationId: shop.branch.id, note: "-5 bags", lines: [{ productId: shop.tea.id, quantity: "2", unitCost: "90.00" }] });
  await signInAs(shop);

  expect(await table(await ask(stock as Route, "format=csv&search=tea"))).toMatchObject([{ Product: "Tea", Location: "Main" }]);
  expect(await table(await ask(movements as Route, "format=csv&reason=receipt"))).toMatchObject([{ Product: "Tea", Quantity: "2.000" }]);
  expect(Object.values((await table(await ask(receipts as Route)))[0]!)).toEqual(expect.arrayContaining(["1", "'-5 bags", "180.00"]));

  await owner`update workers set role = 'seller', permissions = ${["product.read", "stock.read", "stock.receive"]} where id = ${shop.worker.id}`;
  for (const route of [products, stock, movements, receipts] as Route[]) {
    const text = await (await ask(route)).text();
    expect(text).not.toMatch(/cost|value/i);
    expect(text).not.toContain("90.00");
  }
});

describe.each(LOCALES)("goods in %s", (locale: Locale) => {
  test("go out and come back as they were: the import knows every head, unit and name", async () => {
    const shop = await openShop({ onHand: 0n });
    const [food, tea] = [newId(), newId()];
    await createCategory(shop.ctx, { id: food, name: "Oziq-ovqat" });
    await createCategory(shop.ctx, { id: tea, name: "Choy", parentId: food });
    for (const unit of UNITS) {
      await createProduct(shop.ctx, { id: newId(), name: `-${unit} «Бахор», 1/2`, unit, price: "12500.50", minimumStock: "3", article: `=A-${unit}`, categoryId: unit === "kg" ? tea : food, barcodes: [{ code: `20000${UNITS.indexOf(unit)}x`, quantity: "1" }, { code: `box-${unit}`, quantity: "24" }] });
    }
    await systemDb.update(users).set({ locale }).where(eq(users.id, shop.userId));

    for (const format of ["csv", "xlsx"]) {
      await signInAs(shop);
      const file = Buffer.from(await (await ask(products as Route, `format=${format}`)).arrayBuffer());

      const id = newId();
      await keepUpload(shop.ctx, { id, fileName: `goods.${format}` }, file);
      expect(await checkImport(shop.ctx, { id }), "the same shop: nothing changes").toMatchObject({ rows: UNITS.length + 3, bad: 0, creates: 0, updates: 0, unchanged: UNITS.length + 3 });
      const { layout } = await readImport(shop.ctx, { id });
      expect(Object.keys(layout!.columns).sort()).toEqual(["article", "barcode", "category", "cost", "minimumStock", "name", "price", "subcategory", "unit"]);

      const other = await openShop({ onHand: 0n });
      const again = newId();
      await keepUpload(other.ctx, { id: again, fileName: `goods.${format}` }, file);
      expect(await checkImport(other.ctx, { id: again }), "another shop: all are new but the three it has").toMatchObject({ bad: 0, creates: UNITS.length, newCategories: 2 });
    }
  });
});
