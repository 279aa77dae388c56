import { expect, test } from "vitest";
import type { z } from "zod";

import { sales } from "@/db/schema";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { createBranch } from "@/lib/store/branch/create-branch";
import { call, openApiShop } from "@/lib/testing/api";
import { owner } from "@/lib/testing/db";
import { createCategory } from "@/lib/warehouse/category/create-category";
import { createProduct } from "@/lib/warehouse/product/create-product";
import { readStock } from "@/lib/warehouse/product/queries";
import { updateProduct } from "@/lib/warehouse/product/update-product";

import * as nothing from "../[[...path]]/route";
import * as document from "./openapi.json/route";
import * as branches from "./branches/route";
import * as saleItem from "./sales/[id]/route";
import { handlersOf, ROUTES } from "./routes";
import * as receipt from "./sales/[id]/receipt/route";
import * as saleRoute from "./sales/route";
import * as categories from "./warehouse/categories/route";
import * as categoryItem from "./warehouse/categories/[id]/route";
import * as productItem from "./warehouse/products/[id]/route";
import * as bulkPrices from "./warehouse/products/bulk-price-update/route";
import * as bulkQr from "./warehouse/products/bulk-qr/route";
import * as products from "./warehouse/products/route";

type ApiShop = Awaited<ReturnType<typeof openApiShop>>;

/** Lists that can be walked. */
const walked = Object.keys(ROUTES).filter((path) => handlersOf(ROUTES[path]!).some(([method, { operation }]) => method === "GET" && "cursor" in ((operation.input.schema as z.ZodObject).shape ?? {})));

/** A list from its beginning, three rows at a time, as its links lead. */
async function* walk(shop: ApiShop, route: object, path: string): AsyncGenerator<Record<string, string>[]> {
  for (let query: string | undefined = "?cursor=&limit=3"; query;) {
    const { body, headers } = await shop.ask(route as never, "GET", path, { query });
    yield body;
    query = /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "")?.[1]?.replace(/^[^?]+/, "");
  }
}

const sell = (shop: ApiShop, body: object = {}) =>
  shop.ask(saleRoute, "POST", "/sales/", { body: { branch: shop.branch.id, payment_type: "cash", items: [{ product: shop.tea.id, quantity: 1 }], ...body } });

test("a sale that names no register counts on the branch's own register of the API, without a gap", async () => {
  const shop = await openApiShop();

  const numbers = [];
  for (const body of [{}, { items: [] }, { register: shop.apiRegister.id, branch: null }, {}]) numbers.push((await sell(shop, body)).body.data?.receipt_number ?? null);

  expect(numbers).toEqual(["A1-1", null, "A1-2", "A1-3"]);
  expect(await inStore(shop.ctx, ({ tx }) => tx.select({ source: sales.source, register: sales.registerId }).from(sales))).toEqual(
    [1, 2, 3].map(() => ({ source: "api", register: shop.apiRegister.id })));
});

test("a till is its claimant's, also for a program", async () => {
  const shop = await openApiShop();
  expect(await sell(shop, { register: shop.till.id })).toMatchObject({ status: 409, body: { code: "conflict", errors: { register: [expect.any(String)] } } });
});

test.each([
  [{ payment_type: "cash" }, [{ method: "cash", amount: "125.00", change: "0.00" }], "cash"],
  [{ payment_type: "cash", paid_amount: "200" }, [{ method: "cash", amount: "200.00", change: "75.00" }], "cash"],
  [{ payment_type: "card", card_amount: 125 }, [{ method: "card", amount: "125.00", change: "0.00" }], "card"],
  [{ payment_type: "transfer" }, [{ method: "transfer", amount: "125.00", change: "0.00" }], "transfer"],
  [{ payment_type: "mixed", cash_amount: "100", card_amount: "25", paid_amount: "125" }, [{ method: "cash", amount: "100.00" }, { method: "card", amount: "25.00" }], "mixed"],
  [{ payment_type: "mixed", card_amount: "25" }, [{ method: "cash", amount: "100.00" }, { method: "card", amount: "25.00" }], "mixed"],
  [{ payment_type: "cash", paid_amount: "200", cash_amount: "200.00", card_amount: "0" }, [{ method: "cash", amount: "200.00", change: "75.00" }], "cash"],
  [{ payment_type: "mixed", cash_amount: "0", card_amount: "125" }, [{ method: "card", amount: "125.00" }], "card"],
  [{ payment_type: null, payments: [{ method: "transfer", amount: "25" }, { method: "cash" }] }, [{ method: "transfer", amount: "25.00" }, { method: "cash", amount: "100.00" }], "mixed"],
])("%j is paid as %j", async (payment, payments, type) => {
  const { status, body } = await sell(await openApiShop(), payment);
  expect({ status, body }).toMatchObject({ status: 201, body: { data: { payments, payment_type: type, total_amount: "125.00" } } });
  expect(body.data.payments).toHaveLength(payments.length);
});

