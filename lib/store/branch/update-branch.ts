import "server-only";

import { eq } from "drizzle-orm";

import { locations } from "@/db/schema";
import { assertBranch } from "@/lib/core/context";
import { rejected } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";

import { isNameTaken, lockBranch } from "./queries";
import { Branch, UpdateBranchInput } from "./schemas";

/** Renames a branch or corrects how it can be reached. Old receipts are printed with the new name. */
export const updateBranch = command({
  permission: "branch.update",
  input: UpdateBranchInput,
  output: Branch,

  async run(ctx, { id, name, address, phone }) {
    assertBranch(ctx, id);
    const branch = await lockBranch(ctx, id);
    if (branch.name === name && branch.address === address && branch.phone === phone) return { data: branch, events: [] };
    if (await isNameTaken(ctx, name, id)) throw rejected("locationNameTaken", { name }, "name");

    await ctx.tx.update(locations).set({ name, address, phone }).where(eq(locations.id, id));

    const before = { name: branch.name, address: branch.address, phone: branch.phone };
    return { data: { ...branch, name, address, phone }, events: [{ name: "branch.updated", entityId: id, before, after: { name, address, phone } }] };
  },
});
