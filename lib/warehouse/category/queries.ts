import "server-only";

import { and, asc, count, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";

import { categories, products } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { offsetOf, pageOf } from "@/lib/core/list";
import { query } from "@/lib/core/use-case";

import { CategoryLevelParams, CategoryListParams, CategoryNode, CategoryRow, LevelId, LevelRow } from "./schemas";

/** Categories as a tree, in the shop's order, each with how many goods stand directly under it. */
export const listCategories = query({
  permission: "category.read",
  input: CategoryListParams,
  output: z.array(CategoryNode),

  async run(ctx, { search, status }) {
    const rows = await readRows(ctx, status);
    const found = search?.toLowerCase() ?? "";
    const matches = ({ name }: { name: string }) => name.toLowerCase().includes(found);

    return rows
      .filter((row) => row.parentId === null)
      .map((row) => {
        const children = rows.filter((child) => child.parentId === row.id);
        return { ...row, children: matches(row) ? children : children.filter(matches) };
      })
      .filter((node) => matches(node) || node.children.length > 0);
  },
});

/** One category, with how many goods stand directly under it. */
export const readCategory = query({
  permission: "category.read",
  input: z.object({ id: z.uuid() }),
  output: CategoryRow,

  async run(ctx, { id }) {
    const row = (await readRows(ctx)).find((category) => category.id === id);
    if (!row) throw notFound("category");
    return row;
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

  async run({ tx }, { level, parentId, status, search, ordering, ...page }) {
    const where = and(
      level === "category" ? isNull(categories.parentId) : isNotNull(categories.parentId),
      parentId ? eq(categories.parentId, parentId) : undefined,
      status ? eq(categories.status, status) : undefined,
      search ? sql`position(lower(${search}) in lower(${categories.name})) > 0` : undefined,
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

async function readRows({ tx }: TxContext, status?: "active" | "inactive") {
  const [rows, counts] = await Promise.all([
    tx.select().from(categories).where(and(status ? eq(categories.status, status) : undefined))
      .orderBy(asc(categories.position), asc(sql`lower(${categories.name})`), asc(categories.id)),
    tx.select({ id: products.categoryId, goods: count() }).from(products).groupBy(products.categoryId),
  ]);
  const goods = new Map(counts.map((row) => [row.id, row.goods]));
  return rows.map((row) => ({ ...row, productCount: goods.get(row.id) ?? 0 }));
}
