import "server-only";

import { asc, eq, sql } from "drizzle-orm";

import { oneOf } from "@/db/rows";
import { products, saleLines, stockMovements } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";

import { listBarcodes } from "./barcodes";

/** A product with its codes, for commands that have authorised already. */
export async function findProduct(ctx: TxContext, id: string) {
  const [[product], barcodes] = await Promise.all([ctx.tx.select().from(products).where(eq(products.id, id)), listBarcodes(ctx, [id])]);
  return product && { ...product, barcodes };
}

/**
 * Products locked in one order until the transaction ends, by id. They go on being sold meanwhile; `update` is for who
 * deletes one or changes what its movements are counted in, and makes sales of it wait.
 */
export async function lockProducts({ tx }: TxContext, ids: readonly string[], strength: "no key update" | "update" = "no key update") {
  const rows = await tx.select().from(products).where(oneOf(products.id, ids)).orderBy(asc(products.id)).for(strength);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether a product was ever stocked or sold: then it stays in the books. An import that brought it remembers it without holding it. */
export async function wasUsed({ tx, storeId }: TxContext, id: string): Promise<boolean> {
  const [row] = await tx.execute<{ used: boolean }>(sql`
    select exists (select from ${stockMovements} where store_id = ${storeId}::uuid and product_id = ${id}::uuid)
        or exists (select from ${saleLines} where store_id = ${storeId}::uuid and product_id = ${id}::uuid) as used`);
  return row!.used;
}

/** Whether stock of a product ever moved. */
export async function wasMoved({ tx, storeId }: TxContext, id: string): Promise<boolean> {
  const [row] = await tx.execute<{ moved: boolean }>(sql`
    select exists (select from ${stockMovements} where store_id = ${storeId}::uuid and product_id = ${id}::uuid) as moved`);
  return row!.moved;
}