test.each([
  [{ payment_type: "debt" }, 400, "payment_type"],
  [{ payment_type: null, payments: [{ method: "debt", amount: "1" }] }, 400, "payments.0.method"],
  [{ customer: "01a207b0-abac-71c1-8a20-1db4ba57cd76" }, 400, "customer"],
  [{ payment_type: null }, 400, "payment_type"],
  [{ payments: [] }, 400, "payments"],
  [{ card_amount: "5" }, 400, "card_amount"],
  [{ payment_type: "mixed", cash_amount: "100", card_amount: "25", paid_amount: "126" }, 400, "paid_amount"],
  [{ payment_type: "cash", paid_amount: "200", cash_amount: "150" }, 400, "cash_amount"],
  [{ payment_type: "card", paid_amount: "125", card_amount: "100" }, 400, "card_amount"],
  [{ payment_type: "cash", paid_amount: "1" }, 422, "paid_amount"],
  [{ payment_type: "card", card_amount: "126" }, 422, "card_amount"],
  [{ payment_type: "mixed", cash_amount: "1", card_amount: "1" }, 422, "cash_amount"],
  [{ payment_type: null, payments: [{ method: "cash", amount: "1" }] }, 422, "payments"],
  [{ payment_type: null, payments: [{ method: "cash", amount: "0.00" }] }, 422, "payments"],
  [{ payment_type: null, payments: [{ method: "cash", amount: "-1" }] }, 400, "payments.0.amount"],
  [{ payment_type: "cash", paid_amount: "0" }, 422, "paid_amount"],
  [{ payment_type: "cash", paid_amount: "-1" }, 400, "paid_amount"],
  [{ payment_type: "card", card_amount: "0" }, 422, "card_amount"],
  [{ payment_type: "mixed", cash_amount: "0", card_amount: "0" }, 422, "cash_amount"],
  [{ discount_amount: "126" }, 422, "discount_amount"],
  [{ branch: null }, 400, "branch"],
])("%j is refused under its own field", async (change, status, field) => {
  const answer = await sell(await openApiShop(), change);
  expect(answer).toMatchObject({ status, body: { errors: { [field]: [expect.stringMatching(/^[\p{Lu}\d][^{}]+$/u)] } } });
});

test.each([
  { payment_type: "cash", paid_amount: "0.00" }, { payment_type: "card", card_amount: 0 }, { payment_type: "mixed", cash_amount: "0", card_amount: "0" }, { payment_type: null, payments: [{ method: "cash", amount: "0.00" }] },
  { payment_type: null, payments: [{ method: "card", amount: "0" }, { method: "cash", amount: "0" }] }, { payment_type: "cash" },
])("of a sale that costs nothing, %j is what was paid", async (payment) => {
  const { status, body } = await sell(await openApiShop(), { discount_amount: "125", ...payment });
  expect({ status, body }).toMatchObject({ status: 201, body: { data: { payments: [], payment_type: null, payable_amount: "0.00", paid_amount: "0.00", change_amount: "0.00" } } });
});

test("a sale whose register is not there, or another store's, says so under it", async () => {
  const [shop, theirs] = [await openApiShop(), await openApiShop()];
  for (const register of [newId(), theirs.till.id]) expect(await sell(shop, { branch: undefined, register })).toMatchObject({ status: 404, body: { errors: { register: ["Till not found."] } } });
});

test("a price that is missing is asked for where it is to be sent", async () => {
  const shop = await openApiShop();
  const id = newId();
  await createProduct(shop.ctx, { id, name: "Salt" });
  const ask = (item: object) => sell(shop, { items: [{ product: id, quantity: 1, ...item }] });

  expect(await ask({})).toMatchObject({ status: 422, body: { errors: { "items.0.unit_price": ["Enter a price for Salt"] } } });
  expect(await ask({ original_price: "5" })).toMatchObject({ status: 201 });
});

test("discounts and prices travel by the line", async () => {
  const shop = await openApiShop();
  const { id, name } = { id: shop.coffee.id, name: "Coffee" };

  const answer = await sell(shop, { discount_amount: "5", items: [{ product: id, quantity: "2.000", item_discount_pct: "5", original_price: "200.00", description: "cold" }] });
  expect(answer.body.data.items).toMatchObject([{ product: id, product_name: name, unit_price: "200.00", original_price: "200.00", subtotal: "400.00", item_discount_amount: "20.00", sale_discount_amount: "5.00", total_amount: "375.00", description: "cold" }]);

  const stale = await sell(await openApiShop({ role: "seller" }).then((seller) => Object.assign(shop, { ask: seller.ask, tea: seller.tea, branch: seller.branch })), { items: [{ product: shop.tea.id, quantity: 1, original_price: "124.00" }] });
  expect(stale).toMatchObject({ status: 422, body: { errors: { "items.0.original_price": [expect.stringContaining("125")] } } });
});

