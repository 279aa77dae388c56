import "server-only";

import { eq } from "drizzle-orm";

import { productBarcodes, products } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { storage } from "@/lib/core/storage";
import { command } from "@/lib/core/use-case";

import { listBarcodes } from "./barcodes";
import { lockProducts, wasUsed } from "./find-product";
import { DeletedProduct, DeleteProductInput } from "./schemas";

/**
 * Deletes a product that nothing refers to; one that was ever sold or stocked is deactivated instead. Answers the key
 * of the picture that no longer serves: `removeProduct` removes it.
 */
export const deleteProduct = command({
  permission: "product.delete",
  input: DeleteProductInput,
  output: DeletedProduct,

  async run(ctx, { id }) {
    const product = (await lockProducts(ctx, [id], "update")).get(id);
    if (!product) throw notFound("product");

    if (await wasUsed(ctx, id)) {
      const data = { id, outcome: "deactivated" as const, removedKey: null };
      if (product.status === "inactive") return { data, events: [] };
      await ctx.tx.update(products).set({ status: "inactive", updatedAt: ctx.now }).where(eq(products.id, id));
      return { data, events: [{ name: "product.updated", entityId: id, before: { status: "active" }, after: { status: "inactive" } }] };
    }

    const barcodes = (await listBarcodes(ctx, [id])).map(({ code, quantity }) => ({ code, quantity }));
    await ctx.tx.delete(productBarcodes).where(eq(productBarcodes.productId, id));
    await ctx.tx.delete(products).where(eq(products.id, id));
    const { storeId: _, searchKey: __, ...before } = product;
    return { data: { id, outcome: "deleted" as const, removedKey: product.pictureKey }, events: [{ name: "product.deleted", entityId: id, before: { ...before, barcodes } }] };
  },
});

/** The same, and the picture's file goes as soon as the deletion is written. */
export const removeProduct: typeof deleteProduct = Object.assign(async (ctx: Context, input: DeleteProductInput) => {
  const deleted = await deleteProduct(ctx, input);
  if (deleted.removedKey) await storage.remove(deleted.removedKey);
  return deleted;
}, { permission: deleteProduct.permission, input: deleteProduct.input, output: deleteProduct.output });
