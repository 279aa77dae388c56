import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";

import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { beforeAll, expect, test } from "vitest";

import { LOCALES } from "@/lib/core/locale";
import { type Answer, call, openApiShop } from "@/lib/testing/api";
import { newPerson } from "@/lib/testing/people";

import { apiDocument, handlersOf, ROUTES } from "./routes";

const here = fileURLToPath(new URL(".", import.meta.url));
const document = JSON.parse(JSON.stringify(await apiDocument())) as Record<string, unknown>;
const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
ajv.addFormat("decimal", true);
ajv.addSchema(document, "api");

/** Checks an answer against what the document says of it. */
function check(method: string, path: string, { status, body }: Answer): void {
  const pointer = (parts: string[]) => `api#/${parts.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`;
  const validate = ajv.compile({ $ref: status < 400
    ? pointer(["paths", path, method.toLowerCase(), "responses", String(status), "content", "application/json", "schema"])
    : pointer(["components", "schemas", "Problem"]) });
  expect({ path, method, status, errors: validate(body) ? [] : validate.errors, body: validate.errors ? body : undefined }).toMatchObject({ errors: [] });
}

let shop: Awaited<ReturnType<typeof openApiShop>>;
const seen = new Set<string>();

async function ask(method: string, path: string, status: number, options: Parameters<typeof call>[3] = {}): Promise<Answer["body"]> {
  const answer = await shop.ask(ROUTES[path]!, method, path, options);
  expect({ path, method, status: answer.status, body: answer.status === status ? undefined : answer.body }).toEqual({ path, method, status, body: undefined });
  if (answer.headers.get("content-type")?.includes("json")) check(method, path, answer);
  seen.add(`${method} ${path}`);
  return answer.body;
}

beforeAll(async () => {
  process.env.RATE_LIMIT_FACTOR = "1000000"; // every handler is called from one address here
  shop = await openApiShop();
});

/** What this release has not: its files refuse it by its name, and stand in no table. */
const LATER = ["/warehouse/products/bulk-price-update/", "/warehouse/products/bulk-qr/"];

test("every route file stands in the table, and every entry has its file", () => {
  const files = globSync("**/route.ts", { cwd: here }).map((file) => `/${file.replace(/route\.ts$/, "").replaceAll("[", "{").replaceAll("]", "}")}`);
  expect(files.filter((path) => path !== "/openapi.json/" && !LATER.includes(path)).sort()).toEqual(Object.keys(ROUTES).sort());
  for (const [path, file] of Object.entries(ROUTES)) expect({ path, handlers: handlersOf(file).length > 0 }).toEqual({ path, handlers: true });
});

test("the document is OpenAPI 3.1 whose every schema compiles and every reference resolves", () => {
  expect(document).toMatchObject({ openapi: "3.1.0", servers: [{ url: "/api/v1" }] });
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!.split("/"));
  for (const path of references) expect(path.reduce<Record<string, unknown> | undefined>((node, key) => node?.[key] as never, document)).toBeDefined();
  for (const name of Object.keys((document as { components: { schemas: object } }).components.schemas)) expect(ajv.getSchema(`api#/components/schemas/${name}`)).toBeTypeOf("function");
});

test.each(LOCALES)("every call is told in %s", async (locale) => {
  const { paths } = await apiDocument(locale);
  const told = Object.values(paths).flatMap((methods) => Object.values(methods as Record<string, { summary: string; description: string }>).flatMap(({ summary, description }) => [summary, description]));
  expect(told.length).toBeGreaterThan(70);
  expect(told.filter((text) => text.includes("calls.") || /[{<]/.test(text))).toEqual([]);
});

test("a body to begin with is there where the fields that must be there are not enough, and fits", () => {
  const bodies = Object.entries(document.paths as Record<string, Record<string, { requestBody?: { content: { "application/json": { schema: { examples?: unknown[] } } } } }>>)
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, { requestBody }]) => ({ call: `${method} ${path}`, schema: requestBody?.content["application/json"].schema })));
  const shown = bodies.filter(({ schema }) => schema?.examples);

  expect(shown.map(({ call: name }) => name)).toEqual(expect.arrayContaining(["post /sales/", "post /warehouse/movements/", "post /warehouse/stocks/", "post /auth/login/"]));
  for (const { call: name, schema } of shown.filter(({ call: each }) => each !== "post /auth/login/")) expect({ name, fits: ajv.validate(schema!, schema!.examples![0]) }).toEqual({ name, fits: true });
});

