import "server-only";

import postgres from "postgres";

import { connect, type Database } from "@/db/client";
import { into } from "@/db/rows";
import { locations, products, registers, settings, stores, users, workers } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { newId } from "@/lib/core/id";
import { inStore } from "@/lib/core/in-store";
import { ROLE_PERMISSIONS } from "@/lib/core/permissions";
import { createSale } from "@/lib/trade/sale/create-sale";
import { lockStock, moveStock } from "@/lib/warehouse/stock/ledger";

export type Urls = { ownerUrl: string; appUrl: string; systemUrl: string };
export type BenchShop = { ctx: Omit<Context, "db">; branchId: string; registerIds: string[]; productIds: string[]; workerId: string; userId: string };

/** The device that claims every register of a measured shop. */
export const DEVICE = "bench";

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
  const [storeId, userId, branchId, workerId] = [newId(), newId(), newId(), newId()];
  const at = { storeId, createdAt };
  const register = { ...at, branchId, lastNumber: 0n, claimWorkerId: null, status: "active" as const };
  const registerRows = Array.from({ length: tills }, (_, i) => (
    { ...register, id: newId(), kind: "till" as const, name: `Till ${i + 1}`, prefix: `B${i + 1}`, claimDevice: DEVICE, claimedAt: createdAt }
  ));
  const api = { ...register, id: newId(), kind: "api" as const, name: "API", prefix: "A1", claimDevice: null, claimedAt: null };
  const productRows = Array.from({ length: goods }, (_, i) => ({
    ...at, id: newId(), name: `Good ${i + 1}`, searchKey: `good ${i + 1}`, categoryId: null, unit: "piece" as const, price: BigInt(1_000_00 + i * 100), minimumStock: null,
    article: null, pictureKey: null, status: "active" as const, updatedAt: createdAt,
  }));

  await systemDb.transaction(async (tx) => {
    await tx.insert(users).values({ id: userId, username: `b${userId.replaceAll("-", "")}`, firstName: "Bench", lastName: "Mark", passwordHash: "none", locale: "en", isPlatformAdmin: false, isDemo: false, status: "active", createdAt });
    await tx.insert(stores).values({ id: storeId, name: "Bench", timeZone: "Asia/Tashkent", defaultLocale: "en", currency: "UZS", status: "active", createdAt });
    await tx.insert(settings).values({
      storeId, cashAllowed: true, cardAllowed: true, transferAllowed: true, discountAllowed: true, discountLimit: 1_000, priceOverrideAllowed: false, belowZero: "forbid",
      lowStockWarning: true, lowStockThreshold: 5_000n, cashRounding: 100_00n, taxEnabled: true, taxRate: 1_200, receiptHeader: "", receiptFooter: "", receiptPaper: 80,
      receiptShowsSeller: true, dayStart: 0, updatedAt: createdAt,
    });
    await tx.insert(locations).values({ ...at, id: branchId, kind: "branch", name: "Main", status: "active" });
    await tx.insert(registers).values([...registerRows, api]);
    await tx.insert(workers).values({ ...at, id: workerId, userId, role: "seller", permissions: [...ROLE_PERMISSIONS.seller], firstName: "Bench", lastName: "Mark", status: "active" });
  });

  const ctx = {
    storeId, branchIds: "all" as const, actor: { kind: "worker" as const, id: workerId }, grants: new Set(ROLE_PERMISSIONS.seller),
    timeZone: "Asia/Tashkent", locale: "en" as const, now: createdAt, requestId: "bench",
  };
  await inStore({ ...ctx, db }, async (tx) => {
    await tx.tx.execute(into(products, productRows));
    const locked = await lockStock(tx, branchId, productRows.map(({ id }) => id));
    await moveStock(tx, locked, { reason: "opening", sourceId: newId(), belowZero: "allow" }, productRows.map(({ id, name }) => (
      { productId: id, name, lineId: null, quantity: 1_000_000_000_000n, cost: 700_000_000_000_00n, uncosted: 0n }
    ))).written;
  });
  return { ctx, branchId, registerIds: registerRows.map(({ id }) => id), productIds: productRows.map(({ id }) => id), workerId, userId };
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
