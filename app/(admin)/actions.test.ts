import { eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { signInAs } from "@/lib/testing/browser";
import { owner, systemDb } from "@/lib/testing/db";
import { openShop } from "@/lib/testing/shop";

import { sessions } from "@/db/schema";
import { newId } from "@/lib/core/id";
import type { Result } from "@/lib/core/result";

import { createBranchAction } from "./branches/actions";
import { createCategoryAction } from "./categories/actions";
import { createProductAction, updateProductsAction } from "./products/actions";
import { startImportAction } from "./products/import/actions";
import { receiveStockAction } from "./receipts/actions";
import { updateSettingsAction } from "./settings/actions";
import { adjustStockAction } from "./stock/actions";

/** Two shops of one owner, who is signed in at the first. */
async function openTwo() {
  const [first, second] = [await openShop({ onHand: 0n }), await openShop({ onHand: 0n })];
  await owner`update workers set user_id = ${first.userId} where id = ${second.worker.id}`;
  const { sessionId } = await signInAs(first);
  const goTo = ({ ctx: { storeId } }: typeof first) => systemDb.update(sessions).set({ storeId }).where(eq(sessions.id, sessionId));
  return { first, second, goTo };
}

test("a page of one store writes nothing once its person has gone to another store in another tab", async () => {
  const { first, second, goTo } = await openTwo();
  const page = first.ctx.storeId;
  await goTo(second);

  const asked: Promise<Result<unknown>>[] = [
    createCategoryAction(page, { id: newId(), name: "Choy" }),
    createProductAction(page, { id: newId(), name: "Choy" }),
    updateProductsAction(page, { filter: {}, status: "inactive" }),
    createBranchAction(page, { id: newId(), name: "Chilonzor" }),
    updateSettingsAction(page, { cashRounding: "500.00" }),
    receiveStockAction(page, { id: newId(), locationId: second.branch.id, lines: [{ productId: second.tea.id, quantity: "5" }] }),
    adjustStockAction(page, { id: newId(), locationId: second.branch.id, productId: second.tea.id, quantity: "5", reason: "found" }),
    startImportAction(page, { id: newId(), step: "check" }),
  ];
  for (const answer of await Promise.all(asked)) {
    expect(answer).toMatchObject({ data: null, error: { code: "conflict", fields: { store: [expect.any(String)] } } });
  }
  expect([await first.facts(), await second.facts()]).toEqual([[], []]);
});

test("a page that names no store writes nothing, and a page of this store does", async () => {
  const { first } = await openTwo();
  const input = { id: newId(), name: "Choy" };

  expect(await createCategoryAction(undefined as never, input)).toMatchObject({ error: { code: "conflict" } });
  expect(await createCategoryAction(input as never, undefined as never)).toMatchObject({ error: { code: "conflict" } });
  expect(await createCategoryAction(first.ctx.storeId, input)).toMatchObject({ data: { name: "Choy" } });
});

test("goods in whose answer was lost are asked again and booked once; with other lines the id is refused", async () => {
  const { first: { ctx, branch, tea, onHandOf, facts } } = await openTwo();
  const sent = { id: newId(), locationId: branch.id, lines: [{ productId: tea.id, quantity: "5", unitCost: "90.00", newPrice: "130.00" }] };

  const [one, twin] = await Promise.all([receiveStockAction(ctx.storeId, sent), receiveStockAction(ctx.storeId, sent)]);
  const again = await receiveStockAction(ctx.storeId, sent);
  expect([one.error, twin.error, again.error]).toEqual([undefined, undefined, undefined]);
  expect(again.data).toEqual(one.data);
  expect(await onHandOf(tea.id)).toBe(5_000n);
  expect((await facts()).filter((name) => name === "stock.received")).toHaveLength(1);

  const other = await receiveStockAction(ctx.storeId, { ...sent, lines: [{ ...sent.lines[0]!, quantity: "6" }] });
  expect(other.error).toMatchObject({ code: "conflict" });
  expect(other.error!.fields).not.toHaveProperty("store"); // then the page offers to open what was booked
  expect(await onHandOf(tea.id)).toBe(5_000n);
});

test("all that is filtered changes, and nothing else; what changed can be turned back", async () => {
  const { first: { ctx, tea, coffee, cheese } } = await openTwo();
  const [food, tools] = [newId(), newId()];
  await createCategoryAction(ctx.storeId, { id: food, name: "Oziq-ovqat" });
  await createCategoryAction(ctx.storeId, { id: tools, name: "Asboblar" });
  const stateOf = async () => Object.fromEntries((await owner`select id, status, category_id from products where store_id = ${ctx.storeId}`).map(({ id, status, category_id }) => [id, [status, category_id]]));

  // Some by their ids: into a category.
  expect(await updateProductsAction(ctx.storeId, { ids: [tea.id, coffee.id], categoryId: food })).toMatchObject({ data: { changed: 2 } });
  // All that the list's address filters: that category.
  const put = await updateProductsAction(ctx.storeId, { filter: { categoryId: food }, status: "inactive" });
  expect(await stateOf()).toEqual({ [tea.id]: ["inactive", food], [coffee.id]: ["inactive", food], [cheese.id]: ["active", null] });
  // Those that a search finds, among them.
  expect(await updateProductsAction(ctx.storeId, { filter: { search: "tea", status: "inactive" }, categoryId: tools })).toMatchObject({ data: { changed: 1, ids: [tea.id] } });
  expect((await stateOf())[tea.id]).toEqual(["inactive", tools]);

  expect(await updateProductsAction(ctx.storeId, { ids: put.data!.ids, status: "active" })).toMatchObject({ data: { changed: 2 } });
  expect(await stateOf()).toEqual({ [tea.id]: ["active", tools], [coffee.id]: ["active", food], [cheese.id]: ["active", null] });
  expect(await updateProductsAction(ctx.storeId, { filter: { categoryId: food }, categoryId: null })).toMatchObject({ data: { changed: 1, ids: [coffee.id] } });
});
