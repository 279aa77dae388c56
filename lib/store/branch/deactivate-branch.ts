import "server-only";

import { and, eq, ne } from "drizzle-orm";

import { locations, stockLevels, stores } from "@/db/schema";
import { assertBranch, type TxContext } from "@/lib/core/context";
import { rejected } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";

import { lockBranch } from "./queries";
import { Branch, BranchInput } from "./schemas";

/** Closes a branch: it sells nothing any more and keeps its history. Its goods must have gone elsewhere before. */
export const deactivateBranch = command({
  permission: "branch.update",
  input: BranchInput,
  output: Branch,

  async run(ctx, { id }) {
    assertBranch(ctx, id);
    await ctx.tx.select({ id: stores.id }).from(stores).for("no key update"); // two at once would each leave the other
    const branch = await lockBranch(ctx, id);
    if (branch.status === "inactive") return { data: branch, events: [] };
    await assertSettled(ctx, id);

    await ctx.tx.update(locations).set({ status: "inactive" }).where(eq(locations.id, id));

    const data = { ...branch, status: "inactive" as const };
    return { data, events: [{ name: "branch.updated", entityId: id, before: { status: "active" }, after: { status: "inactive" } }] };
  },
});

async function assertSettled({ tx }: TxContext, id: string): Promise<void> {
  const [others, products] = await Promise.all([
    tx.$count(locations, and(eq(locations.kind, "branch"), eq(locations.status, "active"), ne(locations.id, id))),
    tx.$count(stockLevels, and(eq(stockLevels.locationId, id), ne(stockLevels.quantity, 0n))),
  ]);
  if (others === 0) throw rejected("lastBranch");
  if (products > 0) throw rejected("branchHasStock", { products });
}
