import "server-only";

import { eq } from "drizzle-orm";

import { users } from "@/db/schema";

import { savePlatformEvent } from "./events";
import { personCommand } from "./person";
import { readUser } from "./queries";
import { Profile, UpdateProfileInput } from "./schemas";

/** A person's own name and language. What a shop calls its worker is the shop's to change. */
export const updateProfile = personCommand({
  input: UpdateProfileInput,
  output: Profile,

  async run(ctx, changes) {
    const before = await readUser(ctx.systemDb, ctx.userId);
    const user = {
      ...before,
      firstName: changes.firstName ?? before.firstName,
      lastName: changes.lastName ?? before.lastName,
      locale: changes.locale ?? before.locale,
    };

    await ctx.systemDb.transaction(async (tx) => {
      const { firstName, lastName, locale } = user;
      await tx.update(users).set({ firstName, lastName, locale }).where(eq(users.id, ctx.userId));
      await savePlatformEvent(tx, ctx, "user.updated", ctx.userId, { locale });
    });
    return user;
  },
});