test("what would say nothing, or comes under another name elsewhere, is refused or called alike", async () => {
  const shop = await openApiShop();
  const place = { product: shop.tea.id, branch: shop.branch.id };
  const move = (body: object) => shop.ask(ROUTES["/warehouse/movements/"]!, "POST", "/warehouse/movements/", { body: { ...place, quantity: 1, ...body } });

  expect(await move({ movement_type: "out", unit_cost: "5" })).toMatchObject({ status: 400, body: { errors: { unit_cost: [expect.any(String)] } } });
  expect((await move({ movement_type: "out", description: "Broken" })).body.data).toMatchObject({ description: "Broken" });
  await createProduct(shop.ctx, { id: newId(), name: "Salt", barcodes: [{ code: "777" }] });
  expect(await shop.ask(ROUTES["/warehouse/products/scan/"]!, "GET", "/warehouse/products/scan/", { query: `?code=777&branch=${shop.branch.id}` })).toMatchObject({ status: 200, body: { stock: "0.000" } });
});

test("a write whose answer may not be read is refused before anything is written", async () => {
  const shop = await openApiShop({ role: "manager", grants: ["product.create", "product.update", "category.create", "stock.adjust", "stock.receive"] });
  const attempts: [string, string, object, Record<string, string>?][] = [
    ["POST", "/warehouse/products/", { name: "Salt" }], ["PATCH", "/warehouse/products/{id}/", { name: "Salt" }, { id: shop.tea.id }], ["POST", "/warehouse/categories/", { name: "Salt" }],
    ["POST", "/warehouse/movements/", { product: shop.tea.id, branch: shop.branch.id, movement_type: "in", quantity: 1 }],
    ["POST", "/warehouse/movements/", { product: shop.tea.id, branch: shop.branch.id, movement_type: "out", quantity: 1 }],
  ];

  for (const [method, path, body, params = {}] of attempts) expect(await shop.ask(ROUTES[path]!, method, path, { body, params })).toMatchObject({ status: 403 });
  expect(await shop.facts()).toEqual([]);
});

test("a list says where the reader stands, and the links come from our own address", async () => {
  const shop = await openApiShop();
  for (let i = 0; i < 5; i += 1) await sell(shop);

  const { body, headers } = await shop.ask(saleRoute, "GET", "/sales/", { query: "?page=2&limit=2&status=completed", headers: { host: "evil.example" } });
  expect(body).toHaveLength(2);
  expect(headers.get("x-total-count")).toBe("5");
  const link = (page: number, rel: string) => `<http://shop.test/api/v1/sales/?page=${page}&limit=2&status=completed>; rel="${rel}"`;
  expect(headers.get("link")).toBe([link(1, "first"), link(1, "prev"), link(3, "next"), link(3, "last")].join(", "));
});

test.each([
  ["?foo=1", "foo"], ["?branch=x", "branch"], ["?page=0", "page"], ["?page=x", "page"], ["?limit=201", "limit"], ["?limit=-1", "limit"], ["?status=gone", "status"],
  ["?ordering=soldAt", "ordering"], ["?date_from=2026-02-30", "date_from"], ["?date_from=0000-01-01", "date_from"], ["?date_to=9999-12-31", "date_to"], ["?date=x", "date"], ["?date=2026-01-05&date_from=2026-01-01", "date_from"], ["?ordering=total", "ordering"], ["?payment_type=debt", "payment_type"], ["?page=1&page=2", "page"],
  ["?search=%00", "search"], ["?search=%ff", "search"], ["?customer=1", "customer"], ["?limit=1e9", "limit"], ["?limit=1e1", "limit"], ["?limit=0x3", "limit"], ["?page=+5", "page"], ["?page=%2B5", "page"], ["?page=1.0", "page"], ["?__proto__=1", "__proto__"], ["?page=99999999999999999999", "page"],
])("the filter %s is refused by name", async (query, field) => {
  const shop = await openApiShop();
  expect(await shop.ask(saleRoute, "GET", "/sales/", { query })).toMatchObject({ status: 400, body: { code: "invalid", errors: { [field]: expect.arrayContaining([expect.any(String)]) } } });
});

test.each([
  ["/sales/", "total_amount"], ["/warehouse/products/", "sale_price"], ["/warehouse/stocks/", "product_name"], ["/warehouse/categories/", "order"],
])("%s is ordered by %s, as its rows call it", async (path, field) => {
  const shop = await openApiShop();
  for (const quantity of [2, 1, 3]) await sell(shop, { items: [{ product: shop.tea.id, quantity }] });
  for (const name of ["Tea", "Coffee"]) await shop.ask(categories, "POST", "/warehouse/categories/", { body: { name } });
  const ordered = async (ordering: string) => (await shop.ask(ROUTES[path]!, "GET", path, { query: `?ordering=${ordering}` })).body.map((row: Record<string, unknown>) => row[field]);

  const rising = await ordered(field);
  expect(new Set(rising).size).toBeGreaterThan(1);
  expect(await ordered(`-${field}`)).toEqual(rising.toReversed());
});

