import { beforeAll, expect, test } from "vitest";
import type { z } from "zod";

import * as picture from "@/app/pictures/[...key]/route";
import { newId } from "@/lib/core/id";
import { call, openApiShop } from "@/lib/testing/api";
import { newPerson } from "@/lib/testing/people";

import { handlersOf, ROUTES } from "./routes";

/** What no field may break on. `RAW…`: not JSON of JavaScript, put into the text as it stands. */
const BAD: [name: string, value: unknown][] = [
  ["a number below zero", -1], ["zero", 0], ["zero as text", "0"], ["minus a lot", "-99999999999999999999"], ["NaN as text", "NaN"], ["Infinity as text", "Infinity"], ["1e400", "RAW1e400"],
  ["1e400 as text", "1e400"], ["1e21", 1e21], ["too many decimals", "1.23456"], ["too many decimals as a number", 0.1 + 0.2], ["overflow", "9".repeat(40)], ["the last bigint and one", "9223372036854775808"],
  ["just under the limit", "8999999999999999.99"], ["a NUL byte", "a\u0000b"], ["only a NUL byte", "\u0000"], ["a control character", "a\u0007"], ["half a pair", "RAW\"\\ud83d\""], ["a long text", "x".repeat(100_000)],
  ["empty text", ""], ["blank text", "   "], ["an object", { a: 1 }], ["a list", [1, [2]]], ["an empty list", []], ["an empty object", {}], ["true", true], ["null", null],
  ["an id nobody has", "01a207b0-abac-71c1-8a20-1db4ba57cd76"], ["SQL", "'; drop table sales; --"], ["a day that is none", "2026-02-30"], ["a right-to-left mark", "\u202e\u202a"], ["__proto__", "RAW{\"__proto__\":{\"a\":1}}"],
];

type ApiShop = Awaited<ReturnType<typeof openApiShop>>;
let shop: ApiShop;
let theirs: ApiShop;
let saleId: string;
let categoryId: string;
let person: Record<string, string>;

beforeAll(async () => {
  process.env.RATE_LIMIT_FACTOR = "1000000"; // every handler is called from one address here
  [shop, theirs] = [await openApiShop(), await openApiShop()];
  categoryId = (await shop.ask(ROUTES["/warehouse/categories/"]!, "POST", "/warehouse/categories/", { body: { name: "Base" } })).body.data.id;
  const { username, password } = newPerson();
  await call(ROUTES["/auth/register/"]!, "POST", "/auth/register/", { body: { username, first_name: "Dilnoza", last_name: "Karimova", password, password2: password } });
  person = { authorization: `Bearer ${(await call(ROUTES["/auth/login/"]!, "POST", "/auth/login/", { body: { username, password } })).body.access}` };
  saleId = (await shop.ask(ROUTES["/sales/"]!, "POST", "/sales/", { body: sale() })).body.data.id;
});

const sale = () => ({
  branch: shop.branch.id, payment_type: "mixed", cash_amount: "400", card_amount: "42.50", discount_amount: "5", description: "x",
  items: [{ product: shop.tea.id, quantity: "2", unit_price: "125.00", original_price: "125", item_discount_pct: "1", description: "y" }, { product: shop.coffee.id, quantity: 1 }],
});

