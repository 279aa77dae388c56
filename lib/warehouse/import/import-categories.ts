import "server-only";

import { and, asc, isNull, sql } from "drizzle-orm";

import { into, oneOf } from "@/db/rows";
import { categories } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { newId } from "@/lib/core/id";

/** `ids` by the folded path of one or two names; `paths` by id, as they are written; `parents` by the ids of subcategories; `inactive`: they, or the category above. */
export type Categories = { ids: ReadonlyMap<string, string>; paths: ReadonlyMap<string, readonly string[]>; parents: ReadonlyMap<string, string>; inactive: ReadonlySet<string> };

/** A path as one key: names differ by more than capitals. */
export const pathKey = (path: readonly string[]): string => path.map((name) => name.toLowerCase()).join("\u0001");

/**
 * The path a subcategory without its category means: under the category the product stands in, else the only one of that
 * name in the store. `namesakes` holds the paths of subcategories by their folded names.
 */
export function pathOfAlone(name: string, categoryId: string | null, { paths }: Categories, namesakes: ReadonlyMap<string, readonly (readonly string[])[]>): string[] | undefined {
  const own = categoryId === null ? undefined : paths.get(categoryId)?.[0];
  if (own !== undefined) return [own, name];
  const [only, another] = namesakes.get(pathKey([name])) ?? [];
  return only && !another ? [...only] : undefined;
}

/** The paths of subcategories by their folded names. */
export const namesakesOf = ({ paths }: Categories) => Map.groupBy([...paths.values()].filter((path) => path.length === 2), (path) => pathKey([path[1]!]));

/** The categories of these paths; `makes`: those that are missing are made, behind their siblings. `missing` counts them. */
export async function findCategories(ctx: TxContext, paths: readonly (readonly string[])[], makes: boolean): Promise<Categories & { missing: number }> {
  const wanted = new Map(paths.flatMap((path) => path.map((_, i) => path.slice(0, i + 1))).map((path) => [pathKey(path), path] as const));
  const known = await readCategories(ctx);
  const absent = [...wanted].filter(([key]) => !known.ids.has(key)).map(([, path]) => path);
  if (!makes || absent.length === 0) return { ...known, missing: absent.length };

  await makeCategories(ctx, absent.filter((path) => path.length === 1), known);
  const children = absent.filter((path) => path.length === 2);
  const withParents = await readCategories(ctx);
  const parents = new Set(children.map((path) => withParents.ids.get(pathKey(path.slice(0, 1)))!));
  if ((await holdRoots(ctx, [...parents])) < parents.size) return findCategories(ctx, paths, makes); // one was moved or deleted meanwhile
  await makeCategories(ctx, children, withParents);
  return { ...(await readCategories(ctx)), missing: absent.length };
}

/** Every category of the store. */
export async function readCategories({ tx }: TxContext): Promise<Categories> {
  const rows = await tx.select({ id: categories.id, parentId: categories.parentId, name: categories.name, status: categories.status }).from(categories);
  const off = new Set(rows.filter(({ status }) => status === "inactive").map(({ id }) => id));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const paths = new Map(rows.map(({ id, parentId, name }) => [id, parentId ? [names.get(parentId) ?? "", name] : [name]]));
  return {
    ids: new Map([...paths].map(([id, path]) => [pathKey(path), id])),
    paths,
    inactive: new Set(rows.filter(({ id, parentId }) => off.has(id) || (parentId && off.has(parentId))).map(({ id }) => id)),
    parents: new Map(rows.flatMap(({ id, parentId }) => (parentId ? [[id, parentId] as const] : []))),
  };
}

/** Holds categories that are no subcategories against becoming one until the transaction ends. Answers how many there are. */
async function holdRoots({ tx }: TxContext, ids: readonly string[]): Promise<number> {
  const held = await tx.select({ id: categories.id }).from(categories).where(and(oneOf(categories.id, ids), isNull(categories.parentId))).orderBy(asc(categories.id)).for("key share");
  return held.length;
}

async function makeCategories({ tx, storeId, now }: TxContext, paths: readonly (readonly string[])[], { ids }: Categories): Promise<void> {
  if (paths.length === 0) return;
  const [{ last }] = (await tx.execute<{ last: number }>(sql`select coalesce(max(position), 0)::int as last from categories`)) as unknown as [{ last: number }];
  const rows = paths.map((path, i) => ({
    storeId, id: newId(), parentId: path.length === 2 ? ids.get(pathKey(path.slice(0, 1)))! : null, name: path.at(-1)!, position: last + i + 1,
    status: "active" as const, createdAt: now,
  }));
  await tx.execute(sql`${into(categories, rows)} on conflict do nothing`);
}