test("an empty filter is none, and a page after the last is empty", async () => {
  const shop = await openApiShop();
  await sell(shop);
  expect((await shop.ask(saleRoute, "GET", "/sales/", { query: "?search=&status=&payment_type=cash" })).body).toHaveLength(1);
  expect(await shop.ask(saleRoute, "GET", "/sales/", { query: "?page=9" })).toMatchObject({ status: 200, body: [] });
});

test("a large list is walked to its end, no row twice, while others write", async () => {
  const shop = await openApiShop();
  for (let i = 0; i < 7; i += 1) await sell(shop);

  const seen: string[] = [];
  for await (const page of walk(shop, saleRoute, "/sales/")) {
    seen.push(...page.map(({ receipt_number }) => receipt_number!));
    if (seen.length === 3) await sell(shop);
  }
  expect(seen).toEqual(["A1-1", "A1-2", "A1-3", "A1-4", "A1-5", "A1-6", "A1-7", "A1-8"]);

  for (const [query, field] of [["?cursor=x", "cursor"], ["?cursor=&page=2", "page"], ["?cursor=&ordering=total_amount", "ordering"]]) {
    expect(await shop.ask(saleRoute, "GET", "/sales/", { query: query! })).toMatchObject({ status: 400, body: { errors: { [field!]: expect.arrayContaining([expect.any(String)]) } } });
  }
});

test.each(walked)("%s ends when it is walked by cursor, and every row is seen once", async (path) => {
  const shop = await openApiShop();
  for (let i = 0; i < 4; i += 1) await sell(shop);
  for (const name of ["Water", "Bread", "Salt", "Oil"]) await createProduct(shop.ctx, { id: newId(), name });
  for (const name of ["Sugar", "Rice", "Flour", "Honey"]) await createProduct(shop.ctx, { id: newId(), name, opening: { locationId: shop.branch.id, quantity: "1" } });
  const keyOf = ({ id, branch, product }: Record<string, string>) => id ?? `${branch}_${product}`;
  const all = (await shop.ask(ROUTES[path]!, "GET", path, { query: "?limit=200" })).body.map(keyOf);

  const seen: string[] = [];
  for await (const page of walk(shop, ROUTES[path]!, path)) {
    seen.push(...page.map(keyOf));
    expect(seen.length).toBeLessThanOrEqual(all.length);
  }
  expect(seen).toEqual([...all].sort());
  expect(all.length).toBeGreaterThan(3);
});

test("sales are filtered by how they were paid and by the store's day", async () => {
  const shop = await openApiShop();
  await sell(shop);
  await sell(shop, { payment_type: "card" });
  await sell(shop, { payment_type: "mixed", cash_amount: "25" });
  const count = async (query: string) => (await shop.ask(saleRoute, "GET", "/sales/", { query })).body.length;
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tashkent" }).format(new Date());

  expect([await count("?payment_type=cash"), await count("?payment_type=card"), await count("?payment_type=mixed"), await count("?payment_type=transfer")]).toEqual([1, 1, 1, 0]);
  expect([await count(`?date=${today}`), await count("?date=2020-01-01"), await count("?date_to=2020-01-01")]).toEqual([3, 0, 0]);
});

test("what has not changed is not sent again", async () => {
  const shop = await openApiShop();
  const first = await shop.ask(branches, "GET", "/branches/");
  const etag = first.headers.get("etag")!;

  expect(await shop.ask(branches, "GET", "/branches/", { headers: { "if-none-match": `"x", ${etag}` } })).toMatchObject({ status: 304, body: "" });
  await shop.ask(categories, "POST", "/warehouse/categories/", { body: { name: "Tea" } });
  expect((await shop.ask(categories, "GET", "/warehouse/categories/", { headers: { "if-none-match": etag } })).status).toBe(200);
});

test.each([
  ["uz", "Sotuv yozildi"], ["uz-Cyrl-UZ,ru;q=0.5", "Сотув ёзилди"], ["ru-RU,ru;q=0.9,en;q=0.8", "Продажа записана"], ["de, en;q=0.7, ru;q=0.2", "Sale recorded"], ["", "Sale recorded"],
])("who asks for %j reads %j", async (language, message) => {
  const shop = await openApiShop();
  const body = { branch: shop.branch.id, payment_type: "cash", items: [{ product: shop.tea.id, quantity: 1 }] };
  const headers = { authorization: `Bearer ${shop.token}`, ...(language ? { "accept-language": language } : {}) };
  expect((await call(saleRoute, "POST", "/sales/", { headers, body })).body.message).toBe(message);
});

