import { z } from "zod";

import { Id } from "@/lib/core/id";
import { ListParams } from "@/lib/core/list";
import { line } from "@/lib/core/text";
import { Instant } from "@/lib/core/time";

export const STATUSES = ["active", "inactive"] as const;

export const LAST_POSITION = 1_000_000;
const Position = z.int().min(0).max(LAST_POSITION);

export const CreateCategoryInput = z.object({
  id: Id.meta({ description: "Made by the caller. Sending the same id again returns the same category." }),
  name: line(100),
  parentId: Id.nullable().default(null).meta({ description: "Makes it a subcategory. A parent has no parent of its own." }),
  position: Position.optional().meta({ description: "Its place among its siblings. Absent: the last." }),
});
export type CreateCategoryInput = z.input<typeof CreateCategoryInput>;

/** What is absent stays as it is. */
export const UpdateCategoryInput = z.object({
  id: Id,
  name: line(100).optional(),
  parentId: Id.nullable().optional(),
  position: Position.optional(),
  status: z.enum(STATUSES).optional(),
});
export type UpdateCategoryInput = z.input<typeof UpdateCategoryInput>;

export const DeleteCategoryInput = z.object({ id: Id });

/** `deactivated`: goods or subcategories still stand under it, so it is only put away. */
export const DeletedCategory = z.object({ id: z.uuid(), outcome: z.enum(["deleted", "deactivated"]) });

export const Category = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  name: z.string(),
  position: z.int(),
  status: z.enum(STATUSES),
  createdAt: Instant,
});
export type Category = z.input<typeof Category>;

/** A category in the tree, with how many goods stand directly under it. */
export const CategoryRow = Category.extend({ productCount: z.int() });
export type CategoryRow = z.input<typeof CategoryRow>;

export const CategoryNode = CategoryRow.extend({ children: z.array(CategoryRow) });
export type CategoryNode = z.input<typeof CategoryNode>;

export const CategoryListParams = z.strictObject({
  search: line(100, 0).optional(),
  status: z.enum(STATUSES).optional(),
});
export type CategoryListParams = z.output<typeof CategoryListParams>;

/** One level of the tree as a flat list. */
export const CategoryLevelParams = ListParams.extend({
  level: z.enum(["category", "subcategory"]),
  parentId: Id.optional(),
  status: z.enum(STATUSES).optional(),
  ordering: z.enum(["position", "-position", "name", "-name", "createdAt", "-createdAt"]).default("position"),
});
export type CategoryLevelParams = z.output<typeof CategoryLevelParams>;

export const LevelRow = CategoryRow.extend({ parentName: z.string().nullable() });
export const LevelId = z.object({ id: Id, level: z.enum(["category", "subcategory"]) });
