import "server-only";

import { z } from "zod";

import { authorize, type Context, type PlatformContext, type TxContext } from "./context";
import { isRace } from "./errors";
import { type DomainEvent, saveEvents } from "./events";
import { inStore } from "./in-store";
import type { Permission } from "./permissions";

export type Contract<I extends z.ZodType, O extends z.ZodType> = { permission: Permission; input: I; output: O };

/** Something a caller may ask of the shop. Takes and answers what travels; knows its own schemas and permission. */
export type UseCase<I extends z.ZodType, O extends z.ZodType> = Contract<I, O> &
  ((ctx: Context, input: z.input<I>) => Promise<z.input<O>>);

/** A read. */
export function query<I extends z.ZodType, O extends z.ZodType>(
  spec: Contract<I, O> & { run(ctx: TxContext, input: z.output<I>): Promise<z.output<O>> },
): UseCase<I, O> {
  return useCase(spec, (ctx, input) => inStore(ctx, (tx) => spec.run(tx, input)));
}

/**
 * A write. Transaction, audit and outbox happen here, so no command can forget one;
 * `run` holds only the business and must say what happened. `data` may still wait for statements already sent:
 * they travel with the events and the commit.
 */
export function command<I extends z.ZodType, O extends z.ZodType>(
  spec: Contract<I, O> & { run(ctx: TxContext, input: z.output<I>): Promise<{ data: z.output<O> | Promise<z.output<O>>; events: DomainEvent[] }> },
): UseCase<I, O> {
  return useCase(spec, (ctx, input) => {
    const attempt = () => inStore(ctx, (tx) => spec.run(tx, input), async (tx, { data, events }) => {
      const [answer, saved] = await Promise.allSettled([data, saveEvents(tx, events)]);
      if (answer.status === "rejected") throw answer.reason; // said first, so it is why the events failed, too
      if (saved.status === "rejected") throw saved.reason;
      return answer.value;
    });
    return lookingAgain(attempt);
  });
}

/** How often a command looks at what others made of its place before it gives up. */
const LOOKS = 3;

/** A twin was faster: on a second look its row is there, and `run` answers with it. */
async function lookingAgain<T>(attempt: () => Promise<T>): Promise<T> {
  for (let look = 1; ; look++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isRace(error) || look === LOOKS) throw error;
    }
  }
}

function useCase<I extends z.ZodType, O extends z.ZodType>(
  { permission, input, output }: Contract<I, O>,
  run: (ctx: Context, input: z.output<I>) => Promise<z.output<O>>,
): UseCase<I, O> {
  const ask = async (ctx: Context, raw: z.input<I>) => {
    authorize(ctx, permission);
    return encoded(output, await run(ctx, input.parse(raw)));
  };
  return Object.assign(ask, { permission, input, output });
}

/** What happens outside any store (registration, sign-in): parsed in, encoded out; `run` opens its own transaction. */
export function platformCommand<I extends z.ZodType, O extends z.ZodType>(
  { input, output, run }: { input: I; output: O; run(ctx: PlatformContext, input: z.output<I>): Promise<z.output<O>> },
) {
  const ask = async (ctx: PlatformContext, raw: z.input<I>): Promise<z.input<O>> => encoded(output, await run(ctx, input.parse(raw)));
  return Object.assign(ask, { input, output });
}

/** As it travels, without what the schema does not name. What does not fit its own schema is our bug, not the caller's bad input. */
function encoded<O extends z.ZodType>(output: O, data: z.output<O>): z.input<O> {
  const answer = z.safeEncode(output, data);
  if (answer.success) return answer.data;
  throw new Error("An answer does not fit its schema", { cause: answer.error });
}