/** A body that is right, for every write of the API: each of its fields is then made wrong in every way. */
const BODIES: Record<string, () => { body: object; params?: Record<string, string> }> = {
  "POST /sales/": () => ({ body: { id: newId(), register: null, customer: null, paid_amount: null, ...sale() } }),
  "POST /sales/{id}/cancel/": () => ({ body: { reason: "Mistake" }, params: { id: saleId } }),
  "POST /warehouse/categories/": () => ({ body: { id: newId(), name: `N${newId()}`, order: 3 } }),
  "PATCH /warehouse/categories/{id}/": () => ({ body: { name: `N${newId()}`, order: 3, status: "active" }, params: { id: categoryId } }),
  "POST /warehouse/subcategories/": () => ({ body: { id: newId(), name: `N${newId()}`, category: categoryId } }),
  "POST /warehouse/products/": () => ({
    body: {
      id: newId(), name: `N${newId()}`, category: categoryId, subcategory: null, unit: "kg", sale_price: "5000", minimum_stock: "2", article: "A", barcode: newId().slice(0, 20), barcodes: [{ code: newId().slice(-20), quantity: "24" }],
      status: "active", quantity: "1.5", branch: shop.branch.id, purchase_price: "4000", currency_code: "UZS", price_currency: "UZS", image: null,
    },
  }),
  "PATCH /warehouse/products/{id}/": () => ({ body: { name: "Cheese", category: categoryId, sale_price: "5000", minimum_stock: null, article: null, barcode: newId().slice(0, 20), unit: "kg", status: "active" }, params: { id: shop.cheese.id } }),
  "POST /warehouse/stocks/": () => ({ body: { id: newId(), product: shop.cheese.id, branch: shop.branch.id, quantity: "0.5", unit_cost: "1", description: "z" } }),
  "POST /warehouse/movements/": () => ({ body: { id: newId(), product: shop.tea.id, branch: shop.branch.id, movement_type: "in", quantity: "5", unit_cost: "1.5", supplier: null, description: "z" } }),
  "POST /auth/register/": () => ({ body: { username: `u${newId().slice(-12)}`, first_name: "A", last_name: "B", phone1: null, email: null, password: "Bahor-2026-savdo", password2: "Bahor-2026-savdo", store_name: "S" } }),
  "POST /auth/login/": () => ({ body: { username: `u${newId().slice(-12)}`, password: "Bahor-2026-savdo" } }),
  "POST /auth/token/refresh/": () => ({ body: { refresh: "x".repeat(43) } }),
  "PATCH /auth/profil/": () => ({ body: { first_name: "A", last_name: "B", locale: "en" } }),
  "POST /auth/change-password/": () => ({ body: { old_password: "x", new_password: "Bahor-2026-savdo", new_password2: "Bahor-2026-savdo" } }),
};

/** Every place in a body where a value stands: `items.0.quantity`. */
function placesOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  const inside = typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, each]) => placesOf(each, [...path, Array.isArray(value) ? Number(key) : key])) : [];
  return path.length > 0 ? [path, ...inside] : inside;
}

function textWith(body: object, path: (string | number)[], bad: unknown): string {
  const copy = structuredClone(body) as Record<string | number, never>;
  const holder = path.slice(0, -1).reduce((node, key) => node[key]!, copy);
  Object.assign(holder, { [path.at(-1)!]: typeof bad === "string" && bad.startsWith("RAW") ? "@@" : bad });
  return JSON.stringify(copy).replace('"@@"', String(bad).replace(/^RAW/, ""));
}

test.each(Object.keys(BODIES))("%s: no value of any field breaks it, and a refusal names the field", async (operation) => {
  const [method, path] = operation.split(" ") as [string, string];
  const wrong: unknown[] = [];

  for (const place of placesOf(BODIES[operation]!().body)) {
    await Promise.all(BAD.map(async ([name, bad]) => {
      const { body, params = {} } = BODIES[operation]!();
      const answer = await shop.ask(ROUTES[path]!, method, path, { text: textWith(body, place, bad), params, headers: path.startsWith("/auth/") ? person : {} });
      const isNamed = answer.status !== 400 || Object.keys(answer.body.errors ?? {}).length > 0;
      if (answer.status >= 500 || !isNamed) wrong.push({ place: place.join("."), name, status: answer.status, body: answer.body });
      for (const sentence of Object.values<string[]>(answer.body.errors ?? {}).flat()) if (/^(errors|api)\./.test(sentence)) wrong.push({ place: place.join("."), name, sentence });
    }));
  }
  expect(wrong).toEqual([]);
}, 120_000);