test.each(["uz", "uz-Cyrl", "ru", "en"])("a problem speaks %s, title, detail and fields", async (language) => {
  const shop = await openApiShop();
  const { body, headers } = await shop.ask(saleRoute, "POST", "/sales/", { headers: { "accept-language": language }, body: { items: [], payment_type: "debt", foo: 1 } });
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect(headers.get("content-language")).toBe(language);
  for (const sentence of [body.title, body.detail, ...Object.values<string[]>(body.errors).flat()]) expect(sentence).not.toMatch(/^(errors|api)\./);
  expect(body).toMatchObject({ type: "/api/docs#invalid", status: 400, code: "invalid", request_id: expect.any(String) });
});

test("nobody, a stranger's token and another store's session are 401 and 409", async () => {
  const shop = await openApiShop();
  const other = await openApiShop();
  expect(await call(branches, "GET", "/branches/")).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  expect(await shop.ask(branches, "GET", "/branches/", { headers: { authorization: "Bearer 0123456789012345678901234567890123456789" } })).toMatchObject({ status: 401 });
  expect(await shop.ask(branches, "GET", "/branches/", { headers: { "x-store-id": other.ctx.storeId } })).toMatchObject({ status: 409 });
});

test("who may not is told so", async () => {
  const seller = await openApiShop({ role: "seller" });
  expect(await seller.ask(categories, "POST", "/warehouse/categories/", { body: { name: "Tea" } })).toMatchObject({ status: 403, body: { code: "forbidden" } });
  expect((await sell(seller)).body.data.items[0].cost).toBeNull();
});

test("another store's rows, and ids that cannot be, are not there", async () => {
  const [mine, theirs] = [await openApiShop(), await openApiShop()];
  const { id } = (await sell(theirs)).body.data;
  for (const wanted of [id, "01a207b0-abac-71c1-8a20-1db4ba57cd76", "11111111-1111-1111-1111-111111111111", "5", "x'--", "null"]) {
    expect(await mine.ask(saleItem, "GET", "/sales/{id}/", { params: { id: wanted } })).toMatchObject({ status: 404, body: { code: "not_found" } });
    expect(await mine.ask(receipt, "GET", "/sales/{id}/receipt/", { params: { id: wanted } })).toMatchObject({ status: 404 });
  }
  expect(await sell(mine, { items: [{ product: theirs.tea.id, quantity: 1 }] })).toMatchObject({ status: 404, body: { errors: { "items.0.product": [expect.any(String)] } } });
  expect(await sell(mine, { branch: theirs.branch.id })).toMatchObject({ status: 404, body: { errors: { branch: [expect.any(String)] } } });
});

test("an id in capital letters is the same id, wherever it is written", async () => {
  const shop = await openApiShop();
  const [branch, tea, saleId, productId] = [shop.branch.id, shop.tea.id, newId(), newId()].map((id) => id.toUpperCase());
  const small = saleId!.toLowerCase();

  expect(await sell(shop, { id: saleId, branch, items: [{ product: tea, quantity: 1 }] })).toMatchObject({ status: 201, body: { data: { id: small } } });
  expect(await sell(shop, { id: small, branch: shop.branch.id, items: [{ product: shop.tea.id, quantity: 1 }] })).toMatchObject({ status: 201, body: { data: { id: small } } });
  const { body: sale } = await shop.ask(saleItem, "GET", "/sales/{id}/", { params: { id: small } });
  expect(sale).toMatchObject({ payments: [{ method: "cash", amount: "125.00" }], items: [{ product: shop.tea.id }] });
  expect((await shop.ask(saleItem, "GET", "/sales/{id}/", { params: { id: saleId! } })).body).toEqual(sale);
  expect((await shop.ask(saleRoute, "GET", "/sales/", { query: `?branch=${branch}` })).body).toHaveLength(1);

  const category = (await shop.ask(categories, "POST", "/warehouse/categories/", { body: { name: "Drinks" } })).body.data.id;
  const subcategory = (await shop.ask(ROUTES["/warehouse/subcategories/"]!, "POST", "/warehouse/subcategories/", { body: { name: "Tea", category: category.toUpperCase() } })).body.data;
  expect(subcategory).toMatchObject({ category, category_name: "Drinks" });
  const body = { id: productId, name: "Juice", category: category.toUpperCase(), subcategory: subcategory.id.toUpperCase(), quantity: 5, branch };
  const made = await shop.ask(products, "POST", "/warehouse/products/", { body });
  expect(made).toMatchObject({ status: 201, body: { data: { id: productId!.toLowerCase(), category, subcategory: subcategory.id, stock: "5.000" } } });
  expect((await shop.ask(productItem, "GET", "/warehouse/products/{id}/", { params: { id: productId! } })).body).toEqual(made.body.data);
  expect(await shop.ask(productItem, "PATCH", "/warehouse/products/{id}/", { params: { id: productId! }, body: { id: productId!.toLowerCase(), name: "Apple juice" } })).toMatchObject({ status: 200, body: { data: { name: "Apple juice" } } });

  expect(await shop.ask(ROUTES["/warehouse/movements/"]!, "POST", "/warehouse/movements/", { body: { id: newId().toUpperCase(), product: tea, branch, movement_type: "in", quantity: 1, unit_cost: 90 } })).toMatchObject({ status: 201, body: { data: { product: shop.tea.id } } });
  expect((await readStock(shop.ctx, { id: tea!, locationId: branch! })).stock).toBe("10.000");
});

