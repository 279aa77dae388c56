import "server-only";

import { eq } from "drizzle-orm";

import { registers } from "@/db/schema";
import { workerIdOf } from "@/lib/core/context";
import { conflict, rejected } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { findBranch } from "@/lib/store/branch/queries";

import { describeRegister, lockRegister } from "./queries";
import { ClaimRegisterInput, Register } from "./schemas";

/**
 * A device takes a till for itself: only it may sell there. Who comes second is told who holds it and since when, and
 * may take it over; the first learns of that at its next sale or look at `readRegister`.
 */
export const claimRegister = command({
  permission: "register.claim",
  input: ClaimRegisterInput,
  output: Register,

  async run(ctx, { id, deviceId, takeOver }) {
    const register = await lockRegister(ctx, id);
    const branch = await findBranch(ctx, register.branchId);
    if (register.kind === "api") throw rejected("apiRegisterSellsAlone");
    if (register.status === "inactive") throw rejected("registerClosed", { register: register.name });
    if (branch?.status !== "active") throw rejected("branchClosed", { branch: branch?.name ?? "" });

    const workerId = workerIdOf(ctx);
    const held = await describeRegister(ctx, id, deviceId);
    if (held.claim?.isMine && held.claim.workerId === workerId) return { data: held, events: [] };
    if (held.claim && !held.claim.isMine && !takeOver) {
      throw conflict("registerHeld", { register: register.name, worker: held.claim.workerName ?? "—", since: clockOf(held.claim.since, ctx.timeZone) });
    }

    await ctx.tx.update(registers).set({ claimDevice: deviceId, claimWorkerId: workerId, claimedAt: ctx.now }).where(eq(registers.id, id));

    const before = held.claim ? { workerId: held.claim.workerId, device: register.claimDevice, since: held.claim.since } : undefined;
    return {
      data: await describeRegister(ctx, id, deviceId),
      events: [{ name: "register.claimed", entityId: id, ...(before ? { before } : {}), after: { workerId, device: deviceId, since: ctx.now } }],
    };
  },
});

/** `14.11.2026 08:02` on the shop's clock: figures only, the same in every language. */
function clockOf(moment: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("ru", { timeZone, day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" });
  return parts.format(moment).replace(",", "");
}
