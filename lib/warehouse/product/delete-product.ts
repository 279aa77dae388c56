import "server-only";

import { eq } from "drizzle-orm";

import { productBarcodes, products } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";

import { listBarcodes } from "./barcodes";
import { lockProducts, wasUsed } from "./find-product";
import { DeletedProduct, DeleteProductInput } from "./schemas";

/** Deletes a product that nothing refers to; one that was ever sold or stocked is deactivated instead. */
export const deleteProduct = command({
  permission: "product.delete",
  input: DeleteProductInput,
  output: DeletedProduct,

  async run(ctx, { id }) {
    const product = (await lockProducts(ctx, [id])).get(id);
    if (!product) throw notFound("product");

    if (await wasUsed(ctx, id)) {
      const data = { id, outcome: "deactivated" as const };
      if (product.status === "inactive") return { data, events: [] };
      await ctx.tx.update(products).set({ status: "inactive", updatedAt: ctx.now }).where(eq(products.id, id));
      return { data, events: [{ name: "product.updated", entityId: id, before: { status: "active" }, after: { status: "inactive" } }] };
    }

    const barcodes = (await listBarcodes(ctx, [id])).map(({ code, quantity }) => ({ code, quantity }));
    await ctx.tx.delete(productBarcodes).where(eq(productBarcodes.productId, id));
    await ctx.tx.delete(products).where(eq(products.id, id));
    const { storeId: _, searchKey: __, ...before } = product;
    return { data: { id, outcome: "deleted" as const }, events: [{ name: "product.deleted", entityId: id, before: { ...before, barcodes } }] };
  },
});
