import "server-only";

import { and, eq, sql } from "drizzle-orm";

import { stockAdjustments } from "@/db/schema";
import { assertBranch, type TxContext, workerIdOf } from "@/lib/core/context";
import { conflict, invalid, notFound } from "@/lib/core/errors";
import { contentHash } from "@/lib/core/hash";
import { command } from "@/lib/core/use-case";

import { listCatalogue } from "../product/catalogue";
import { decimalsOf, fitsUnit } from "../unit";
import { costOf } from "./cost-layers";
import { lockStockAsking, moveStock } from "./ledger";
import { assertOpen, findPlace } from "./place";
import { Adjusted, AdjustStockInput } from "./schemas";

/** Sets a level right, with the reason why it was wrong. Goods that are found cost what they last cost, unless it is said. */
export const adjustStock = command({
  permission: "stock.adjust",
  input: AdjustStockInput,
  output: Adjusted,

  async run(ctx, { id, ...input }) {
    const hash = contentHash(input);
    const { locationId, productId, quantity } = input;
    assertBranch(ctx, locationId);
    const [place, [product], [stock, twin]] = await Promise.all([
      findPlace(ctx, locationId),
      listCatalogue(ctx, [productId]),
      lockStockAsking(ctx, locationId, [productId], () => findTwin(ctx, id)),
    ]);
    if (twin && twin.contentHash !== hash) throw conflict("otherAdjustmentHasId", {}, "id");
    if (twin) return { data: { ...input, id, levelAfter: twin.levelAfter }, events: [] };
    assertOpen(place);
    if (!product) throw notFound("product", "productId");
    if (!fitsUnit(quantity, product.unit)) throw invalid("unitDecimals", { product: product.name, decimals: decimalsOf(product.unit) }, "quantity");

    const unitCost = quantity > 0n ? (input.unitCost ?? stock.byProduct.get(productId)?.lastUnitCost ?? null) : null;
    const { moved: [moved], events, written } = moveStock(ctx, stock, { reason: input.reason === "opening" ? "opening" : "adjustment", sourceId: id, note: input.note, belowZero: place.belowZero }, [{
      productId, name: product.name, lineId: null, quantity, unitCost, field: "quantity",
      cost: quantity > 0n && unitCost !== null ? costOf(unitCost, quantity, "quantity") : 0n, uncosted: quantity > 0n && unitCost === null ? quantity : 0n,
    }]);
    await written;
    await ctx.tx.insert(stockAdjustments).values({
      storeId: ctx.storeId, id, locationId, productId, quantity, unitCost, reason: input.reason, note: input.note, workerId: workerIdOf(ctx), createdAt: ctx.now, contentHash: hash,
    });

    const levelAfter = moved!.levelAfter;
    return {
      data: { ...input, id, levelAfter },
      events: [{ name: "stock.adjusted", entityId: id, before: { productId, locationId, quantity: levelAfter - quantity }, after: { productId, locationId, quantity: levelAfter, reason: input.reason } }, ...events],
    };
  },
});

async function findTwin({ tx, storeId }: TxContext, id: string): Promise<{ contentHash: string; levelAfter: bigint } | undefined> {
  const [twin] = await tx.select({ contentHash: stockAdjustments.contentHash, levelAfter: sql<string>`(
    select level_after from stock_movements m where m.store_id = ${storeId}::uuid and m.source_id = ${id}::uuid
      and m.product_id = ${stockAdjustments.productId} and m.location_id = ${stockAdjustments.locationId} and m.reason in ('adjustment', 'opening') order by m.id desc limit 1)` })
    .from(stockAdjustments).where(and(eq(stockAdjustments.storeId, storeId), eq(stockAdjustments.id, id)));
  return twin && { contentHash: twin.contentHash, levelAfter: BigInt(twin.levelAfter) };
}
