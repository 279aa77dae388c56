import "server-only";

import { eq } from "drizzle-orm";

import { settings } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import type { DayRule } from "@/lib/core/day";

/** When this store's days begin. */
export async function readDayRule({ tx, storeId, timeZone }: TxContext): Promise<DayRule> {
  const [row] = await tx.select({ dayStart: settings.dayStart }).from(settings).where(eq(settings.storeId, storeId));
  return { timeZone, dayStart: row?.dayStart ?? 0 };
}
