import "server-only";

import { and, asc, count, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";

import { oneOf } from "@/db/rows";
import { categories, products } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { Id } from "@/lib/core/id";
import { offsetOf, pageOf } from "@/lib/core/list";
import { query } from "@/lib/core/use-case";
import { searchKey } from "@/lib/warehouse/product/search-key";

import { CategoryLevelParams, CategoryListParams, CategoryNode, LevelId, LevelRow } from "./schemas";

/**
 * Categories as a tree, in the shop's order, each with how many goods stand directly under it. Narrowed, what is looked for
 * comes with the category it stands under; an active one under one that is put away is away with it.
 */
export const listCategories = query({
  permission: "category.read",
  input: CategoryListParams,
  output: z.array(CategoryNode),

  async run(ctx, { search, status }) {
    const rows = await readRows(ctx);
    const matches = namedLike(search);
    const isWanted = (row: { status: string }) => status === undefined || row.status === status;

    return rows
      .filter((row) => row.parentId === null && (status !== "active" || isWanted(row)))
      .map((row) => {
        const children = rows.filter((child) => child.parentId === row.id && isWanted(child));
        return { ...row, children: matches(row) ? children : children.filter(matches) };
      })
      .filter((node) => (isWanted(node) && matches(node)) || node.children.length > 0);
  },
});

const LEVEL_ORDER = {
  position: asc(categories.position), "-position": desc(categories.position), name: asc(sql`lower(${categories.name})`), "-name": desc(sql`lower(${categories.name})`),
  createdAt: asc(categories.createdAt), "-createdAt": desc(categories.createdAt),
};

/** Categories, or subcategories, page by page. */
export const listCategoryLevel = query({
  permission: "category.read",
  input: CategoryLevelParams,
  output: pageOf(LevelRow),

  async run(ctx, { level, parentId, status, search, ordering, ...page }) {
    const { tx } = ctx;
    const where = and(
      level === "category" ? isNull(categories.parentId) : isNotNull(categories.parentId),
      parentId ? eq(categories.parentId, parentId) : undefined,
      status ? eq(categories.status, status) : undefined,
      search ? oneOf(categories.id, (await readRows(ctx)).filter(namedLike(search)).map(({ id }) => id)) : undefined,
    );
    const [rows, total] = await Promise.all([
      levelRows(tx).where(where).orderBy(LEVEL_ORDER[ordering], asc(categories.id)).limit(page.limit).offset(offsetOf(page)),
      tx.$count(categories, where),
    ]);
    return { rows, total };
  },
});

/** One of a level; one of the other level is not found. */
export const readCategoryLevel = query({
  permission: "category.read",
  input: LevelId,
  output: LevelRow,

  async run({ tx }, { id, level }) {
    const [row] = await levelRows(tx).where(and(eq(categories.id, id), level === "category" ? isNull(categories.parentId) : isNotNull(categories.parentId)));
    if (!row) throw notFound("category");
    return row;
  },
});

/** Under what a category stands, for whoever says where goods stand: who sees goods sees their categories. `null`: there is none such. */
export const readParent = query({
  permission: "product.read",
  input: z.object({ id: Id }),
  output: z.object({ parentId: z.uuid().nullable() }).nullable(),

  async run({ tx }, { id }) {
    const [row] = await tx.select({ parentId: categories.parentId }).from(categories).where(eq(categories.id, id));
    return row ?? null;
  },
});

function levelRows(tx: TxContext["tx"]) {
  const parents = alias(categories, "parents");
  return tx
    .select({
      id: categories.id, parentId: categories.parentId, parentName: parents.name, name: categories.name, position: categories.position, status: categories.status,
      createdAt: categories.createdAt, productCount: sql<number>`(select count(*)::int from products p where p.store_id = ${categories.storeId} and p.category_id = ${categories.id})`,
    })
    .from(categories)
    .leftJoin(parents, and(eq(parents.storeId, categories.storeId), eq(parents.id, categories.parentId)));
}

/** Whether a name is like what was typed, in whatever script and with whatever apostrophe: as goods are found. */
function namedLike(search = ""): (row: { name: string }) => boolean {
  const [typed, key] = [search.toLowerCase(), searchKey(search)];
  return ({ name }) => name.toLowerCase().includes(typed) || (key !== "" && searchKey(name).includes(key));
}

/** All of them: a shop has some hundreds. */
async function readRows({ tx }: TxContext) {
  const [rows, counts] = await Promise.all([
    tx.select().from(categories)
      .orderBy(asc(categories.position), asc(sql`lower(${categories.name})`), asc(categories.id)),
    tx.select({ id: products.categoryId, goods: count() }).from(products).groupBy(products.categoryId),
  ]);
  const goods = new Map(counts.map((row) => [row.id, row.goods]));
  return rows.map((row) => ({ ...row, productCount: goods.get(row.id) ?? 0 }));
}
