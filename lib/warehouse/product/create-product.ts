import "server-only";

import { and, eq, ne } from "drizzle-orm";

import { products } from "@/db/schema";
import { authorize, type TxContext } from "@/lib/core/context";
import { command } from "@/lib/core/use-case";
import { assertCategory } from "@/lib/warehouse/category/find-category";
import { firstRequest, refuseId } from "@/lib/warehouse/first-request";
import { openLocation } from "@/lib/warehouse/location";
import { costOf } from "@/lib/warehouse/stock/cost-layers";
import { lockStock, moveStock } from "@/lib/warehouse/stock/ledger";

import { addBarcodes, assertCodesFree } from "./barcodes";
import { findProduct } from "./find-product";
import { takeOwnBarcodes } from "./own-barcodes";
import { CreatedProduct, CreateProductInput } from "./schemas";
import { searchKey } from "./search-key";

type Opening = { locationId: string; quantity: bigint; unitCost: bigint | null };

/** Puts a product into the catalogue, with its codes and, if asked, with its first stock. */
export const createProduct = command({
  permission: "product.create",
  input: CreateProductInput,
  output: CreatedProduct,

  async run(ctx, input) {
    const { barcodes: asked, ownBarcode, opening, ...described } = input;
    if (opening) authorize(ctx, "stock.receive");
    const { twin, contentHash } = await firstRequest(ctx, "product.created", input);
    if (twin) return { data: await answer(ctx, input.id), events: [] };

    await assertCategory(ctx, input.categoryId);
    await assertCodesFree(ctx, input.id, asked);
    if (opening) await openLocation(ctx, opening.locationId, "opening.locationId");

    const product = {
      ...described,
      storeId: ctx.storeId,
      searchKey: searchKey(`${input.name} ${input.article ?? ""}`.trim()),
      pictureKey: null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    };
    await ctx.tx.insert(products).values(product);
    const own = ownBarcode ? (await takeOwnBarcodes(ctx, 1)).map((code) => ({ code, quantity: 1000n })) : [];
    const barcodes = await addBarcodes(ctx, product.id, [...asked, ...own]);
    const moved = opening ? await takeFirstStock(ctx, product, opening) : [];

    const { storeId: _, searchKey: __, ...after } = product;
    const codes = barcodes.map(({ code, quantity }) => ({ code, quantity }));
    return {
      data: { ...product, barcodes, sameNames: await countSameNames(ctx, product) },
      events: [{ name: "product.created", entityId: product.id, after: { ...after, barcodes: codes, opening, contentHash } }, ...moved],
    };
  },
});

async function answer(ctx: TxContext, id: string) {
  const product = await findProduct(ctx, id);
  if (!product) return refuseId();
  return { ...product, sameNames: await countSameNames(ctx, product) };
}

/** The opening balance: goods that were on the shelf before the shop began to count. */
async function takeFirstStock(ctx: TxContext, product: { id: string; name: string }, { locationId, quantity, unitCost }: Opening) {
  const locked = await lockStock(ctx, locationId, [product.id]);
  const cost = unitCost === null ? 0n : costOf(unitCost, quantity, "opening.quantity");
  const move = { productId: product.id, name: product.name, lineId: null, quantity, field: "opening.quantity", cost, uncosted: unitCost === null ? quantity : 0n, unitCost };

  const { events, written } = moveStock(ctx, locked, { reason: "opening", sourceId: product.id, belowZero: "allow" }, [move]);
  await written;
  return events;
}

const countSameNames = ({ tx }: TxContext, { id, name }: { id: string; name: string }): Promise<number> =>
  tx.$count(products, and(eq(products.name, name), ne(products.id, id)));