test.each([
  ["items.0.product", "x", 400], ["items.0.product", "01a207b0-abac-71c1-8a20-1db4ba57cd00", 404], ["items.0.quantity", "-1", 400], ["items.0.quantity", 0, 400], ["items.0.quantity", "NaN", 400], ["items.0.quantity", "RAW1e400", 400],
  ["items.0.quantity", "1.5", 400], ["items.0.quantity", "1.0001", 400], ["items.0.quantity", "99999999999999999999", 400], ["items.0.quantity", {}, 400], ["items.0.unit_price", "1.001", 400], ["items.0.unit_price", "0", 400],
  ["items.0.item_discount_pct", "101", 400], ["items.0.description", "a\u0000", 400], ["items.1", 5, 400], ["items", [], 400], ["items", "x", 400], ["items", null, 400], ["branch", "x", 400], ["branch", "01a207b0-abac-71c1-8a20-1db4ba57cd76", 404],
  ["register", "01a207b0-abac-71c1-8a20-1db4ba57cd76", 404], ["discount_amount", "-1", 400], ["cash_amount", "NaN", 400], ["payment_type", "bitcoin", 400], ["id", "5", 400], ["description", "x".repeat(501), 400],
])("a sale with %s %j is %i under that field", async (field, bad, status) => {
  const place = field.split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  const answer = await shop.ask(ROUTES["/sales/"]!, "POST", "/sales/", { text: textWith({ id: newId(), ...sale(), register: null }, place, bad) });
  expect(answer).toMatchObject({ status, body: { errors: { [field]: [expect.any(String)] } } });
});

test("a sale of 500 lines is a sale, of 501 is refused, and nothing overflows", async () => {
  const lines = (count: number, line: object) => ({ branch: shop.branch.id, payment_type: "cash", items: Array.from({ length: count }, () => line) });
  const ask = (body: object) => shop.ask(ROUTES["/sales/"]!, "POST", "/sales/", { body });

  expect((await ask(lines(500, { product: shop.tea.id, quantity: 1 }))).status).toBe(201);
  expect(await ask(lines(501, { product: shop.tea.id, quantity: 1 }))).toMatchObject({ status: 400, body: { errors: { items: ["At most 500"] } } });
  expect((await ask(lines(500, { product: shop.cheese.id, quantity: "899999999999999" }))).status).toBe(422);
});

test("a number that cannot be booked is refused under the field it comes from", async () => {
  const tea = { product: shop.tea.id, quantity: 1 };
  const half = { product: shop.coffee.id, quantity: "26000000000000" }; // at 200.00 a little more than half of what can be booked
  const refused = async (items: object[], change: object = {}) => {
    const { status, body } = await shop.ask(ROUTES["/sales/"]!, "POST", "/sales/", { body: { branch: shop.branch.id, payment_type: "cash", items, ...change } });
    return [status, body.errors];
  };
  const tooLarge = (field: string) => [422, { [field]: ["The number is too large"] }];
  const most = "9000000000000000";

  expect(await refused([{ ...tea, quantity: "900000000000000" }])).toEqual(tooLarge("items.0.quantity"));
  expect(await refused([tea, half, { ...tea, quantity: "900000000000000" }])).toEqual(tooLarge("items.2.quantity"));
  expect(await refused([half, half])).toEqual(tooLarge("items"));
  expect(await refused([{ ...half, item_discount_pct: "100" }, { ...half, item_discount_pct: "100" }])).toEqual(tooLarge("items"));
  expect(await refused([tea], { payment_type: null, payments: [{ method: "card", amount: most }, { method: "transfer", amount: most }] })).toEqual(tooLarge("payments"));
});