test("of a category and a subcategory, the one that is not named stays", async () => {
  const shop = await openApiShop();
  const make = async (path: string, body: object): Promise<string> => (await shop.ask(ROUTES[path]!, "POST", path, { body })).body.data.id;
  const [drinks, food] = [await make("/warehouse/categories/", { name: "Drinks" }), await make("/warehouse/categories/", { name: "Food" })];
  const juices = await make("/warehouse/subcategories/", { name: "Juices", category: drinks });
  const id = await make("/warehouse/products/", { name: "Juice", subcategory: juices });
  const patched = async (body: object) => {
    const { status, body: { data } } = await shop.ask(productItem, "PATCH", "/warehouse/products/{id}/", { params: { id }, body });
    return [status, data.category, data.subcategory];
  };

  expect(await patched({ name: "Apple juice", category: drinks })).toEqual([200, drinks, juices]);
  expect(await patched({ category: drinks.toUpperCase() })).toEqual([200, drinks, juices]);
  expect(await patched({ subcategory: null })).toEqual([200, drinks, null]);
  expect(await patched({ subcategory: null })).toEqual([200, drinks, null]);
  expect(await patched({ subcategory: juices })).toEqual([200, drinks, juices]);
  expect(await patched({ category: food })).toEqual([200, food, null]);
  expect(await patched({ category: drinks, subcategory: juices })).toEqual([200, drinks, juices]);
  expect(await patched({ category: drinks, subcategory: null })).toEqual([200, drinks, null]);
  expect(await patched({ category: null })).toEqual([200, null, null]);
});

test("a category is named as one and a subcategory as one, and both must belong together", async () => {
  const shop = await openApiShop();
  const make = async (path: string, body: object): Promise<string> => (await shop.ask(ROUTES[path]!, "POST", path, { body })).body.data.id;
  const drinks = await make("/warehouse/categories/", { name: "Drinks" });
  const juices = await make("/warehouse/subcategories/", { name: "Juices", category: drinks });
  const unknown = newId();
  const refusals: [object, number, string][] = [
    [{ subcategory: drinks }, 400, "subcategory"], [{ category: juices }, 400, "category"], [{ category: null, subcategory: juices }, 400, "subcategory"], [{ category: juices, subcategory: juices }, 400, "subcategory"],
    [{ category: drinks, subcategory: unknown }, 404, "subcategory"], [{ subcategory: unknown }, 404, "subcategory"], [{ category: unknown }, 404, "category"], [{ category: drinks, subcategory: drinks }, 400, "subcategory"],
  ];

  for (const [place, status, field] of refusals) {
    const refusal = { status, body: { errors: { [field]: [expect.stringMatching(/category/i)] } } };
    expect(await shop.ask(products, "POST", "/warehouse/products/", { body: { name: "Juice", ...place } }), JSON.stringify(place)).toMatchObject(refusal);
    expect(await shop.ask(productItem, "PATCH", "/warehouse/products/{id}/", { params: { id: shop.tea.id }, body: place }), JSON.stringify(place)).toMatchObject(refusal);
  }
  expect(await shop.facts()).toEqual(["category.created", "category.created"]);

  const list = (query: string) => shop.ask(products, "GET", "/warehouse/products/", { query });
  const juice = await make("/warehouse/products/", { name: "Juice", subcategory: juices });
  await make("/warehouse/products/", { name: "Water", category: drinks });
  expect(await list(`?subcategory=${drinks}`)).toMatchObject({ status: 400, body: { errors: { subcategory: [expect.any(String)] } } });
  expect((await list(`?subcategory=${juices.toUpperCase()}`)).body).toMatchObject([{ id: juice }]);
  expect(await list(`?subcategory=${unknown}`)).toMatchObject({ status: 200, body: [] });
});

test("whoever puts goods where they stand need not see the categories themselves", async () => {
  const shop = await openApiShop({ role: "manager", grants: ["product.create", "product.read"] });
  const drinks = newId();
  await createCategory(shop.as("owner"), { id: drinks, name: "Drinks" });
  expect(await shop.ask(products, "POST", "/warehouse/products/", { body: { name: "Juice", category: drinks } })).toMatchObject({ status: 201, body: { data: { category: drinks, subcategory: null } } });
});

