import "server-only";

import type { Transaction } from "@/db/client";
import { users } from "@/db/schema";
import { assertAllowed, LIMITS } from "@/lib/accounts/rate-limit/rate-limit";
import { savePlatformEvent } from "@/lib/accounts/user/events";
import { assertGoodPassword, hashPassword } from "@/lib/accounts/user/password";
import { refuseTaken } from "@/lib/accounts/user/taken";
import type { PlatformContext, TxContext } from "@/lib/core/context";
import { saveEvents } from "@/lib/core/events";
import { newId } from "@/lib/core/id";
import { platformCommand } from "@/lib/core/use-case";

import { insertStore, newStoreRows, type NewStoreRows } from "./new-store";
import { RegisteredShop, RegisterShopInput } from "./schemas";

/** A person and their first shop, ready to sell: all of it in one transaction, or nothing. */
export const registerShop = platformCommand({
  input: RegisterShopInput,
  output: RegisteredShop,

  async run(ctx, { password, storeName, ...person }) {
    await assertAllowed(ctx, LIMITS.register, ctx.address);
    assertGoodPassword(password, [person.username, person.phone, person.email]);
    const passwordHash = await hashPassword(password);

    const userId = newId();
    const name = storeName || `${person.firstName} ${person.lastName}`.trim();
    const { username, email, ...owner } = { ...person, userId };
    const rows = newStoreRows({ name, locale: ctx.locale, owner, now: ctx.now });
    const user = { ...person, id: userId, passwordHash, locale: ctx.locale, isPlatformAdmin: false, isDemo: false, status: "active" as const, lastStoreId: rows.store.id, createdAt: ctx.now };

    await ctx.systemDb.transaction(async (tx) => {
      await tx.insert(users).values(user);
      await insertStore(tx, rows);
      await savePlatformEvent(tx, ctx, "user.registered", userId);
      await saveEvents(ownerContext(ctx, tx, rows), [{ name: "store.created", entityId: rows.store.id, after: { name, branchId: rows.branch.id } }]);
    }).catch(refuseTaken);

    return { userId, storeId: rows.store.id, workerId: rows.worker.id, branchId: rows.branch.id, registerId: rows.till.id, storeName: name };
  },
});

/** The new owner signs the store's first fact. */
const ownerContext = ({ systemDb, locale, now, requestId }: PlatformContext, tx: Transaction, { store, worker }: NewStoreRows): TxContext => ({
  db: systemDb, tx, storeId: store.id, branchIds: "all", actor: { kind: "worker", id: worker.id }, grants: new Set(), timeZone: store.timeZone, locale, now, requestId,
});