test("another store's ids are not found in any field", async () => {
  const ask = (path: string, body: object, method = "POST", params = {}) => shop.ask(ROUTES[path]!, method, path, { body, params });
  const category = (await theirs.ask(ROUTES["/warehouse/categories/"]!, "POST", "/warehouse/categories/", { body: { name: "Theirs" } })).body.data.id;

  expect(await ask("/warehouse/movements/", { product: theirs.tea.id, branch: shop.branch.id, movement_type: "in", quantity: 1 })).toMatchObject({ status: 404, body: { errors: { product: [expect.any(String)] } } });
  expect(await ask("/warehouse/stocks/", { product: shop.tea.id, branch: theirs.branch.id, quantity: 1 })).toMatchObject({ status: 404, body: { errors: { branch: [expect.any(String)] } } });
  expect(await ask("/warehouse/products/", { name: "X", category })).toMatchObject({ status: 404, body: { errors: { category: [expect.any(String)] } } });
  expect(await ask("/warehouse/products/{id}/", { name: "X" }, "PATCH", { id: theirs.tea.id })).toMatchObject({ status: 404 });
  expect(await ask("/warehouse/subcategories/", { name: "X", category })).toMatchObject({ status: 404, body: { errors: { category: [expect.any(String)] } } });
  expect((await shop.ask(ROUTES["/warehouse/products/"]!, "GET", "/warehouse/products/", { query: `?category=${category}` })).body).toEqual([]);
});

test.each([
  ["{", {}, 400], ["[]", {}, 400], ['"text"', {}, 400], ["null", {}, 400], ["5", {}, 400], ["", {}, 400], ["\ufeff{}", {}, 400], ['{"items":[{"product":1}', {}, 400], ["a=1&b=2", { "content-type": "application/x-www-form-urlencoded" }, 415],
  ["{}", { "content-type": "text/plain" }, 415], ["{}", { "content-encoding": "gzip" }, 415], ["{}", { "content-encoding": "identity" }, 400], ['{"branch":"a","branch":"b"}', {}, 400], ["[".repeat(200_000), {}, 400], ["[".repeat(200_000) + "]".repeat(200_000), {}, 400], [`{"description":"${"x".repeat(1_100_000)}"}`, {}, 413],
  ["{}", { "content-length": "52428800" }, 413],
])("the body %.30j with %j is %i", async (text, headers, status) => {
  const answer = await shop.ask(ROUTES["/sales/"]!, "POST", "/sales/", { text, headers });
  expect(answer).toMatchObject({ status, body: { detail: expect.stringMatching(/^[^.]+ /), request_id: expect.any(String) } });
});

test("an id in a body that is no text is refused under its name", async () => {
  for (const id of [{ toString: 1 }, [categoryId], [[[]]], 7, true]) {
    const answer = await shop.ask(ROUTES["/warehouse/categories/{id}/"]!, "PATCH", "/warehouse/categories/{id}/", { params: { id: categoryId }, body: { id, name: "Base" } });
    expect(answer, JSON.stringify(id)).toMatchObject({ status: 400, body: { errors: { id: [expect.any(String)] } } });
  }
});

test("of a hundred thousand mistakes a thousand are named", async () => {
  const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`k${at}`, 0]));
  for (const [path, body] of [["/auth/login/", many], ["/sales/", many], ["/sales/", { items: [many] }], ["/warehouse/products/", { name: "x", barcodes: Array.from({ length: 50_000 }, () => 1) }]] as const) {
    const answer = await shop.ask(ROUTES[path]!, "POST", path, { body });
    expect([answer.status, Object.keys(answer.body.errors).length <= 1000], path).toEqual([400, true]);
  }
});

test("who may not do it is told so, whatever they sent", async () => {
  const seller = await openApiShop({ role: "seller" });
  for (const path of ["/warehouse/categories/", "/warehouse/products/", "/warehouse/stocks/", "/warehouse/movements/"]) {
    expect(await seller.ask(ROUTES[path]!, "POST", path, { body: { what: 1 } }), path).toMatchObject({ status: 403, body: { code: "forbidden" } });
  }
});

