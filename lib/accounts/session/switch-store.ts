import "server-only";

import { eq } from "drizzle-orm";
import { z } from "zod";

import { sessions, users } from "@/db/schema";
import { notFound } from "@/lib/core/errors";

import { personCommand } from "../user/person";
import { SwitchStoreInput } from "./schemas";
import { workplacesOf } from "./sessions";

/** Goes on in another store of the same person; the next sign-in lands there too. */
export const switchStore = personCommand({
  input: SwitchStoreInput,
  output: z.object({ storeId: z.uuid() }),

  async run(ctx, { storeId }) {
    const workplaces = await workplacesOf(ctx.systemDb, ctx.userId);
    if (!workplaces.some((store) => store.id === storeId)) throw notFound("store");

    await ctx.systemDb.transaction(async (tx) => {
      await tx.update(sessions).set({ storeId }).where(eq(sessions.id, ctx.sessionId));
      await tx.update(users).set({ lastStoreId: storeId }).where(eq(users.id, ctx.userId));
    });
    return { storeId };
  },
});
