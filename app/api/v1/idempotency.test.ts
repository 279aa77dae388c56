import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { once } from "@/app/_server/idempotency";
import { sweep } from "@/app/_server/sweep";
import { idempotencyKeys, sales, sessions, workers } from "@/db/schema";
import { createWorker } from "@/lib/accounts/worker/create-worker";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import type { Storage } from "@/lib/core/storage";
import { call, openApiShop, tokenOf } from "@/lib/testing/api";
import { systemDb } from "@/lib/testing/db";
import { newPerson } from "@/lib/testing/people";
import { openShop } from "@/lib/testing/shop";
import { receiveStock } from "@/lib/warehouse/stock/receive-stock";

import { ROUTES } from "./routes";
import * as cancelSale from "./sales/[id]/cancel/route";
import * as saleRoute from "./sales/route";
import * as categoryItem from "./warehouse/categories/[id]/route";
import * as categories from "./warehouse/categories/route";
import * as movements from "./warehouse/movements/route";
import * as productItem from "./warehouse/products/[id]/route";

type ApiShop = Awaited<ReturnType<typeof openApiShop>>;

const oneTea = (shop: ApiShop, change: object = {}) => ({ branch: shop.branch.id, payment_type: "cash", items: [{ product: shop.tea.id, quantity: 1 }], ...change });
const sell = (shop: ApiShop, key: string, body: object = oneTea(shop)) => shop.ask(saleRoute, "POST", "/sales/", { body, headers: { "idempotency-key": key } });
const countSales = ({ ctx }: ApiShop) => inStore(ctx, ({ tx }) => tx.$count(sales));

/** As if the process had died `secondsAgo` seconds after it took the key. */
const dieRunning = ({ ctx }: ApiShop, key: string, secondsAgo: number, body: object) => inStore(ctx, ({ tx }) =>
  tx.update(idempotencyKeys).set({ status: null, body, createdAt: new Date(Date.now() - secondsAgo * 1000) }).where(eq(idempotencyKeys.key, key)));

test("the same key twice sells once and answers the same", async () => {
  const shop = await openApiShop();
  const [first, again] = [await sell(shop, "k-1"), await sell(shop, "k-1")];

  expect(first.status).toBe(201);
  expect(first.headers.has("idempotent-replayed")).toBe(false);
  expect({ status: again.status, body: again.body }).toEqual({ status: first.status, body: first.body });
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await countSales(shop)).toBe(1);

  const other = await shop.ask(saleRoute, "POST", "/sales/", { body: oneTea(shop), headers: { "x-idempotency-key": "k-1" } });
  expect(other.body).toEqual(first.body);
});

test("a repeated answer says the language it speaks, not the one it is asked in", async () => {
  const shop = await openApiShop();
  const ask = (language: string, change: object = {}) => shop.ask(saleRoute, "POST", "/sales/", { body: oneTea(shop, change), headers: { "accept-language": language, "idempotency-key": `k${JSON.stringify(change)}` } });
  const spoken = ({ headers, body }: Awaited<ReturnType<typeof ask>>) => [headers.get("content-language"), body.message ?? body.detail];

  expect([spoken(await ask("en")), spoken(await ask("ru"))]).toEqual([["en", "Sale recorded"], ["en", "Sale recorded"]]);
  expect([spoken(await ask("en", { items: [] })), spoken(await ask("ru", { items: [] }))]).toEqual([["en", "Check the marked fields."], ["en", "Check the marked fields."]]);

  await inStore(shop.ctx, ({ tx }) => tx.update(idempotencyKeys).set({ body: { message: "Sale recorded" } }));
  expect(spoken(await ask("ru")), "kept by an earlier release").toEqual([null, "Sale recorded"]);
});

test("ten at once with one key are one sale and ten equal answers", async () => {
  const shop = await openApiShop();
  const answers = await Promise.all(Array.from({ length: 10 }, () => sell(shop, "race")));

  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
  expect(new Set(answers.map(({ body }) => body.data.id)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers.has("idempotent-replayed"))).toHaveLength(9);
  expect(await countSales(shop)).toBe(1);
  expect(await shop.onHandOf(shop.tea.id)).toBe(9_000n);
});