test("a subcategory's category is told as it is: required of a new one, never null", () => {
  const of = (path: string, method: string) =>
    (document.paths as Record<string, Record<string, { requestBody: { content: { "application/json": { schema: { required?: string[]; properties: Record<string, object> } } } } }>>)[path]![method]!.requestBody.content["application/json"].schema;
  const [made, changed] = [of("/warehouse/subcategories/", "post"), of("/warehouse/subcategories/{id}/", "patch")];

  expect([made.required, changed.required ?? []]).toEqual([["name", "category"], []]);
  for (const { properties } of [made, changed]) expect(properties.category).toMatchObject({ type: "string", format: "uuid" });
  expect((document.components as { schemas: { Subcategory: { properties: object } } }).schemas.Subcategory.properties).toMatchObject({ category: { type: "string" }, category_name: { type: "string" } });
});

test("an answer that lost a key, or grew one, is noticed", () => {
  const branch = { id: "01a207b0-abac-71c1-8a20-1db4ba57cd76", name: "Main", address: null, phone: null, status: "active", created_at: "2026-01-05T10:00:00.000Z" };
  const validate = ajv.getSchema("api#/components/schemas/Branch")!;
  expect([validate(branch), validate({ ...branch, extra: 1 }), validate({ ...branch, phone: undefined })]).toEqual([true, false, false]);
});

test("goods: what is answered is what the document says", async () => {
  const category = (await ask("POST", "/warehouse/categories/", 201, { body: { name: "Drinks" } })).data;
  const subcategory = (await ask("POST", "/warehouse/subcategories/", 201, { body: { name: "Tea", category: category.id } })).data;
  expect(subcategory).toMatchObject({ category: category.id, category_name: "Drinks", product_count: 0 });
  for (const [level, id] of [["categories", category.id], ["subcategories", subcategory.id]]) {
    await ask("GET", `/warehouse/${level}/`, 200);
    await ask("GET", `/warehouse/${level}/{id}/`, 200, { params: { id } });
    await ask("PATCH", `/warehouse/${level}/{id}/`, 200, { params: { id }, body: { order: 7 } });
  }
  const product = (await ask("POST", "/warehouse/products/", 201, {
    body: { name: "Green tea", category: category.id, subcategory: subcategory.id, sale_price: "12500.00", unit: "piece", purchase_price: 9000, quantity: 24, branch: shop.branch.id },
  })).data;
  expect(product).toMatchObject({ category: category.id, subcategory_name: "Tea", sale_price: "12500.00", stock: "24.000", purchase_price: "9000.00", currency_code: "UZS", image: null });
  expect(product.barcode).toMatch(/^20\d{11}$/);

  await ask("GET", "/warehouse/products/", 200, { query: `?category=${category.id}&subcategory=${subcategory.id}&search=tea` });
  await ask("GET", "/warehouse/products/scan/", 200, { query: `?code=${product.barcode}` });
  await ask("GET", "/warehouse/products/{id}/", 200, { params: { id: product.id } });
  const changed = (await ask("PATCH", "/warehouse/products/{id}/", 200, { params: { id: product.id }, body: { barcode: "4780000000012", sale_price: "13000", subcategory: null, category: category.id } })).data;
  expect(changed).toMatchObject({ barcode: "4780000000012", sale_price: "13000.00", category: category.id, subcategory: null, name: "Green tea" });
  await ask("DELETE", "/warehouse/products/{id}/", 200, { params: { id: product.id } });
  await ask("DELETE", "/warehouse/subcategories/{id}/", 200, { params: { id: subcategory.id } });
  await ask("DELETE", "/warehouse/categories/{id}/", 200, { params: { id: category.id } });
});

