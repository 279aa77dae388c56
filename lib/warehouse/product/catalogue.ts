import "server-only";

import { sql } from "drizzle-orm";

import { idsOf } from "@/db/rows";
import type { TxContext } from "@/lib/core/context";

import type { Unit } from "../unit";

/** A product as a sale needs it. `price` in minor units, null while it has none. */
export type CatalogueProduct = { id: string; name: string; unit: Unit; price: bigint | null; isActive: boolean };

/**
 * These products, as far as they are this store's. One statement, whatever their number. Until the transaction ends none
 * of them goes or is counted in another unit: their rows take the lock that the lines' references take anyway.
 */
export async function listCatalogue({ tx, storeId }: TxContext, productIds: readonly string[]): Promise<CatalogueProduct[]> {
  const rows = await tx.execute<{ id: string; name: string; unit: Unit; price: string | null; active: boolean }>(sql`
    select id, name, unit, price, status = 'active' as active from products
    where store_id = ${storeId}::uuid and id = any(${idsOf([...new Set(productIds)])})
    order by id for key share`);
  return rows.map(({ active, price, ...row }) => ({ ...row, price: price === null ? null : BigInt(price), isActive: active }));
}