test("the same key with another body is refused", async () => {
  const shop = await openApiShop();
  await sell(shop, "k");
  expect(await sell(shop, "k", oneTea(shop, { description: "other" }))).toMatchObject({ status: 409, body: { code: "conflict", errors: { "Idempotency-Key": [expect.any(String)] } } });
  expect(await countSales(shop)).toBe(1);
});

test("a refusal is repeated too, and costs no receipt number", async () => {
  const shop = await openApiShop();
  const [first, again] = [await sell(shop, "k", oneTea(shop, { payment_type: "debt" })), await sell(shop, "k", oneTea(shop, { payment_type: "debt" }))];
  expect([first.status, again.status, again.headers.get("idempotent-replayed"), again.headers.get("content-type")]).toEqual([400, 400, "true", "application/problem+json"]);
  expect((await sell(shop, "k2")).body.data.receipt_number).toBe("A1-1");
});

test("a key is its caller's, its method's and its path's", async () => {
  const [mine, theirs] = [await openApiShop(), await openApiShop()];
  await sell(mine, "k");
  expect((await sell(theirs, "k")).status).toBe(201);
  expect((await mine.ask(categories, "POST", "/warehouse/categories/", { body: { name: "Tea" }, headers: { "idempotency-key": "k" } })).status).toBe(201);
  const seller = await openApiShop({ role: "seller" });
  expect((await sell(seller, "k")).headers.has("idempotent-replayed")).toBe(false);
});

test("two workers of one store who choose the same key make two sales", async () => {
  const shop = await openApiShop();
  const { id } = await createWorker(shop.ctx, { ...newPerson(), role: "seller" });
  const [colleague] = await inStore(shop.ctx, ({ tx }) => tx.select({ userId: workers.userId }).from(workers).where(eq(workers.id, id)));
  const token = await tokenOf({ ctx: shop.ctx, userId: colleague!.userId });

  const mine = await sell(shop, "k");
  const theirs = await call(saleRoute, "POST", "/sales/", { body: oneTea(shop), headers: { authorization: `Bearer ${token}`, "idempotency-key": "k" } });

  expect([theirs.status, theirs.headers.has("idempotent-replayed")]).toEqual([201, false]);
  expect([mine.body.data.worker, theirs.body.data.worker]).toEqual([shop.worker.id, id]);
  expect(await countSales(shop)).toBe(2);
});

test.each([["query", "POST", "/sales/", "?x=", 400], ["id", "POST", "/sales/{id}/cancel/", "", 404], ["query of a delete", "DELETE", "/warehouse/categories/{id}/", "?x=", 400]])("an address as long as can be, by its %s, is refused before its key is kept", async (_, method, path, query, status) => {
  const shop = await openApiShop();
  const long = Array.from({ length: 200 }, () => newId()).join("");
  const file = { "/sales/": saleRoute, "/sales/{id}/cancel/": cancelSale, "/warehouse/categories/{id}/": categoryItem }[path]!;

  const answer = await shop.ask(file, method, path, { ...(method === "POST" ? { body: {} } : {}), params: { id: query ? newId() : long }, query: query && query + long, headers: { "idempotency-key": "k" } });
  expect(answer).toMatchObject({ status, body: { detail: expect.any(String) } });
  expect(await inStore(shop.ctx, ({ tx }) => tx.$count(idempotencyKeys))).toBe(0);
});

test("with or without the last slash is one path", async () => {
  const shop = await openApiShop();
  const first = await sell(shop, "k");
  const again = await shop.ask(saleRoute, "POST", "/sales", { body: oneTea(shop), headers: { "idempotency-key": "k" } });
  expect(again.body).toEqual(first.body);
});

