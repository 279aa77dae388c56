import "server-only";

import { z } from "zod";

import type { PlatformContext } from "@/lib/core/context";

/** A person acting on what is theirs and no store's: their name, their password, their sessions. */
export type PersonContext = PlatformContext & { userId: string; sessionId: string };

/** Like `platformCommand`, for somebody who is signed in: parsed in, encoded out. */
export function personCommand<I extends z.ZodType, O extends z.ZodType>(
  { input, output, run }: { input: I; output: O; run(ctx: PersonContext, input: z.output<I>): Promise<z.output<O>> },
) {
  const ask = async (ctx: PersonContext, raw: z.input<I>): Promise<z.input<O>> => z.encode(output, await run(ctx, input.parse(raw)));
  return Object.assign(ask, { input, output });
}