test("every list of stock says both levels a product stands under, as the product itself does", async () => {
  const shop = await openApiShop({ onHand: 3_000n });
  const [drinks, juices] = [newId(), newId()];
  await createCategory(shop.ctx, { id: drinks, name: "Drinks" });
  await createCategory(shop.ctx, { id: juices, name: "Juices", parentId: drinks });
  const levelsOf = async (path: `/${string}/`, query = "") => {
    const { body } = await shop.ask(ROUTES[path]!, "GET", path, { query });
    const { category, category_name, subcategory, subcategory_name } = [body].flat().find((row: { product?: string; id?: string }) => (row.product ?? row.id) === shop.tea.id);
    return [category, category_name, subcategory, subcategory_name];
  };
  const lists = () => Promise.all([levelsOf("/warehouse/products/"), levelsOf("/warehouse/stocks/"), levelsOf("/warehouse/stocks/low-stock/"), levelsOf("/warehouse/stocks/by-product/", `?product=${shop.tea.id}`)]);
  const shown = (...levels: (string | null)[]) => Array.from({ length: 4 }, () => levels);

  expect(await lists()).toEqual(shown(null, null, null, null));
  await updateProduct(shop.ctx, { id: shop.tea.id, categoryId: drinks });
  expect(await lists()).toEqual(shown(drinks, "Drinks", null, null));
  await updateProduct(shop.ctx, { id: shop.tea.id, categoryId: juices });
  expect(await lists()).toEqual(shown(drinks, "Drinks", juices, "Juices"));
});

test("one product's places are a list like any other: its links lead on", async () => {
  const shop = await openApiShop();
  const second = await createBranch(shop.ctx, { id: newId(), name: "Second", address: null, phone: null });
  await shop.ask(ROUTES["/warehouse/stocks/"]!, "POST", "/warehouse/stocks/", { body: { product: shop.tea.id, branch: second.id, quantity: 5 } });
  const asked = (query: string) => shop.ask(ROUTES["/warehouse/stocks/by-product/"]!, "GET", "/warehouse/stocks/by-product/", { query });

  const first = await asked(`?product=${shop.tea.id}&limit=1`);
  expect([first.status, first.headers.get("x-total-count")]).toEqual([200, "2"]);
  const next = /<[^>?]+([^>]+)>; rel="next"/.exec(first.headers.get("link")!)![1]!;
  const places = [...first.body, ...(await asked(next)).body].map(({ branch }: { branch: string }) => branch);
  expect(places.sort()).toEqual([shop.branch.id, second.id].sort());
});

test("a category is not a subcategory, and the body may not name another id than the path", async () => {
  const shop = await openApiShop();
  const { id } = (await shop.ask(categories, "POST", "/warehouse/categories/", { body: { name: "Tea" } })).body.data;
  const subcategory = await import("./warehouse/subcategories/[id]/route");
  expect(await shop.ask(subcategory, "GET", "/warehouse/subcategories/{id}/", { params: { id } })).toMatchObject({ status: 404 });
  expect(await shop.ask(await import("./warehouse/subcategories/route"), "POST", "/warehouse/subcategories/", { body: { name: "Green" } })).toMatchObject({ status: 400, body: { errors: { category: [expect.any(String)] } } });
  expect(await shop.ask(categoryItem, "PATCH", "/warehouse/categories/{id}/", { params: { id }, body: { id, name: "Teas" } })).toMatchObject({ status: 200, body: { data: { name: "Teas" } } });
  expect(await shop.ask(categoryItem, "PATCH", "/warehouse/categories/{id}/", { params: { id }, body: { id: shop.tea.id } })).toMatchObject({ status: 400, body: { errors: { id: [expect.any(String)] } } });
});

test("the receipt is a PDF, in either width", async () => {
  const shop = await openApiShop();
  const { id } = (await sell(shop)).body.data;
  const { status, headers, body } = await shop.ask(receipt, "GET", "/sales/{id}/receipt/", { params: { id }, query: "?paper=58" });
  expect([status, headers.get("content-type"), body.slice(0, 5)]).toEqual([200, "application/pdf", "%PDF-"]);
  expect(headers.get("content-disposition")).toContain('filename="A1-1.pdf"');
  expect([headers.get("x-content-type-options"), headers.get("vary"), headers.get("cache-control")]).toEqual(["nosniff", "Authorization, Accept-Language", "private, no-cache"]);
  const again = await shop.ask(receipt, "GET", "/sales/{id}/receipt/", { params: { id }, query: "?paper=58", headers: { "if-none-match": headers.get("etag")! } });
  expect([again.status, again.headers.get("content-type"), again.body]).toEqual([304, null, ""]);
  expect(await shop.ask(receipt, "GET", "/sales/{id}/receipt/", { params: { id }, query: "?paper=a4" })).toMatchObject({ status: 400, body: { errors: { paper: [expect.any(String)] } } });
});

