import "server-only";

import { and, asc, eq, ne, or } from "drizzle-orm";

import { workers } from "@/db/schema";
import { notFound, rejected } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";

import { assertOwner } from "./owner";
import { assertPlace } from "./place";
import { DismissWorkerInput, Worker } from "./schemas";

/** A worker leaves: their sessions and tokens in this shop end with the commit (a trigger sees to it), their name stays in the books. */
export const dismissWorker = command({
  permission: "worker.dismiss",
  input: DismissWorkerInput,
  output: Worker,

  async run(ctx, { id }) {
    // The owners too, in one order: two owners who dismiss each other at once cannot both succeed.
    const locked = await ctx.tx.select().from(workers)
      .where(or(eq(workers.id, id), and(eq(workers.role, "owner"), ne(workers.status, "left"))))
      .orderBy(asc(workers.id)).for("update");
    const before = locked.find((worker) => worker.id === id);
    if (!before) throw notFound("worker");
    assertPlace(ctx, before.branchId);
    if (before.status === "left") return { data: before, events: [] };
    if (before.role === "owner" && !locked.some((worker) => worker.role === "owner" && worker.id !== id)) throw rejected("lastOwner");
    if (before.role === "owner") await assertOwner(ctx);

    await ctx.tx.update(workers).set({ status: "left" }).where(eq(workers.id, id));

    const after = { ...before, status: "left" as const };
    return { data: after, events: [{ name: "worker.dismissed", entityId: id, before: { status: before.status }, after: { status: "left" } }] };
  },
});
