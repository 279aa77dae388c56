import "server-only";

import { and, asc, eq } from "drizzle-orm";

import { locations, settings, stores } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { inStore } from "@/lib/core/in-store";

/** Where a worker stands, for the frame of every page: needs no permission beyond working here. */
export const readSurroundings = (ctx: Context) => inStore(ctx, async ({ tx, branchIds }) => {
  const [[shop], branches] = await Promise.all([
    tx.select({ currency: stores.currency, dayStart: settings.dayStart }).from(stores).innerJoin(settings, eq(settings.storeId, stores.id)),
    tx.select({ id: locations.id, name: locations.name }).from(locations)
      .where(and(eq(locations.kind, "branch"), eq(locations.status, "active"))).orderBy(asc(locations.name), asc(locations.id)),
  ]);
  const own = branchIds === "all" ? branches : branches.filter(({ id }) => branchIds.includes(id));
  return { currency: shop?.currency ?? "UZS", dayStart: shop?.dayStart ?? 0, branches: own };
});
