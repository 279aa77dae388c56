import { eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { categories, events, products } from "@/db/schema";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { openShop, type Shop } from "@/lib/testing/shop";

import { createCategory } from "./create-category";
import { deleteCategory } from "./delete-category";
import { listCategories, listCategoryLevel } from "./queries";
import type { CategoryListParams } from "./schemas";
import { updateCategory } from "./update-category";

const make = (shop: Shop, name: string, parentId: string | null = null) => createCategory(shop.ctx, { id: newId(), name, parentId });
const names = async (shop: Shop) => (await listCategories(shop.ctx, {})).map(({ name, children }) => [name, ...children.map((child) => child.name)]);
const facts = (shop: Shop) => inStore(shop.ctx, ({ tx }) => tx.select().from(events).where(eq(events.storeId, shop.ctx.storeId)));

test("categories stand in the shop's order, subcategories under theirs", async () => {
  const shop = await openShop();
  const drinks = await make(shop, "Ichimliklar");
  await make(shop, "Non");
  await make(shop, "Sharbatlar", drinks.id);
  await make(shop, "Choy", drinks.id);

  expect(await names(shop)).toEqual([["Ichimliklar", "Sharbatlar", "Choy"], ["Non"]]);
  expect(await shop.facts()).toEqual(["category.created", "category.created", "category.created", "category.created"]);
});

test("what was put away is found again, also under a category that was not, and only what was", async () => {
  const shop = await openShop();
  const drinks = await make(shop, "Ichimliklar");
  const [juice, bread] = [await make(shop, "Sharbatlar", drinks.id), await make(shop, "Non")];
  const roll = await make(shop, "Kulcha", bread.id);
  await make(shop, "Choy", drinks.id);
  for (const { id } of [juice, bread]) await updateCategory(shop.ctx, { id, status: "inactive" });
  const of = async (params: Partial<CategoryListParams>) => (await listCategories(shop.ctx, params)).map(({ name, children }) => [name, ...children.map((child) => child.name)]);

  expect(await of({ status: "inactive" })).toEqual([["Ichimliklar", "Sharbatlar"], ["Non"]]);
  expect(await of({ status: "inactive", search: "sharbat" })).toEqual([["Ichimliklar", "Sharbatlar"]]);
  expect(await of({ status: "active" })).toEqual([["Ichimliklar", "Choy"]]);
  await updateCategory(shop.ctx, { id: roll.id, status: "inactive" });
  expect(await of({ status: "inactive" })).toEqual([["Ichimliklar", "Sharbatlar"], ["Non", "Kulcha"]]);
});

test.each(["go'sht", "Goʻsht", "goʼsht", "ГЎШТ", "gosht", "osht"])("categories are found by %s, as goods are", async (search) => {
  const shop = await openShop();
  const meat = await make(shop, "Goʻsht mahsulotlari");
  await make(shop, "Non");
  const page = { search, page: 1, limit: 25 };
  await make(shop, "Qoʻy goʻshti", meat.id);
  await make(shop, "Kolbasa", meat.id);

  expect(await listCategories(shop.ctx, { search })).toMatchObject([{ name: "Goʻsht mahsulotlari", children: [{ name: "Qoʻy goʻshti" }, { name: "Kolbasa" }] }]);
  expect(await listCategoryLevel(shop.ctx, { ...page, level: "category" })).toMatchObject({ rows: [{ name: "Goʻsht mahsulotlari" }], total: 1 });
  expect(await listCategoryLevel(shop.ctx, { ...page, level: "subcategory" })).toMatchObject({ rows: [{ name: "Qoʻy goʻshti" }], total: 1 });
  for (const level of ["category", "subcategory"] as const) expect((await listCategoryLevel(shop.ctx, { ...page, search: "%", level })).total).toBe(0);
});

test("a category asked for twice is one; the same id for another one is refused", async () => {
  const shop = await openShop();
  const input = { id: newId(), name: "Non" };

  const first = await createCategory(shop.ctx, input);
  await updateCategory(shop.ctx, { id: input.id, name: "Nonlar" });

  expect(await createCategory(shop.ctx, input)).toEqual({ ...first, name: "Nonlar" });
  await expect(createCategory(shop.ctx, { ...input, name: "Choy" })).rejects.toMatchObject({ code: "conflict", key: "idTaken" });
  expect(await shop.facts()).toEqual(["category.created", "category.updated"]);
});

test("a name is unique among siblings, whatever its capitals, and only there", async () => {
  const shop = await openShop();
  const drinks = await make(shop, "Ichimliklar");
  await make(shop, "Choy");

  await expect(make(shop, "choy")).rejects.toMatchObject({ code: "rejected", key: "categoryNameTaken", fields: { name: [{ key: "categoryNameTaken" }] } });
  await make(shop, "Choy", drinks.id);
  expect(await names(shop)).toEqual([["Ichimliklar", "Choy"], ["Choy"]]);
});

test("twenty at once make one category of a name", async () => {
  const shop = await openShop();

  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => make(shop, "Non")));

  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(answers.filter((answer) => answer.status === "rejected" && answer.reason.key !== "categoryNameTaken")).toEqual([]);
  expect(await shop.facts()).toEqual(["category.created"]);
});

