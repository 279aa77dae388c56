import "server-only";

import postgres from "postgres";

import { connect, type Database } from "@/db/client";
import { into } from "@/db/rows";
import { products, registers, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { ROLE_PERMISSIONS } from "@/lib/core/permissions";
import { insertStore, newRegister, newStoreRows } from "@/lib/store/store/new-store";
import { createSale } from "@/lib/trade/sale/create-sale";
import { lockStock, moveStock } from "@/lib/warehouse/stock/ledger";

export type Urls = { ownerUrl: string; appUrl: string; systemUrl: string };
export type BenchShop = { ctx: Omit<Context, "db">; branchId: string; registerIds: string[]; productIds: string[]; workerId: string; userId: string };

/** The device that claims every register of a measured shop. */
export const DEVICE = "bench-device";

/** A shop of its own to sell in: one branch, that many tills and products, each with one deep cost layer. */
export async function openBenchShop({ appUrl, systemUrl }: Urls, { tills, goods }: { tills: number; goods: number }): Promise<BenchShop> {
  const [db, systemDb] = [connect(appUrl, 4), connect(systemUrl, 1)];
  try {
    const shop = await fill(db, systemDb, tills, goods);
    await sellSome(db, shop);
    return shop;
  } finally {
    await Promise.all([db.$client.end(), systemDb.$client.end()]);
  }
}

async function fill(db: Database, systemDb: Database, tills: number, goods: number): Promise<BenchShop> {
  const createdAt = new Date();
  const userId = newId();
  const rows = newStoreRows({ name: "Bench", locale: "en", owner: { userId, firstName: "Bench", lastName: "Mark", phone: null }, now: createdAt });
  const [storeId, branchId, workerId] = [rows.store.id, rows.branch.id, rows.worker.id];
  const at = { storeId, createdAt };
  const claim = { claimDevice: DEVICE, claimedAt: createdAt };
  const till = { ...rows.till, ...claim };
  const others = Array.from({ length: tills - 1 }, (_, i) => ({ ...newRegister({ storeId, branchId, kind: "till", name: `K${i + 2}`, now: createdAt }), ...claim }));
  const productRows = Array.from({ length: goods }, (_, i) => ({
    ...at, id: newId(), name: `Good ${i + 1}`, searchKey: `good ${i + 1}`, categoryId: null, unit: "piece" as const, price: BigInt(1_000_00 + i * 100), minimumStock: null,
    article: null, pictureKey: null, status: "active" as const, updatedAt: createdAt,
  }));

  await systemDb.transaction(async (tx) => {
    await tx.insert(users).values({ id: userId, username: `b${userId.replaceAll("-", "")}`, firstName: "Bench", lastName: "Mark", passwordHash: "none", locale: "en", isPlatformAdmin: false, isDemo: false, status: "active", createdAt });
    await insertStore(tx, {
      ...rows, till,
      settings: { ...rows.settings, belowZero: "forbid", taxEnabled: true },
      worker: { ...rows.worker, role: "seller", permissions: [...ROLE_PERMISSIONS.seller] },
    });
    if (others.length > 0) await tx.insert(registers).values(others);
  });

  const ctx = {
    storeId, branchIds: "all" as const, actor: { kind: "worker" as const, id: workerId }, grants: new Set(ROLE_PERMISSIONS.seller),
    timeZone: "Asia/Tashkent", locale: "en" as const, now: createdAt, requestId: "bench",
  };
  await inStore({ ...ctx, db }, async (tx) => {
    await tx.tx.execute(into(products, productRows));
    const locked = await lockStock(tx, branchId, productRows.map(({ id }) => id));
    await Promise.all(productRows.map(({ id, name }) => moveStock(tx, locked, { reason: "opening", sourceId: id, belowZero: "allow" }, [
      { productId: id, name, lineId: null, quantity: 1_000_000_000_000n, cost: 700_000_000_000_00n, uncosted: 0n, unitCost: 700_00n },
    ]).written));
  });
  return { ctx, branchId, registerIds: [till, ...others].map(({ id }) => id), productIds: productRows.map(({ id }) => id), workerId, userId };
}

/**
 * A shop that has sold before. With the statistics of empty tables, PostgreSQL checks every reference to a sale by
 * reading all sales, for as long as a connection lives: both sides would be measured at that.
 */
async function sellSome(db: Database, { ctx, branchId, productIds }: BenchShop): Promise<void> {
  const sell = () => createSale({ ...ctx, db }, {
    id: newId(), branchId, lines: pick(productIds, 5).map((productId) => ({ productId, quantity: "1" })), payments: [{ method: "cash", amount: "1000000.00" }], source: "api",
  });
  for (let i = 0; i < 250; i++) await Promise.all([sell(), sell(), sell(), sell()]);
}

/** Statistics current and nothing left to write: both sides start from the same quiet database. */
export async function settleDatabase({ ownerUrl }: Urls): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  await owner`vacuum analyze`;
  await owner`checkpoint`;
  await owner.end();
}

/** That many different products, at random. */
export function pick(productIds: readonly string[], many: number): string[] {
  const chosen = new Set<string>();
  while (chosen.size < many) chosen.add(productIds[Math.floor(Math.random() * productIds.length)]!);
  return [...chosen];
}