test("a method nobody offers is 405 with those that are", async () => {
  const shop = await openApiShop();
  const { status, headers, body } = await shop.ask(branches, "POST", "/branches/", { body: {} });
  expect({ status, body }).toMatchObject({ status: 405, body: { code: "method_not_allowed", detail: "POST does not work here. Allowed: GET, HEAD, OPTIONS." } });
  expect(headers.get("allow")).toBe("GET, HEAD, OPTIONS");

  const head = await shop.ask(saleRoute, "HEAD", "/sales/");
  expect([head.status, head.body, head.headers.get("x-total-count")]).toEqual([200, "", "0"]);
  expect((await shop.ask(saleRoute, "OPTIONS", "/sales/")).headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
});

test("whoever asks for no language is refused in their store's, also where there is no such path or method; a stranger in ours", async () => {
  const shop = await openApiShop();
  const spoken = async (file: object, method: string, path: string, headers: Record<string, string>) => (await call(file as never, method, path, { headers })).headers.get("content-language");
  const languages = async (headers: Record<string, string>) => [await spoken(nothing, "GET", "/wp-admin/", headers), await spoken(branches, "POST", "/branches/", headers)];

  expect(await languages({ authorization: `Bearer ${shop.token}` })).toEqual(["en", "en"]);
  expect(await languages({ authorization: `Bearer ${shop.token}`, "accept-language": "ru" })).toEqual(["ru", "ru"]);
  expect(await languages({ authorization: "Bearer 0123456789012345678901234567890123456789" })).toEqual(["uz", "uz"]);
  expect(await languages({})).toEqual(["uz", "uz"]);
});

test.each([
  ["/customers/", "/api/v1/customers/ is not available yet."], ["/shifts/1/close/", "/api/v1/shifts/1/close/ is not available yet."], ["/warehouse/transfers/", "/api/v1/warehouse/transfers/ is not available yet."],
  ["/warehouse/movements/bulk/", "/api/v1/warehouse/movements/bulk/ is not available yet."], ["/wp-admin/", "There is no /api/v1/wp-admin/."],
])("%s is refused by its name", async (path, detail) => {
  for (const method of ["GET", "POST", "DELETE"]) expect(await call(nothing, method, path, { headers: { "accept-language": "en" } })).toMatchObject({ status: 404, body: { code: "not_found", detail } });
});

test("what is not built yet of the goods is no product's id", async () => {
  for (const [path, route] of Object.entries({ "/warehouse/products/bulk-price-update/": bulkPrices, "/warehouse/products/bulk-qr/": bulkQr })) {
    for (const method of ["GET", "POST", "PATCH"]) {
      expect(await call(route, method, path, { headers: { "accept-language": "en" } })).toMatchObject({ status: 404, body: { code: "not_found", detail: `/api/v1${path} is not available yet.` } });
    }
  }
});

test("a worker of one branch reads its name beside its id", async () => {
  const shop = await openApiShop();
  const profil = () => shop.ask(ROUTES["/auth/profil/"]!, "GET", "/auth/profil/");
  expect((await profil()).body.worker).toMatchObject({ branch: null, branch_name: null });

  await owner`update workers set branch_id = ${shop.branch.id} where id = ${shop.worker.id}`;
  expect((await profil()).body.worker).toMatchObject({ branch: shop.branch.id, branch_name: "Main" });
});

test("a worker of one branch sells there only, and sees neither the sales nor the goods of another", async () => {
  const shop = await openApiShop();
  const second = await createBranch(shop.ctx, { id: newId(), name: "Second", address: null, phone: null });
  await sell(shop);
  const counts = async () => Promise.all(["/sales/", "/warehouse/stocks/", "/warehouse/movements/"].map(async (path) => (await shop.ask(ROUTES[path]!, "GET", path)).headers.get("x-total-count")));
  expect(await counts()).toEqual(["1", "3", "4"]);

  await owner`update workers set branch_id = ${second.id} where id = ${shop.worker.id}`;
  expect(await sell(shop)).toMatchObject({ status: 403, body: { code: "forbidden" } });
  expect(await counts()).toEqual(["0", "0", "0"]);
});

test("everybody may read the contract", async () => {
  const { status, body, headers } = await call(document, "GET", "/openapi.json");
  expect([status, body.openapi]).toEqual([200, "3.1.0"]);
  expect((await call(document, "GET", "/openapi.json", { headers: { "if-none-match": headers.get("etag")! } })).status).toBe(304);
  expect(await call(document, "POST", "/openapi.json", { body: {} })).toMatchObject({ status: 405, body: { code: "method_not_allowed" } });
});

test("the calls are counted, and too many are told when to come back", async () => {
  process.env.RATE_LIMIT_API = "3";
  try {
    const shop = await openApiShop();
    const left = [];
    for (let i = 0; i < 3; i += 1) left.push((await shop.ask(branches, "GET", "/branches/")).headers.get("ratelimit-remaining"));
    const refused = await shop.ask(branches, "GET", "/branches/");

    expect(left).toEqual(["2", "1", "0"]);
    expect(refused).toMatchObject({ status: 429, body: { code: "too_many" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("ratelimit-limit")).toBe("3");
  } finally {
    delete process.env.RATE_LIMIT_API;
  }
});
