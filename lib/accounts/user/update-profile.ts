import "server-only";

import { eq } from "drizzle-orm";

import { users } from "@/db/schema";

import { savePlatformEvent } from "./events";
import { personCommand } from "./person";
import { lockUser } from "./queries";
import { Profile, UpdateProfileInput } from "./schemas";

/** A person's own name and language. What a shop calls its worker is the shop's to change. */
export const updateProfile = personCommand({
  input: UpdateProfileInput,
  output: Profile,

  async run(ctx, changes) {
    return ctx.systemDb.transaction(async (tx) => {
      const user = await lockUser(tx, ctx.userId);
      const changed = (["firstName", "lastName", "locale"] as const).filter((field) => changes[field] !== undefined && changes[field] !== user[field]);
      if (changed.length === 0) return user;

      const [before, after] = [user, changes].map((from) => Object.fromEntries(changed.map((field) => [field, from[field]])));
      await tx.update(users).set(after!).where(eq(users.id, ctx.userId));
      await savePlatformEvent(tx, ctx, "user.updated", ctx.userId, { before, after });
      return { ...user, ...after };
    });
  },
});
