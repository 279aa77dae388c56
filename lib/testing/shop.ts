import { and, eq } from "drizzle-orm";

import { events, products, type settings, stockLevels, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { amountOf } from "@/lib/core/money";
import { type Permission, ROLE_PERMISSIONS, type Role } from "@/lib/core/permissions";
import { insertStore, newStoreRows } from "@/lib/store/store/new-store";
import { lockStock, moveStock } from "@/lib/warehouse/stock/ledger";

import { db, systemDb } from "./db";

type SettingsRow = typeof settings.$inferSelect;
type Options = { onHand?: bigint; unitCost?: bigint | null; role?: Role; grants?: readonly Permission[]; settings?: Partial<SettingsRow> };
export type Shop = Awaited<ReturnType<typeof openShop>>;

/** The device that has claimed the till of every shop here. */
export const DEVICE = "test-device";

/**
 * A shop of its own for every test, so that tests run side by side and nothing needs cleaning: one branch with a claimed
 * till and a register for the API, an owner, tea at 125.00 and coffee at 200.00 by the piece, cheese at 89 000.00 by the kilogram.
 */
export async function openShop({ onHand = 10_000n, unitCost = 90_00n, role = "owner", grants = ROLE_PERMISSIONS[role], settings: changes = {} }: Options = {}) {
  const now = new Date("2026-01-05T10:00:00Z");
  const userId = newId();
  const rows = newStoreRows({ name: "Shop", locale: "en", owner: { userId, firstName: "Dilnoza", lastName: "Karimova", phone: null }, now });
  const { id: storeId } = rows.store;
  const at = { storeId, createdAt: now };
  const branch = { ...rows.branch, name: "Main" };
  const till = { ...rows.till, name: "C1", prefix: "C1", claimDevice: DEVICE, claimedAt: now };
  const worker = { ...rows.worker, role, permissions: [...grants] };
  const tea = product(at, "Tea", "piece", 125_00n);
  const coffee = product(at, "Coffee", "piece", 200_00n);
  const cheese = product(at, "Cheese", "kg", 89_000_00n);
  const ctx: Context = {
    db, storeId, branchIds: "all", actor: { kind: "worker", id: worker.id }, grants: new Set(grants),
    timeZone: "Asia/Tashkent", locale: "en", now, requestId: "test",
  };

  await systemDb.transaction(async (tx) => {
    await tx.insert(users).values({
      id: userId, username: `u${userId.replaceAll("-", "")}`, firstName: "Dilnoza", lastName: "Karimova", passwordHash: "none", locale: "en",
      isPlatformAdmin: false, isDemo: false, status: "active", createdAt: now,
    });
    await insertStore(tx, { ...rows, branch, till, worker, settings: { ...rows.settings, cashRounding: 0n, taxRate: 0, ...changes } });
  });
  await inStore(ctx, async (tx) => {
    await tx.tx.insert(products).values([tea, coffee, cheese]);
    if (onHand !== 0n) await stockUp(tx, branch.id, [tea, coffee, cheese], onHand, unitCost);
  });

  const onHandOf = (productId: string) => inStore(ctx, async ({ tx }) => {
    const [level] = await tx.select().from(stockLevels).where(and(eq(stockLevels.locationId, branch.id), eq(stockLevels.productId, productId)));
    return level?.quantity ?? 0n;
  });

  const facts = () => inStore(ctx, async ({ tx }) => (await tx.select({ name: events.name }).from(events)).map((event) => event.name).sort());

  /** The same shop in another worker's hands. */
  const as = (asRole: Role, change: Partial<Context> = {}): Context => ({ ...ctx, grants: new Set(ROLE_PERMISSIONS[asRole]), ...change });

  return { ctx, as, branch, till, apiRegister: rows.api, worker, userId, tea, coffee, cheese, onHandOf, facts };
}

const product = (at: { storeId: string; createdAt: Date }, name: string, unit: "piece" | "kg", price: bigint) => ({
  ...at, id: newId(), name, searchKey: name.toLowerCase(), unit, price, status: "active" as const, updatedAt: at.createdAt,
});

async function stockUp(ctx: Parameters<typeof lockStock>[0], locationId: string, goods: { id: string; name: string }[], onHand: bigint, unitCost: bigint | null) {
  const locked = await lockStock(ctx, locationId, goods.map(({ id }) => id));
  const cost = unitCost === null ? 0n : amountOf(unitCost, onHand);
  await Promise.all(goods.map(({ id, name }) => moveStock(ctx, locked, { reason: "opening", sourceId: id, belowZero: "allow" }, [
    { productId: id, name, lineId: null, quantity: onHand, cost, uncosted: unitCost === null ? onHand : 0n, unitCost },
  ]).written));
}