test("there is one level of subcategories, however one tries, also two at once", async () => {
  const shop = await openShop();
  const [a, b, c] = [await make(shop, "A"), await make(shop, "B"), await make(shop, "C")];
  const sub = await make(shop, "Sub", a.id);

  for (const attempt of [() => make(shop, "Deep", sub.id), () => updateCategory(shop.ctx, { id: a.id, parentId: b.id }), () => updateCategory(shop.ctx, { id: b.id, parentId: b.id })]) {
    await expect(attempt()).rejects.toMatchObject({ code: "rejected", key: "categoryTooDeep" });
  }
  const moves = await Promise.allSettled([updateCategory(shop.ctx, { id: b.id, parentId: c.id }), updateCategory(shop.ctx, { id: c.id, parentId: a.id })]);
  expect(moves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("an edit leaves what was and what is; the same edit again leaves nothing", async () => {
  const shop = await openShop();
  const { id } = await make(shop, "Non");

  await updateCategory(shop.ctx, { id, name: "Nonlar", status: "inactive" });
  await updateCategory(shop.ctx, { id, name: "Nonlar", status: "inactive" });

  const updated = (await facts(shop)).filter(({ name }) => name === "category.updated");
  expect(updated).toMatchObject([{ entityId: id, before: { name: "Non", status: "active" }, after: { name: "Nonlar", status: "inactive" } }]);
});

test("an unused category goes, one with goods or subcategories is put away", async () => {
  const shop = await openShop();
  const [empty, used, parent] = [await make(shop, "Empty"), await make(shop, "Used"), await make(shop, "Parent")];
  await make(shop, "Child", parent.id);
  await inStore(shop.ctx, ({ tx }) => tx.update(products).set({ categoryId: used.id }).where(eq(products.id, shop.tea.id)));

  expect(await deleteCategory(shop.ctx, { id: empty.id })).toEqual({ id: empty.id, outcome: "deleted" });
  expect(await deleteCategory(shop.ctx, { id: used.id })).toEqual({ id: used.id, outcome: "deactivated" });
  expect(await deleteCategory(shop.ctx, { id: parent.id })).toEqual({ id: parent.id, outcome: "deactivated" });
  expect(await deleteCategory(shop.ctx, { id: parent.id })).toEqual({ id: parent.id, outcome: "deactivated" });

  const kept = await inStore(shop.ctx, ({ tx }) => tx.select({ name: categories.name, status: categories.status }).from(categories).orderBy(categories.name));
  expect(kept).toEqual([{ name: "Child", status: "active" }, { name: "Parent", status: "inactive" }, { name: "Used", status: "inactive" }]);
  expect((await facts(shop)).filter(({ name }) => name !== "category.created").map(({ name }) => name).sort()).toEqual(["category.deleted", "category.updated", "category.updated"]);
  await expect(deleteCategory(shop.ctx, { id: empty.id })).rejects.toMatchObject({ code: "not_found" });
});

test("another store's categories are not found", async () => {
  const [mine, theirs] = [await openShop(), await openShop()];
  const { id } = await make(theirs, "Theirs");

  await expect(make(mine, "Mine", id)).rejects.toMatchObject({ code: "not_found" });
  await expect(updateCategory(mine.ctx, { id, name: "Mine" })).rejects.toMatchObject({ code: "not_found" });
  await expect(deleteCategory(mine.ctx, { id })).rejects.toMatchObject({ code: "not_found" });
  expect(await mine.facts()).toEqual([]);
});

test("a seller looks at categories and changes none", async () => {
  const shop = await openShop();
  const seller = shop.as("seller");
  const { id } = await make(shop, "Non");

  await expect(createCategory(seller, { id: newId(), name: "Choy" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(updateCategory(seller, { id, name: "Choy" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(deleteCategory(seller, { id })).rejects.toMatchObject({ code: "forbidden" });
  expect(await listCategories(seller, {})).toMatchObject([{ name: "Non" }]);
});

test.each([
  ["no name", { name: "" }], ["spaces", { name: "   " }], ["a NUL", { name: "Non\u0000" }], ["half a letter", { name: "Non\ud800" }], ["an essay", { name: "n".repeat(101) }],
  ["a number", { name: 5 }], ["no id", { id: "5" }], ["a parent that is none", { parentId: "x" }],
])("%s is refused as bad input", async (_, wrong) => {
  const shop = await openShop();

  await expect(createCategory(shop.ctx, { id: newId(), name: "Non", ...wrong } as never)).rejects.toThrow();
  expect(await shop.facts()).toEqual([]);
});