test("a call that died after it had sold is found again, not sold again", async () => {
  const shop = await openApiShop();
  const first = await sell(shop, "k");
  await dieRunning(shop, "k", 61, { id: first.body.data.id });

  const again = await sell(shop, "k");

  expect(again).toMatchObject({ status: 201, body: { data: { id: first.body.data.id, receipt_number: first.body.data.receipt_number } } });
  expect(again.headers.has("idempotent-replayed")).toBe(false);
  expect(await countSales(shop)).toBe(1);
  expect((await sell(shop, "k")).headers.get("idempotent-replayed")).toBe("true");
});

test("goods that a dead call had moved are not moved again", async () => {
  const shop = await openApiShop();
  const move = () => shop.ask(movements, "POST", "/warehouse/movements/", { body: { product: shop.tea.id, branch: shop.branch.id, movement_type: "in", quantity: 5 }, headers: { "idempotency-key": "m" } });
  const first = await move();
  await dieRunning(shop, "m", 61, { id: first.body.data.source });

  expect((await move()).body.data).toEqual(first.body.data);
  expect(await shop.onHandOf(shop.tea.id)).toBe(15_000n);
});

test("a call that died before it had sold is done by the next, once, however many come", async () => {
  const shop = await openApiShop();
  await sell(shop, "warm"); // so that there is a row to look like
  await inStore(shop.ctx, async ({ tx, storeId }) => {
    const [row] = await tx.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, "warm"));
    await tx.insert(idempotencyKeys).values({ ...row!, storeId, key: "k", status: null, body: { id: "01a207b0-abac-71c1-8a20-1db4ba57cd76" }, createdAt: new Date(Date.now() - 61_000) });
  });

  const answers = await Promise.all(Array.from({ length: 5 }, () => sell(shop, "k")));

  expect(new Set(answers.map(({ body }) => body.data?.id))).toEqual(new Set(["01a207b0-abac-71c1-8a20-1db4ba57cd76"]));
  expect(await countSales(shop)).toBe(2);
});

test("who sends another body under a running key is refused at once", async () => {
  const shop = await openApiShop();
  await sell(shop, "k");
  await dieRunning(shop, "k", 1, { id: "01a207b0-abac-71c1-8a20-1db4ba57cd76" });
  expect((await sell(shop, "k", oneTea(shop, { description: "other" }))).status).toBe(409);
});

test("who sends another body under a dead call's key is refused as well, and the call itself can still be finished", async () => {
  const shop = await openApiShop();
  const first = await sell(shop, "k");
  await dieRunning(shop, "k", 61, { id: first.body.data.id });

  expect(await sell(shop, "k", oneTea(shop, { description: "other" }))).toMatchObject({ status: 409, body: { errors: { "Idempotency-Key": [expect.any(String)] } } });
  expect((await sell(shop, "k")).body.data.id).toBe(first.body.data.id);
  expect(await countSales(shop)).toBe(1);
});

test("our own mistake is not kept: the next call runs again at once, under the same id", async () => {
  const { ctx } = await openShop();
  const ids: string[] = [];
  const ask = (status: number) => once({ ...ctx, now: new Date() }, { method: "POST", path: "/sales/", key: "k", text: "{}" }, async (id) => {
    ids.push(id);
    return { status, body: { status }, locale: "en" };
  });

  expect(await ask(500)).toMatchObject({ status: 500, isReplayed: false });
  expect(await ask(201)).toMatchObject({ status: 201, isReplayed: false });
  expect(await ask(500)).toEqual({ status: 201, body: { status: 201 }, locale: "en", isReplayed: true });
  expect(ids).toEqual([expect.any(String), ids[0]]);
});

test("a call given up for dead that answers after all does not take the place of its successor's answer", async () => {
  const { ctx } = await openShop();
  const [started, late, running] = [Date.now(), Promise.withResolvers<string>(), Promise.withResolvers<void>()];
  const ask = (second: number, body: () => string | Promise<string>) => once({ ...ctx, now: new Date(started + second * 1000) }, { method: "POST", path: "/sales/", key: "k", text: "{}" },
    async () => ({ status: 201, body: await body(), locale: "en" }));
  const first = ask(0, () => (running.resolve(), late.promise));
  await running.promise;

  expect(await ask(61, () => "successor")).toMatchObject({ body: "successor", isReplayed: false });
  late.resolve("late");
  expect(await first).toMatchObject({ body: "late" });
  expect(await ask(62, () => "third")).toMatchObject({ body: "successor", isReplayed: true });
});

