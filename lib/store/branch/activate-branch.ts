import "server-only";

import { eq } from "drizzle-orm";

import { locations } from "@/db/schema";
import { assertBranch } from "@/lib/core/context";
import { command } from "@/lib/core/use-case";

import { lockBranch } from "./queries";
import { Branch, BranchInput } from "./schemas";

/** Opens a closed branch again. */
export const activateBranch = command({
  permission: "branch.update",
  input: BranchInput,
  output: Branch,

  async run(ctx, { id }) {
    assertBranch(ctx, id);
    const branch = await lockBranch(ctx, id);
    if (branch.status === "active") return { data: branch, events: [] };

    await ctx.tx.update(locations).set({ status: "active" }).where(eq(locations.id, id));

    const data = { ...branch, status: "active" as const };
    return { data, events: [{ name: "branch.updated", entityId: id, before: { status: "inactive" }, after: { status: "active" } }] };
  },
});
