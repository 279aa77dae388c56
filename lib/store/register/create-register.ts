import "server-only";

import { into } from "@/db/rows";
import { registers, stores } from "@/db/schema";
import { assertBranch } from "@/lib/core/context";
import { conflict, notFound, rejected } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { findBranch } from "@/lib/store/branch/queries";

import { freePrefix, isPrefixTaken } from "./prefix";
import { describeRegister, findRegister, takenPrefixes } from "./queries";
import { CreateRegisterInput, Register } from "./schemas";

/** Puts another till into a branch. */
export const createRegister = command({
  permission: "register.create",
  input: CreateRegisterInput,
  output: Register,

  async run(ctx, { id, branchId, name, prefix: wished }) {
    assertBranch(ctx, branchId);
    await ctx.tx.select({ id: stores.id }).from(stores).for("no key update"); // prefixes are one list: one at a time
    const twin = await findRegister(ctx, id);
    if (twin && (twin.branchId !== branchId || twin.name !== name || (wished !== null && twin.prefix !== wished))) throw conflict("idTaken");
    if (twin) return { data: await describeRegister(ctx, id), events: [] }; // asked twice

    const branch = await findBranch(ctx, branchId);
    if (!branch) throw notFound("branch", "branchId");
    if (branch.status === "inactive") throw rejected("branchClosed", { branch: branch.name }, "branchId");

    const taken = await takenPrefixes(ctx);
    const prefix = wished ?? freePrefix(branch.name, taken);
    if (isPrefixTaken(prefix, taken)) throw rejected("prefixTaken", { prefix }, "prefix");

    const register = {
      storeId: ctx.storeId, id, branchId, kind: "till" as const, name, prefix, lastNumber: 0n,
      claimDevice: null, claimWorkerId: null, claimedAt: null, status: "active" as const, createdAt: ctx.now,
    };
    await ctx.tx.execute(into(registers, [register]));

    return { data: { ...register, branchName: branch.name, claim: null }, events: [{ name: "register.created", entityId: id, after: register }] };
  },
});
