import "server-only";

import type { z } from "zod";

import { platformContext, sessionContext } from "@/app/_server/context";
import { failureAnswer } from "@/app/_server/failure";
import { readBody } from "@/app/_server/request";
import { AppError } from "@/lib/core/errors";
import type { UseCase } from "@/lib/core/use-case";

/**
 * A use case for the till's own page. A route rather than an action: tills outlive our deployments, whose actions get new
 * names; one that hangs holds up the next action of its page; and a lost answer must be asked for again by the same address.
 */
export function tillRoute<I extends z.ZodType, O extends z.ZodType>(useCase: UseCase<I, O>) {
  return async (request: Request): Promise<Response> => {
    let ctx: Awaited<ReturnType<typeof sessionContext>> | undefined;
    try {
      assertOwnPage(request);
      ctx = await sessionContext();
      const { value } = await readBody(request);
      const data = await useCase(ctx, value as z.input<I>); // safe: a use case parses before it believes
      return Response.json({ message: "", data }, { headers: { "cache-control": "no-store" } });
    } catch (error) {
      return failureAnswer(error, { ...(await platformContext()), ...ctx }, { "cache-control": "no-store" });
    }
  };
}

/** No other site's page can send these two without asking first, and nobody answers its question. */
function assertOwnPage({ headers }: Request): void {
  const isJson = /^application\/json\b/i.test(headers.get("content-type") ?? "");
  if (!isJson || !headers.has("x-store-id")) throw new AppError("forbidden", "forbidden");
}