test("an unknown name in the address is refused, with a value or without", async () => {
  for (const query of ["?statuss=x", "?statuss="]) expect(await shop.ask(ROUTES["/sales/"]!, "GET", "/sales/", { query })).toMatchObject({ status: 400, body: { errors: { statuss: [expect.any(String)] } } });
  expect(await shop.ask(ROUTES["/sales/"]!, "GET", "/sales/", { query: "?status=&payment_type=&search=" })).toMatchObject({ status: 200 });
  expect(await shop.ask(ROUTES["/warehouse/categories/"]!, "POST", "/warehouse/categories/", { body: { name: "N" }, query: "?dry_run=" })).toMatchObject({ status: 400, body: { errors: { dry_run: [expect.any(String)] } } });
});

test("bytes that are not UTF-8 are refused", async () => {
  const answer = await shop.ask(ROUTES["/sales/"]!, "POST", "/sales/", { text: new Uint8Array([123, 34, 255, 34, 58, 49, 125]) });
  expect(answer).toMatchObject({ status: 400, body: { code: "invalid" } });
});

test("filters take anything and break on nothing", async () => {
  const wrong: unknown[] = [];
  const values = ["-1", "0", "NaN", "1e400", "9".repeat(40), "%00", "%ff", "'", "\\", "%25", "_", "null", "true", "[]", "x".repeat(5000), "\ud83d\ude00", "2026-02-30", "0000-01-01", "0001-01-01", "9999-12-31", "01a207b0-abac-71c1-8a20-1db4ba57cd76", "-", "ʼ", "*", "(((", "a b c d e f g h i j k l m n o p"];
  const lists = ["/sales/", "/branches/", "/warehouse/products/", "/warehouse/categories/", "/warehouse/subcategories/", "/warehouse/stocks/", "/warehouse/stocks/low-stock/", "/warehouse/movements/", "/warehouse/stocks/by-product/", "/warehouse/products/scan/"];
  for (const path of lists) {
    const { input } = handlersOf(ROUTES[path]!).find(([method]) => method === "GET")![1].operation;
    for (const name of [...Object.keys((input.schema as z.ZodObject).shape), "zzz"]) {
      await Promise.all(values.map(async (value) => {
        const { status, body } = await shop.ask(ROUTES[path]!, "GET", path, { query: `?${name}=${value}` });
        if (status >= 500) wrong.push({ path, name, value, body });
      }));
    }
  }
  expect(wrong).toEqual([]);
}, 180_000);

test("a picture is refused to strangers, to another store's session and where there is none, as everything else is", async () => {
  const key = [shop.ctx.storeId, "pictures", "a.webp"];
  const ask = async (headers: Record<string, string>, asked = key) => {
    const answer = await picture.GET(new Request("http://shop.test/pictures/x", { headers }), { params: Promise.resolve({ key: asked }) });
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };
  const mine = { authorization: `Bearer ${shop.token}` };

  expect(await ask({ authorization: "Bearer x" })).toEqual([401, "unauthenticated"]);
  expect(await ask({ ...mine, "x-store-id": theirs.ctx.storeId })).toEqual([409, "conflict"]);
  expect(await ask({ ...mine, "x-store-id": "nonsense" })).toEqual([409, "conflict"]);
  for (const asked of [key, [theirs.ctx.storeId, "pictures", "a.webp"], ["..", "a"], ["%00"], [""]]) expect(await ask(mine, asked)).toEqual([404, "not_found"]);
});

test("nobody reads their way in by the authorization header", async () => {
  for (const authorization of ["", "Bearer", "Bearer x", "Basic abc", `Bearer ${"x".repeat(5000)}`, "Bearer 0123456789012345678901234567890123456789' or 1=1"]) {
    const answer = await call(ROUTES["/sales/"]!, "GET", "/sales/", { headers: { authorization } });
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  }
});