test("stock: what is answered is what the document says", async () => {
  const place = { product: shop.tea.id, branch: shop.branch.id };
  expect((await ask("POST", "/warehouse/stocks/", 201, { body: { ...place, quantity: "5", unit_cost: "80" } })).data).toMatchObject({ movement_type: "in", quantity: "5.000", reason: "opening", level_after: "15.000", cost: "400.00" });
  expect((await ask("POST", "/warehouse/movements/", 201, { body: { ...place, movement_type: "in", quantity: 10, unit_cost: "85.50", description: "From the market" } })).data).toMatchObject({ movement_type: "in", reason: "receipt", description: "From the market", cost: "855.00" });
  expect((await ask("POST", "/warehouse/movements/", 201, { body: { ...place, movement_type: "out", quantity: 3 } })).data).toMatchObject({ movement_type: "out", quantity: "3.000", level_after: "22.000" });
  expect(await shop.onHandOf(shop.tea.id)).toBe(22_000n);

  await ask("GET", "/warehouse/stocks/", 200, { query: `?branch=${shop.branch.id}&state=in` });
  await ask("GET", "/warehouse/stocks/low-stock/", 200);
  expect(await ask("GET", "/warehouse/stocks/by-product/", 200, { query: `?product=${shop.tea.id}` })).toMatchObject([{ product: shop.tea.id, branch: shop.branch.id, quantity: "22.000" }]);
  await ask("GET", "/warehouse/movements/", 200, { query: `?movement_type=out&product=${shop.tea.id}&ordering=created_at` });
});

test("sales: what is answered is what the document says", async () => {
  await ask("GET", "/branches/", 200);
  const sale = (await ask("POST", "/sales/", 201, { body: { branch: shop.branch.id, payment_type: "card", items: [{ product: shop.tea.id, quantity: 2 }] } })).data;
  await ask("GET", "/sales/", 200, { query: "?payment_type=card" });
  await ask("GET", "/sales/{id}/", 200, { params: { id: sale.id } });
  await ask("GET", "/sales/{id}/receipt/", 200, { params: { id: sale.id }, query: "?paper=58" });
  await ask("POST", "/sales/{id}/cancel/", 200, { params: { id: sale.id }, body: { reason: "Mistake" } });
  expect((await ask("PATCH", "/sales/{id}/cancel/", 200, { params: { id: sale.id } })).data).toMatchObject({ status: "cancelled", cancel_reason: "Mistake" });
});

test("people: what is answered is what the document says", async () => {
  const { username, password } = newPerson();
  const anyone = async (path: string, status: number, body: object) => {
    const answer = await call(ROUTES[path]!, "POST", path, { body });
    expect({ path, status: answer.status, body: answer.body }).toMatchObject({ path, status });
    check("POST", path, answer);
    seen.add(`POST ${path}`);
    return answer.body;
  };
  await anyone("/auth/register/", 201, { username, first_name: "Dilnoza", last_name: "Karimova", password, password2: password, store_name: "Bahor" });
  const { access, refresh } = await anyone("/auth/login/", 200, { username, password });
  const pair = await anyone("/auth/token/refresh/", 200, { refresh });

  const headers = { authorization: `Bearer ${pair.access}` };
  expect(pair.access).not.toBe(access);
  for (const path of ["/auth/profil/", "/auth/me/"]) {
    expect(await ask("GET", path, 200, { headers })).toMatchObject({ username, first_name: "Dilnoza", worker: { role: "owner", store_name: "Bahor", branch: null } });
    expect((await ask("PATCH", path, 200, { headers, body: { last_name: "Aliyeva" } })).data).toMatchObject({ last_name: "Aliyeva" });
  }
  await ask("POST", "/auth/change-password/", 200, { headers, body: { old_password: password, new_password: "Yangi-parol-2026!", new_password2: "Yangi-parol-2026!" } });
  await ask("POST", "/auth/logout/", 200, { headers, body: { refresh: pair.refresh } });
  await ask("GET", "/auth/me/", 401, { headers });
});

test("nothing in the document went unasked", () => {
  const told = Object.entries(ROUTES).flatMap(([path, file]) => handlersOf(file).map(([method]) => `${method} ${path}`));
  expect(told.filter((operation) => !seen.has(operation))).toEqual([]);
});

