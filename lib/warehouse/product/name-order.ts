import "server-only";

import { type SQL, sql } from "drizzle-orm";

import type { Context } from "@/lib/core/context";

/**
 * The alphabet that names are ordered by, as a `collate` clause. Uzbek puts Oʻ, Gʻ, Sh and Ch after Z; the other
 * languages share the root order. Two indexes of products carry these, and no other order.
 */
export const alphabetOf = ({ locale }: Pick<Context, "locale">): SQL => (locale === "uz" ? sql`collate "uz-x-icu"` : sql`collate "und-x-icu"`);
