import "server-only";

import { refresh } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";

import { conflict } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { type Result, toFailure } from "@/lib/core/result";
import type { UseCase } from "@/lib/core/use-case";

import { platformContext, sessionContext, type SessionContext } from "./context";
import { reportOf } from "./log";
import { say, translate } from "./sentences";

/**
 * A command as a server action: one POST brings back the answer and the refreshed page. `done` is a key under `done`. The
 * page says which store it was drawn for: where its person has gone to another one since, in another tab, it is refused.
 */
export function action<I extends z.ZodType, O extends z.ZodType>(useCase: UseCase<I, O>, done: string) {
  return async (storeId: string, input: z.input<I>): Promise<Result<z.input<O>>> =>
    answer(done, () => contextIn(storeId), (ctx) => useCase(ctx, input));
}

/** The signed-in worker, if their current store is the one that the page names. */
export async function contextIn(storeId: string): Promise<SessionContext> {
  const ctx = await sessionContext();
  if (ctx.storeId !== storeId) throw conflict("otherStore", {}, "store");
  return ctx;
}

/** What it does, for actions that are more than one use case: the answer or the refusal, in the reader's language. */
export async function answer<C extends { locale: Locale }, T>(done: string, asks: () => Promise<C>, run: (ctx: C) => Promise<T>): Promise<Result<T>> {
  return orRefusal(asks, async (ctx) => {
    const data = await run(ctx);
    refresh();
    return { message: (await translate(ctx.locale))(`done.${done}`), data };
  });
}

/** The same for what only reads while a page stands: nothing is drawn anew, and a refusal is said as any other. */
export async function look<C extends { locale: Locale }, T>(asks: () => Promise<C>, run: (ctx: C) => Promise<T>): Promise<Result<T>> {
  return orRefusal(asks, async (ctx) => ({ message: "", data: await run(ctx) }));
}

async function orRefusal<C extends { locale: Locale }, T>(asks: () => Promise<C>, run: (ctx: C) => Promise<Result<T>>): Promise<Result<T>> {
  let ctx: C | undefined;
  try {
    ctx = await asks();
    return await run(ctx);
  } catch (error) {
    unstable_rethrow(error); // redirect() and notFound() travel as exceptions
    const { locale, requestId } = { ...(await platformContext()), ...ctx };
    return toFailure(error, await say(locale), reportOf(requestId));
  }
}