test("after 48 hours a key is forgotten", async () => {
  const shop = await openApiShop();
  const first = await sell(shop, "k");
  const age = (hours: number) => inStore(shop.ctx, ({ tx }) => tx.update(idempotencyKeys).set({ createdAt: new Date(Date.now() - hours * 3_600_000) }));

  await age(47);
  expect((await sell(shop, "k")).body.data.id).toBe(first.body.data.id);
  await age(49);
  expect((await sell(shop, "k")).body.data.id).not.toBe(first.body.data.id);

});

test("the sweep forgets old keys of every store, ended sign-ins and nothing that lives; what an answer says it cannot read", async () => {
  const [old, young] = [await openApiShop(), await openApiShop()];
  for (const shop of [old, young]) await sell(shop, "k");
  await inStore(old.ctx, ({ tx }) => tx.update(idempotencyKeys).set({ createdAt: new Date(Date.now() - 49 * 3_600_000) }));
  await systemDb.update(sessions).set({ expiresAt: new Date(Date.now() - 1000) }).where(eq(sessions.userId, old.userId));
  const swept: string[] = [];
  const files = { sweep: async (kind: string, before: Date) => void swept.push(`${kind} ${Math.round((Date.now() - before.getTime()) / 86_400_000)}`) } as unknown as Storage;

  await sweep(systemDb, files, new Date());

  const left = ({ ctx }: typeof old) => inStore(ctx, ({ tx }) => tx.$count(idempotencyKeys));
  expect([await left(old), await left(young)]).toEqual([0, 1]);
  expect([await systemDb.$count(sessions, eq(sessions.userId, old.userId)), await systemDb.$count(sessions, eq(sessions.userId, young.userId))]).toEqual([0, 1]);
  expect((await sell(young, "k")).headers.get("idempotent-replayed")).toBe("true");
  expect(swept).toEqual(["imports 30"]);
  await expect(systemDb.select({ body: idempotencyKeys.body }).from(idempotencyKeys)).rejects.toMatchObject({ code: "42501" });
});

test.each(["", " ", "ключ", "a b", "x".repeat(201)])("%j is no key", async (key) => {
  const shop = await openApiShop();
  const headers = /^[\x20-\x7e]*$/.test(key) ? { "idempotency-key": key } : { "idempotency-key": encodeURIComponent(key).slice(0, 1) + "\u00e9" };
  expect(await shop.ask(saleRoute, "POST", "/sales/", { body: oneTea(shop), headers })).toMatchObject({ status: 400, body: { errors: { "Idempotency-Key": [expect.any(String)] } } });
});

test("an id in the body does the same for ever, without a key", async () => {
  const shop = await openApiShop();
  const id = "01a207b0-abac-71c1-8a20-1db4ba57cd76";
  const body = oneTea(shop, { id });
  const ask = (sent: object) => shop.ask(saleRoute, "POST", "/sales/", { body: sent });

  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(body)));
  expect(answers.map(({ status, body: { data } }) => [status, data.id])).toEqual(Array(10).fill([201, id]));
  expect(await ask({ ...body, description: "other" })).toMatchObject({ status: 409, body: { errors: { id: [expect.any(String)] } } });
  expect(await countSales(shop)).toBe(1);
});

