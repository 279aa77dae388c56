import "server-only";

import { stores } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";

import { Store, UpdateStoreInput } from "./profile";

/** Renames the shop, corrects its address, or moves its clock and its language. */
export const updateStore = command({
  permission: "store.update",
  input: UpdateStoreInput,
  output: Store,

  async run(ctx, after) {
    const [store] = await ctx.tx.select().from(stores).for("no key update");
    if (!store) throw notFound("store");
    const before = UpdateStoreInput.keyof().options.reduce((values, key) => ({ ...values, [key]: store[key] }), {} as typeof after);
    const changed = UpdateStoreInput.keyof().options.filter((key) => after[key] !== before[key]);
    if (changed.length === 0) return { data: store, events: [] };

    await ctx.tx.update(stores).set(after);

    const only = (values: typeof after) => Object.fromEntries(changed.map((key) => [key, values[key]]));
    return { data: { ...store, ...after }, events: [{ name: "store.updated", entityId: store.id, before: only(before), after: only(after) }] };
  },
});
