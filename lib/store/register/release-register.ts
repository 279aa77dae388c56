import "server-only";

import { eq } from "drizzle-orm";

import { registers } from "@/db/schema";
import { authorize } from "@/lib/core/context";
import { command } from "@/lib/core/use-case";

import { describeRegister, lockRegister } from "./queries";
import { Register, ReleaseRegisterInput } from "./schemas";

/** A device gives its till back. One that no longer holds it changes nothing. */
export const releaseRegister = command({
  permission: "register.claim",
  input: ReleaseRegisterInput,
  output: Register,

  async run(ctx, { id, deviceId }) {
    if (deviceId === null) authorize(ctx, "register.update");
    const { claimDevice, claimWorkerId, claimedAt } = await lockRegister(ctx, id);
    const isHeld = deviceId === null ? claimDevice !== null : claimDevice === deviceId;
    if (!isHeld) return { data: await describeRegister(ctx, id), events: [] };

    await ctx.tx.update(registers).set({ claimDevice: null, claimWorkerId: null, claimedAt: null }).where(eq(registers.id, id));

    const before = { workerId: claimWorkerId, device: claimDevice, since: claimedAt };
    return { data: await describeRegister(ctx, id), events: [{ name: "register.released", entityId: id, before }] };
  },
});
