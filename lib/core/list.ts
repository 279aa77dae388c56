import { z } from "zod";

import { Id } from "./id";
import { typed } from "./text";

/** From 1 to `most`: a number, or only digits, as an address has them. What else JavaScript takes for a number (`0x3`, `1e1`, ` 5`) nobody means. */
export const wholeNumber = (most: number) =>
  z.preprocess((typed: string | number) => (typeof typed === "string" ? (/^\d+$/.test(typed) ? Number(typed) : Number.NaN) : typed), z.number().int().min(1).max(most));

/** What every list accepts, from a page's address or an API query string alike. Anything else is refused. */
export const ListParams = z.strictObject({
  search: typed(100).trim().optional(),
  page: wholeNumber(1_000_000).default(1),
  limit: wholeNumber(200).default(25),
});

/** For walking a large list in order of making: the id of the last row seen, empty to begin. No page, no ordering, no row twice. */
export const Cursor = z.union([z.literal(""), Id]);

/** A page of rows and how many there are in all. */
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() });
export type Page<T> = { rows: T[]; total: number };

/** How many rows come before a page. */
export const offsetOf = ({ page, limit }: { page: number; limit: number }): number => (page - 1) * limit;
