import { z } from "zod";

import { type Call, callerRoute, type Caller, done, personOf, read, resource } from "@/app/_server/route";
import { meOf } from "@/lib/accounts/session/me";
import { findIdentity } from "@/lib/accounts/session/queries";
import { MeWire } from "@/lib/accounts/session/wire";
import { updateProfile } from "@/lib/accounts/user/update-profile";
import { UpdateProfileWire } from "@/lib/accounts/user/wire";
import { AppError } from "@/lib/core/errors";
import { wireOf } from "@/lib/core/wire";

const own = { permission: null, output: MeWire, takesKey: false };

/** `profil` is the first API's name, `me` everybody's; both are one resource. */
export const profileHandlers = () => resource({
  GET: callerRoute({ ...own, summary: "me", answer: read, input: wireOf(z.strictObject({})) }, async (ctx, _input, call) => readMe(ctx, call)),
  PATCH: callerRoute({ ...own, summary: "meUpdate", answer: done("profileUpdated"), input: UpdateProfileWire }, async (ctx, input, call) => {
    await updateProfile(await personOf(ctx, call), input);
    return readMe(ctx, call);
  }),
});

async function readMe(ctx: Caller, call: Call) {
  const { systemDb, sessionId, now } = await personOf(ctx, call);
  const identity = await findIdentity(systemDb, sessionId, now);
  if (!identity) throw new AppError("unauthenticated", "unauthenticated"); // ended this moment
  return meOf(systemDb, identity);
}
