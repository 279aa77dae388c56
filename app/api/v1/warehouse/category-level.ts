import { callerRoute, created, deleted, done, list, read, resource } from "@/app/_server/route";
import { authorize } from "@/lib/core/context";
import type { Wire } from "@/lib/core/wire";
import { createCategory } from "@/lib/warehouse/category/create-category";
import { deleteCategory } from "@/lib/warehouse/category/delete-category";
import { listCategoryLevel, readCategoryLevel } from "@/lib/warehouse/category/queries";
import type { CreateCategoryInput, UpdateCategoryInput } from "@/lib/warehouse/category/schemas";
import { updateCategory } from "@/lib/warehouse/category/update-category";
import { CategoryIdWire } from "@/lib/warehouse/category/wire";

type Level = "category" | "subcategory";
type Wires = { row: Wire; filters: Wire; create: Wire; update: Wire };

const PLURAL = { category: "categories", subcategory: "subcategories" };

/** One level of the category tree as a resource: both are the same use cases. */
export const levelHandlers = (level: Level, { row, filters, create }: Wires) => resource({
  GET: callerRoute({ summary: PLURAL[level], permission: listCategoryLevel.permission, answer: list, input: filters, output: row }, (ctx, input: object) =>
    listCategoryLevel(ctx, { ...input, level })),
  POST: callerRoute({ summary: `${level}Create`, permission: createCategory.permission, answer: created("categoryCreated"), input: create, output: row }, async (ctx, input: CreateCategoryInput) => {
    for (const { permission } of [createCategory, readCategoryLevel]) authorize(ctx, permission); // before anything is written
    const { id } = await createCategory(ctx, input);
    return readCategoryLevel(ctx, { id, level });
  }),
});

/** One of them. A category of the other level is not found. */
export const levelItemHandlers = (level: Level, { row, update }: Wires) => resource({
  GET: callerRoute({ summary: level, permission: readCategoryLevel.permission, answer: read, input: CategoryIdWire, output: row }, (ctx, { id }: { id: string }) =>
    readCategoryLevel(ctx, { id, level })),
  PATCH: callerRoute({ summary: `${level}Update`, description: "partNote", permission: updateCategory.permission, answer: done("categoryUpdated"), input: update, output: row }, async (ctx, input: UpdateCategoryInput) => {
    await readCategoryLevel(ctx, { id: input.id, level });
    await updateCategory(ctx, input);
    return readCategoryLevel(ctx, { id: input.id, level });
  }),
  DELETE: callerRoute({ summary: `${level}Delete`, description: "levelDeleteNote", permission: deleteCategory.permission, answer: deleted("categoryDeleted"), input: CategoryIdWire, output: row }, async (ctx, { id }: { id: string }) => {
    await readCategoryLevel(ctx, { id, level });
    return deleteCategory(ctx, { id });
  }),
});
