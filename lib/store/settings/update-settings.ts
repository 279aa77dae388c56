import "server-only";

import { z } from "zod";

import { settings } from "@/db/schema";
import { rejected } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";

import { lockSettings, settingsOf } from "./queries";
import { Settings, UpdateSettingsInput } from "./schemas";

type Values = z.output<typeof Settings>;

/** Changes how the shop works, from the next sale on. */
export const updateSettings = command({
  permission: "settings.update",
  input: UpdateSettingsInput,
  output: Settings,

  async run(ctx, changes) {
    const before = settingsOf(await lockSettings(ctx));
    const after = { ...before, ...definedOf(changes) };
    const changed = (Object.keys(after) as (keyof Values)[]).filter((key) => after[key] !== before[key]);
    if (changed.length === 0) return { data: after, events: [] };
    assertSensible(after);

    await ctx.tx.update(settings).set({
      ...after,
      discountLimit: Number(after.discountLimit),
      taxRate: Number(after.taxRate),
      updatedAt: ctx.now,
    });

    return { data: after, events: [{ name: "settings.updated", entityId: ctx.storeId, before: only(changed, before), after: only(changed, after) }] };
  },
});

function assertSensible({ cashAllowed, cardAllowed, transferAllowed, taxEnabled, taxRate }: Values): void {
  if (!cashAllowed && !cardAllowed && !transferAllowed) throw rejected("noPaymentMethod", {}, "cashAllowed");
  if (taxEnabled && taxRate === 0n) throw rejected("taxRateMissing", {}, "taxRate");
}

const definedOf = (changes: Partial<Values>) =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<Values>;

const only = (keys: (keyof Values)[], values: Values) => Object.fromEntries(keys.map((key) => [key, values[key]]));
