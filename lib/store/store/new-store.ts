import "server-only";

import type { Transaction } from "@/db/client";
import { locations, registers, settings, stores, workers } from "@/db/schema";
import { newId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/locale";
import { ROLE_PERMISSIONS } from "@/lib/core/permissions";

type Owner = { userId: string; firstName: string; lastName: string; phone: string | null };
type NewStore = { name: string; locale: Locale; owner: Owner; now: Date };

/** What every shop begins with: its settings, a first branch with a till and an API register, and its owner. */
export function newStoreRows({ name, locale, owner, now }: NewStore) {
  const storeId = newId();
  const store: typeof stores.$inferSelect = {
    id: storeId, name, address: null, phone: owner.phone, taxNumber: null, timeZone: "Asia/Tashkent", defaultLocale: locale,
    currency: "UZS", status: "active", createdAt: now,
  };
  const branch: typeof locations.$inferSelect = {
    storeId, id: newId(), kind: "branch", name, address: null, phone: owner.phone, status: "active", createdAt: now,
  };
  const worker: typeof workers.$inferSelect = {
    storeId, id: newId(), role: "owner", permissions: [...ROLE_PERMISSIONS.owner], branchId: null, status: "active", createdAt: now, ...owner,
  };
  const till = newRegister({ storeId, branchId: branch.id, kind: "till", name: "K1", now });
  const api = newRegister({ storeId, branchId: branch.id, kind: "api", name: "A1", now });
  return { store, settings: defaultSettings(storeId, now), branch, till, api, worker };
}

export type NewStoreRows = ReturnType<typeof newStoreRows>;

/** Writes them, as whoever may: `shop_system` at registration, `shop_app` inside the store's own transaction. */
export async function insertStore(tx: Transaction, rows: NewStoreRows): Promise<void> {
  await tx.insert(stores).values(rows.store);
  await tx.insert(settings).values(rows.settings);
  await tx.insert(locations).values(rows.branch);
  await tx.insert(registers).values([rows.till, rows.api]);
  await tx.insert(workers).values(rows.worker);
}

type NewRegister = { storeId: string; branchId: string; kind: "till" | "api"; name: string; now: Date };

/** A register nobody has claimed and that has given no receipt yet; its name is the prefix of its receipts. */
export const newRegister = ({ name, now, ...register }: NewRegister): typeof registers.$inferSelect => ({
  ...register, id: newId(), name, prefix: name, lastNumber: 0n, claimDevice: null, claimWorkerId: null, claimedAt: null, status: "active", createdAt: now,
});

/** domain §2. */
export const defaultSettings = (storeId: string, now: Date): typeof settings.$inferSelect => ({
  storeId,
  cashAllowed: true,
  cardAllowed: true,
  transferAllowed: true,
  discountAllowed: true,
  discountLimit: 1_000, // 10 %
  priceOverrideAllowed: false,
  belowZero: "warn",
  lowStockWarning: true,
  lowStockThreshold: 5_000n, // 5 pieces
  cashRounding: 100_00n, // 100 soʻm
  taxEnabled: false,
  taxRate: 1_200, // 12 %, once it is turned on
  receiptHeader: "",
  receiptFooter: "",
  receiptPaper: 80,
  receiptShowsSeller: true,
  dayStart: 0,
  updatedAt: now,
});
