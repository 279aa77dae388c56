import "server-only";

import type { Transaction } from "@/db/client";
import { platformEvents } from "@/db/schema";
import type { PlatformContext } from "@/lib/core/context";
import { newId } from "@/lib/core/id";

type PlatformEventName = "user.registered" | "user.created" | "user.updated" | "user.passwordChanged" | "user.passwordReset" | "session.reused";

/** Leaves a fact about a person that belongs to no store, in the transaction of the change. */
export async function savePlatformEvent(
  tx: Transaction, { now, requestId }: Pick<PlatformContext, "now" | "requestId">, name: PlatformEventName, userId: string,
  { before, after }: { before?: object | undefined; after?: object | undefined } = {},
): Promise<void> {
  await tx.insert(platformEvents).values({ id: newId(), userId, name, before: before ?? null, after: after ?? null, requestId, createdAt: now });
}
