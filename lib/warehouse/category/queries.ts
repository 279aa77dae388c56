import "server-only";

import { and, asc, count, eq, sql } from "drizzle-orm";
import { z } from "zod";

import { categories, products } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";

import { CategoryListParams, CategoryNode, CategoryRow } from "./schemas";

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

async function readRows({ tx }: TxContext, status?: "active" | "inactive") {
  const [rows, counts] = await Promise.all([
    tx.select().from(categories).where(and(status ? eq(categories.status, status) : undefined))
      .orderBy(asc(categories.position), asc(sql`lower(${categories.name})`), asc(categories.id)),
    tx.select({ id: products.categoryId, goods: count() }).from(products).groupBy(products.categoryId),
  ]);
  const goods = new Map(counts.map((row) => [row.id, row.goods]));
  return rows.map((row) => ({ ...row, productCount: goods.get(row.id) ?? 0 }));
}
