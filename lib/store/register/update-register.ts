import "server-only";

import { eq } from "drizzle-orm";

import { registers, stores } from "@/db/schema";
import { rejected } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";

import { isPrefixTaken } from "./prefix";
import { describeRegister, lockRegister, takenPrefixes } from "./queries";
import { Register, UpdateRegisterInput } from "./schemas";

/**
 * Renames a till, or takes it out of use. Its prefix stays once a receipt bears it, used or not: were it given to
 * another till, two receipts would have one number.
 */
export const updateRegister = command({
  permission: "register.update",
  input: UpdateRegisterInput,
  output: Register,

  async run(ctx, { id, name, prefix, status }) {
    await ctx.tx.select({ id: stores.id }).from(stores).for("no key update"); // prefixes are one list: one at a time
    const register = await lockRegister(ctx, id);
    const before = { name: register.name, prefix: register.prefix, status: register.status };
    if (before.name === name && before.prefix === prefix && before.status === status) return { data: await describeRegister(ctx, id), events: [] };

    if (register.kind === "api" && status === "inactive") throw rejected("apiRegisterStays", {}, "status");
    if (prefix !== before.prefix) {
      if (register.lastNumber > 0n) throw rejected("prefixInUse", { prefix: before.prefix }, "prefix");
      const others = (await takenPrefixes(ctx)).filter((each) => each !== before.prefix);
      if (isPrefixTaken(prefix, others)) throw rejected("prefixTaken", { prefix }, "prefix");
    }

    const claim = status === "inactive" ? { claimDevice: null, claimWorkerId: null, claimedAt: null } : {};
    await ctx.tx.update(registers).set({ name, prefix, status, ...claim }).where(eq(registers.id, id));

    return { data: await describeRegister(ctx, id), events: [{ name: "register.updated", entityId: id, before, after: { name, prefix, status } }] };
  },
});
