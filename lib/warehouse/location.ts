import "server-only";

import { and, asc, eq, type SQL } from "drizzle-orm";
import { z } from "zod";

import { oneOf } from "@/db/rows";
import { locations } from "@/db/schema";
import { assertBranch, type Context, type TxContext } from "@/lib/core/context";
import { notFound, rejected } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";

export const Location = z.object({ id: z.uuid(), name: z.string(), kind: z.enum(["branch", "warehouse"]), status: z.enum(["active", "inactive"]) });
export type Location = z.input<typeof Location>;

/** Where this worker may see stock: branches first, then warehouses. */
export const listLocations = query({
  permission: "stock.read",
  input: z.object({ status: z.enum(["active", "inactive"]).optional() }),
  output: z.array(Location),

  run: (ctx, { status }) =>
    ctx.tx.select({ id: locations.id, name: locations.name, kind: locations.kind, status: locations.status }).from(locations)
      .where(and(visibleLocations(ctx), status ? eq(locations.status, status) : undefined))
      .orderBy(asc(locations.kind), asc(locations.createdAt), asc(locations.id)),
});

/** A location that goods may be booked into, held until the transaction ends; anything else is refused under `field`. */
export async function openLocation(ctx: TxContext, id: string, field = "locationId") {
  const [location] = await ctx.tx.select().from(locations).where(eq(locations.id, id)).for("key share");
  if (!location) throw notFound("location", field);
  assertBranch(ctx, id);
  if (location.status !== "active") throw rejected("branchClosed", { branch: location.name }, field);
  return location;
}

/** Refuses a location that this worker does not see: whatever lies there would be told as nothing at all. */
export async function assertLocation(ctx: TxContext, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  const seen = await ctx.tx.$count(locations, and(eq(locations.id, id), visibleLocations(ctx)));
  if (seen === 0) throw notFound("location", "locationId");
}

/** The fence of a worker who belongs to one branch. */
export const visibleLocations = ({ branchIds }: Context): SQL | undefined => (branchIds === "all" ? undefined : oneOf(locations.id, branchIds));
