import "server-only";

import { eq } from "drizzle-orm";
import { z } from "zod";

import { products } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";

import { lockProducts } from "./find-product";
import { SetPictureInput } from "./schemas";

/** Names the stored picture of a product; the file was stored before. Answers the key that no longer serves, to be removed. */
export const setPicture = command({
  permission: "product.update",
  input: SetPictureInput,
  output: z.object({ id: z.uuid(), pictureKey: z.string().nullable(), replacedKey: z.string().nullable() }),

  async run(ctx, { id, pictureKey }) {
    const product = (await lockProducts(ctx, [id])).get(id);
    if (!product) throw notFound("product");
    if (pictureKey !== null && !pictureKey.startsWith(`${ctx.storeId}/`)) throw notFound("picture");
    if (product.pictureKey === pictureKey) return { data: { id, pictureKey, replacedKey: null }, events: [] };

    await ctx.tx.update(products).set({ pictureKey, updatedAt: ctx.now }).where(eq(products.id, id));
    return {
      data: { id, pictureKey, replacedKey: product.pictureKey },
      events: [{ name: "product.updated", entityId: id, before: { pictureKey: product.pictureKey }, after: { pictureKey } }],
    };
  },
});
