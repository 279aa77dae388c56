import "server-only";

import { and, eq, sql } from "drizzle-orm";

import { into } from "@/db/rows";
import { stockReceiptLines, stockReceipts } from "@/db/schema";
import { assertBranch, authorize, type TxContext, workerIdOf } from "@/lib/core/context";
import { conflict, invalid, notFound, rejected } from "@/lib/core/errors";
import { contentHash } from "@/lib/core/hash";
import { newId } from "@/lib/core/id";
import { sum } from "@/lib/core/money";
import { command } from "@/lib/core/use-case";

import { type CatalogueProduct, listCatalogue } from "../product/catalogue";
import { lockProducts } from "../product/find-product";
import { decimalsOf, fitsUnit } from "../unit";
import { costOf } from "./cost-layers";
import { lockStockAsking, moveStock } from "./ledger";
import { assertOpen, findPlace } from "./place";
import { loadReceipt } from "./queries";
import { ReceiveStockInput, StockReceipt } from "./schemas";

type Line = (typeof ReceiveStockInput)["_zod"]["output"]["lines"][number];

/** Goods in: stock with its cost, and new sale prices where they are given. */
export const receiveStock = command({
  permission: "stock.receive",
  input: ReceiveStockInput,
  output: StockReceipt,

  async run(ctx, { id, ...input }) {
    const repricedIds = input.lines.filter((line) => line.newPrice !== null).map((line) => line.productId);
    if (repricedIds.length > 0) authorize(ctx, "product.update");
    const hash = contentHash(input);
    const productIds = input.lines.map((line) => line.productId);
    assertBranch(ctx, input.locationId);
    const [place, , catalogue, [stock, twin]] = await Promise.all([
      findPlace(ctx, input.locationId),
      lockProducts(ctx, repricedIds), // before the stock, as an import does; the old price is then the one that is replaced
      listCatalogue(ctx, productIds),
      lockStockAsking(ctx, input.locationId, productIds, () => findTwin(ctx, id)),
    ]);
    if (twin && twin.contentHash !== hash) throw conflict("otherReceiptHasId", {}, "id");
    if (twin) return { data: await loadReceipt(ctx, id), events: [] };
    assertOpen(place);

    const products = input.lines.map((line, i) => receivable(line, catalogue, `lines.${i}`));
    const lines = input.lines.map((line, position) => rowOf(ctx, id, line, products[position]!, position));
    const { events, written } = moveStock(ctx, stock, { reason: "receipt", sourceId: id, note: input.note, belowZero: place.belowZero }, lines.map((line, i) => ({
      productId: line.productId, name: line.name, lineId: line.id, quantity: line.quantity, cost: line.total ?? 0n, uncosted: line.total === null ? line.quantity : 0n, unitCost: line.unitCost, field: `lines.${i}.quantity`,
    })));
    const receipt = {
      storeId: ctx.storeId, id, locationId: input.locationId, number: await nextNumber(ctx), note: input.note, total: sum(lines.map((line) => line.total ?? 0n)),
      lineCount: lines.length, workerId: workerIdOf(ctx), createdAt: ctx.now, contentHash: hash,
    };
    await written;
    await ctx.tx.execute(into(stockReceipts, [receipt]));
    await ctx.tx.execute(into(stockReceiptLines, lines));
    const repriced = await reprice(ctx, lines);

    const fact = { locationId: input.locationId, number: receipt.number, total: receipt.total, lines: lines.map(({ productId, quantity, unitCost }) => ({ productId, quantity, unitCost })) };
    return { data: await loadReceipt(ctx, id), events: [{ name: "stock.received", entityId: id, after: fact }, ...events, ...repriced] };
  },
});

async function findTwin({ tx, storeId }: TxContext, id: string) {
  const [twin] = await tx.select({ contentHash: stockReceipts.contentHash }).from(stockReceipts).where(and(eq(stockReceipts.storeId, storeId), eq(stockReceipts.id, id)));
  return twin;
}

function receivable(line: Line, catalogue: CatalogueProduct[], at: string): CatalogueProduct {
  const product = catalogue.find(({ id }) => id === line.productId);
  if (!product) throw notFound("product", `${at}.productId`);
  if (!product.isActive) throw rejected("productInactive", { product: product.name }, `${at}.productId`);
  if (!fitsUnit(line.quantity, product.unit)) throw invalid("unitDecimals", { product: product.name, decimals: decimalsOf(product.unit) }, `${at}.quantity`);
  return product;
}

const rowOf = (ctx: TxContext, receiptId: string, line: Line, product: CatalogueProduct, position: number) => ({
  storeId: ctx.storeId, id: newId(), receiptId, position, productId: product.id, name: product.name, quantity: line.quantity, unitCost: line.unitCost,
  total: line.unitCost === null ? null : costOf(line.unitCost, line.quantity, `lines.${position}.quantity`), oldPrice: product.price, newPrice: line.newPrice,
});

/** Receipts of goods are numbered from 1 in their store; who comes second waits here. */
async function nextNumber({ tx, storeId }: TxContext): Promise<bigint> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`receipts:${storeId}`}, 0))`);
  const [row] = await tx.execute<{ next: string }>(sql`select coalesce(max(number), 0) + 1 as next from stock_receipts where store_id = ${storeId}::uuid`);
  return BigInt(row!.next);
}

/** New prices, the last line of a product deciding; each that really changes is a fact of its own. */
async function reprice(ctx: TxContext, lines: ReturnType<typeof rowOf>[]) {
  const last = new Map(lines.filter((line) => line.newPrice !== null).map((line) => [line.productId, line]));
  const changed = [...last.values()].filter((line) => line.newPrice !== line.oldPrice);
  if (changed.length === 0) return [];

  const rows = changed.map(({ productId, newPrice }) => ({ id: productId, price: String(newPrice) }));
  await ctx.tx.execute(sql`
    update products p set price = n.price, updated_at = ${ctx.now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as n(id uuid, price bigint) where p.store_id = ${ctx.storeId}::uuid and p.id = n.id`);
  return changed.map(({ productId, oldPrice, newPrice }) => (
    { name: "product.updated" as const, entityId: productId, before: { price: oldPrice }, after: { price: newPrice } }
  ));
}
