import "server-only";

import { sql } from "drizzle-orm";

import { ownBarcodes, productBarcodes } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { rejected } from "@/lib/core/errors";

import { MAX_OWN_NUMBER, ownBarcode } from "./barcode";
import { isOneOfCodes } from "./barcodes";

/**
 * New codes of the shop's own, increasing, each given once: the counter's row stays locked until the transaction ends.
 * A number whose code somebody typed in by hand is passed over.
 */
export async function takeOwnBarcodes(ctx: TxContext, count: number): Promise<string[]> {
  const codes: string[] = [];
  while (codes.length < count) {
    const wanted = count - codes.length;
    const last = await advance(ctx, wanted);
    if (last > MAX_OWN_NUMBER) throw rejected("ownBarcodesUsedUp");

    const offered = Array.from({ length: wanted }, (_, i) => ownBarcode(last - BigInt(wanted - 1 - i)));
    const taken = new Set((await takenCodes(ctx, offered)).map((row) => row.code));
    codes.push(...offered.filter((code) => !taken.has(code)));
  }
  return codes;
}

async function advance({ tx, storeId }: TxContext, by: number): Promise<bigint> {
  const [row] = await tx
    .insert(ownBarcodes)
    .values({ storeId, lastNumber: BigInt(by) })
    .onConflictDoUpdate({ target: ownBarcodes.storeId, set: { lastNumber: sql`${ownBarcodes.lastNumber} + ${by}::bigint` } })
    .returning({ last: ownBarcodes.lastNumber });
  return row!.last;
}

const takenCodes = ({ tx }: TxContext, codes: string[]) => tx.select({ code: productBarcodes.code }).from(productBarcodes).where(isOneOfCodes(codes));
