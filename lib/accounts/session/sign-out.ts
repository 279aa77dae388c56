import "server-only";

import { z } from "zod";

import { personCommand } from "../user/person";
import { endSession } from "./sessions";

/** Ends the session that asks, in a browser or of a program, and with it its tokens. */
export const signOut = personCommand({
  input: z.object({}),
  output: z.object({ sessionId: z.uuid() }),

  async run(ctx) {
    await endSession(ctx.systemDb, ctx.sessionId, ctx.now);
    return { sessionId: ctx.sessionId };
  },
});
