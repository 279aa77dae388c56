import { type APIRequestContext, type BrowserContext, test as base } from "@playwright/test";

import { TillPage } from "./pages/till-page";

export { expect } from "@playwright/test";

/** The demo shop's people, who exist wherever these journeys run. */
export const DEMO_PASSWORD = "Bahor-2026-savdo";
export const PASSWORD = "Yangi-dokon-2026!";

type Good = { id: string; name: string; code: string; price: string };
export type Shop = { username: string; token: string; goods: { tea: Good; bread: Good; cheese: Good }; addCategories(names: string[]): Promise<void>; stockOf(good: Good): Promise<number>; sales(): Promise<{ id: string; total_amount: string; receipt_number: string }[]>; paymentsOf(saleId: string): Promise<{ method: string; amount: string }[]> };

type Fixtures = { shop: Shop; till: TillPage };

/** Each journey has a shop of its own and its owner already signed in; only one of them tests the door. */
export const test = base.extend<Fixtures>({
  shop: async ({ context, request }, use) => {
    await speakEnglish(context);
    await use(await openShop(context, request));
  },
  till: async ({ page, shop: _ }, use) => {
    const till = new TillPage(page);
    await till.open();
    await use(till);
  },
});

/** Journeys are told in one language; every page in every language is a journey of its own. */
export const speakEnglish = (context: BrowserContext) => context.addCookies([{ name: "locale", value: "en", url: process.env.E2E_BASE_URL ?? "http://localhost:3000" }]);

let opened = 0;

async function openShop(context: BrowserContext, request: APIRequestContext): Promise<Shop> {
  const username = `e2e${Date.now().toString(36)}${process.pid.toString(36)}${opened++}`;
  const person = { username, first_name: "Test", last_name: "Owner", phone1: null, password: PASSWORD, password2: PASSWORD, store_name: "Journey" };
  await api(request, "POST", "auth/register/", person);
  const { access } = await api(request, "POST", "auth/login/", { username, password: PASSWORD });
  const auth = { authorization: `Bearer ${access as string}` };
  const [branch] = (await api(request, "GET", "branches/", undefined, auth)) as { id: string }[];

  const add = async (name: string, code: string, price: string, unit: string): Promise<Good> => {
    const { data } = await api(request, "POST", "warehouse/products/", { name, unit, sale_price: price, barcode: code, branch: branch!.id, quantity: "50", purchase_price: "1000.00" }, auth);
    return { id: data.id as string, name, code, price };
  };
  const goods = {
    tea: await add("Green tea 100 g", "4780000000017", "12500.00", "piece"),
    bread: await add("Bread", "4780000000024", "5000.00", "piece"),
    cheese: await add("Cheese", "4780000000031", "89000.00", "kg"),
  };
  await signIn(context, username, PASSWORD);

  const sales = async () => (await api(request, "GET", "sales/", undefined, auth)) as { id: string; total_amount: string; receipt_number: string }[];
  const paymentsOf = async (saleId: string) => {
    const { payments } = await api(request, "GET", `sales/${saleId}/`, undefined, auth) as { payments: { method: string; amount: string }[] };
    return payments.map(({ method, amount }) => ({ method, amount })).sort((a, b) => a.method.localeCompare(b.method));
  };
  const stockOf = async ({ id }: Good) => Number(((await api(request, "GET", `warehouse/stocks/?product=${id}`, undefined, auth)) as { quantity: string }[])[0]!.quantity);
  const addCategories = async (names: string[]) => {
    for (const name of names) await api(request, "POST", "warehouse/categories/", { name }, auth);
  };
  return { addCategories, username, token: access as string, goods, sales, paymentsOf, stockOf };
}

/** Signs in by next-auth's own door; the page of it has a journey. */
export async function signIn(context: BrowserContext, login: string, password: string): Promise<void> {
  const { csrfToken } = (await (await context.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await context.request.post("/api/auth/callback/credentials", { form: { csrfToken, login, password, json: "true" } });
  const { url } = (await answer.json()) as { url: string };
  if (!answer.ok() || url.includes("error")) throw new Error(`Sign-in of ${login}: ${answer.status()} ${url}`);
}

// `any`: what the API answers is what a journey is there to use; the API's own tests hold its shapes.
async function api(request: APIRequestContext, method: string, path: string, data?: object, headers: Record<string, string> = {}): Promise<any> { // eslint-disable-line @typescript-eslint/no-explicit-any
  const answer = await request.fetch(`/api/v1/${path}`, { method, headers: { "accept-language": "en", ...headers }, ...(data ? { data } : {}) });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}
