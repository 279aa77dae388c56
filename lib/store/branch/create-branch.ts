import "server-only";

import { into, together } from "@/db/rows";
import { locations, registers, stores } from "@/db/schema";
import { assertBranch } from "@/lib/core/context";
import { conflict, rejected } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { command } from "@/lib/core/use-case";
import { freePrefix } from "@/lib/store/register/prefix";
import { takenPrefixes } from "@/lib/store/register/queries";

import { findBranch, isNameTaken } from "./queries";
import { Branch, CreateBranchInput } from "./schemas";

/** Opens another place that sells, with a till of its own and a register for what the API sells there. */
export const createBranch = command({
  permission: "branch.create",
  input: CreateBranchInput,
  output: Branch,

  async run(ctx, input) {
    assertBranch(ctx, input.id); // who belongs to one branch opens no other
    await ctx.tx.select({ id: stores.id }).from(stores).for("no key update"); // prefixes are one list: one at a time
    const twin = await findBranch(ctx, input.id);
    if (twin && (twin.name !== input.name || twin.address !== input.address || twin.phone !== input.phone)) throw conflict("idTaken");
    if (twin) return { data: twin, events: [] }; // asked twice
    if (await isNameTaken(ctx, input.name, input.id)) throw rejected("locationNameTaken", { name: input.name }, "name");

    const branch = { storeId: ctx.storeId, ...input, kind: "branch" as const, status: "active" as const, createdAt: ctx.now };
    const taken = await takenPrefixes(ctx);
    const prefix = freePrefix(branch.name, taken);
    const register = {
      storeId: ctx.storeId, branchId: branch.id, lastNumber: 0n, claimDevice: null, claimWorkerId: null, claimedAt: null,
      status: "active" as const, createdAt: ctx.now,
    };
    const till = { ...register, id: newId(), kind: "till" as const, name: `${branch.name} 1`, prefix };
    const api = { ...register, id: newId(), kind: "api" as const, name: "API", prefix: freePrefix(branch.name, [...taken, prefix], "A") };

    await ctx.tx.execute(together(into(locations, [branch]), into(registers, [till, api])));

    return {
      data: branch,
      events: [
        { name: "branch.created", entityId: branch.id, after: branch },
        { name: "register.created", entityId: till.id, after: till },
        { name: "register.created", entityId: api.id, after: api },
      ],
    };
  },
});