test("an id that one document of goods has is refused to another, and each is answered with its own movement", async () => {
  const shop = await openApiShop();
  const move = (path: string, product: string, change: object) => shop.ask(ROUTES[path]!, "POST", path, { body: { product, branch: shop.branch.id, quantity: 7, ...change } });
  const open = (id: string, quantity = 7) => move("/warehouse/stocks/", shop.tea.id, { id, quantity });
  const id = newId();
  const opened = await open(id);
  expect(opened).toMatchObject({ status: 201, body: { data: { product: shop.tea.id, quantity: "7.000", reason: "opening" } } });

  const taken = { status: 409, body: { code: "conflict", errors: { id: [expect.any(String)] } } };
  for (const [product, type] of [[shop.coffee.id, "in"], [shop.tea.id, "in"], [shop.tea.id, "out"]] as const) expect(await move("/warehouse/movements/", product, { id, movement_type: type })).toMatchObject(taken);
  expect(await move("/warehouse/stocks/", shop.coffee.id, { id })).toMatchObject(taken);
  expect(await open(id, 8)).toMatchObject(taken);
  expect(await open(id.toUpperCase())).toMatchObject({ status: 201, body: { data: opened.body.data } });

  const sold = (await sell(shop, "k")).body.data.id;
  expect(await open(sold)).toMatchObject(taken);
  expect(await sell(shop, "another", oneTea(shop, { id }))).toMatchObject(taken);
  expect(await countSales(shop)).toBe(1);
  expect(await shop.onHandOf(shop.coffee.id)).toBe(10_000n);
});

test("an id that names documents of two kinds answers each with its own", async () => {
  const shop = await openApiShop();
  const id = newId();
  const open = () => shop.ask(ROUTES["/warehouse/stocks/"]!, "POST", "/warehouse/stocks/", { body: { id, product: shop.tea.id, branch: shop.branch.id, quantity: 7 } });
  const receive = (unitCost: string) => shop.ask(movements, "POST", "/warehouse/movements/", { body: { id, product: shop.coffee.id, branch: shop.branch.id, movement_type: "in", quantity: 3, unit_cost: unitCost } });
  const opened = await open();
  await receiveStock({ ...shop.ctx, now: new Date(Date.now() + 1000) }, { id, locationId: shop.branch.id, lines: [{ productId: shop.coffee.id, quantity: "3", unitCost: "5" }] }); // as two at once may leave it

  expect((await open()).body.data).toMatchObject({ id: opened.body.data.id, product: shop.tea.id, quantity: "7.000", reason: "opening" });
  expect(await receive("5")).toMatchObject({ status: 201, body: { data: { product: shop.coffee.id, quantity: "3.000", reason: "receipt" } } });
  expect(await receive("6")).toMatchObject({ status: 409, body: { errors: { id: [expect.any(String)] } } });
});

test("an id names one thing for ever: what was deleted is not made again under it", async () => {
  const shop = await openApiShop();
  for (const [path, item, body] of [["/warehouse/categories/", categoryItem, { name: "Tea" }], ["/warehouse/products/", productItem, { name: "Juice" }]] as const) {
    const id = newId();
    const create = () => shop.ask(ROUTES[path]!, "POST", path, { body: { ...body, id } });
    expect(await create()).toMatchObject({ status: 201 });
    expect(await create()).toMatchObject({ status: 201, body: { data: { id } } });
    expect(await shop.ask(item, "DELETE", `${path}{id}/`, { params: { id } })).toMatchObject({ status: 200 });
    expect(await create(), path).toMatchObject({ status: 409, body: { errors: { id: [expect.any(String)] } } });
  }
});

test("a body that was not sent as JSON is not what the key stands for", async () => {
  const shop = await openApiShop();
  const send = (type: string) => shop.ask(saleRoute, "POST", "/sales/", { body: oneTea(shop), headers: { "idempotency-key": "t", "content-type": type } });
  expect(await send("text/plain")).toMatchObject({ status: 415 });
  expect(await send("application/json")).toMatchObject({ status: 201 });
});

test("cancelling under a key answers the same", async () => {
  const shop = await openApiShop();
  const { id } = (await sell(shop, "k")).body.data;
  const cancel = () => shop.ask(cancelSale, "POST", "/sales/{id}/cancel/", { params: { id }, headers: { "idempotency-key": "c" } });
  const [first, again] = [await cancel(), await cancel()];
  expect([first.status, first.body.data.status, again.body]).toEqual([200, "cancelled", first.body]);
  expect(await inStore(shop.ctx, ({ tx }) => tx.$count(idempotencyKeys, and(eq(idempotencyKeys.key, "c"), eq(idempotencyKeys.status, 200))))).toBe(1);
});
