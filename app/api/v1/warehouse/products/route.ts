import type { z } from "zod";

import { callerRoute, created, list, resource } from "@/app/_server/route";
import { authorize } from "@/lib/core/context";
import { createProduct } from "@/lib/warehouse/product/create-product";
import { listProducts, readProduct } from "@/lib/warehouse/product/queries";
import type { ProductListParams } from "@/lib/warehouse/product/schemas";
import { CreateProductWire, ProductListWire, ProductRowWire, ProductWire } from "@/lib/warehouse/product/wire";

import { assertPlaced, assertSubcategory, placedWire, type SentProduct } from "./sent";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: callerRoute({ summary: "products", description: "productsNote", permission: listProducts.permission, answer: list, input: ProductListWire, output: ProductRowWire }, async (ctx, filter: z.input<typeof ProductListParams>) => {
    const page = await listProducts(ctx, filter);
    if (filter.subcategoryId) await assertSubcategory(ctx, filter.subcategoryId);
    return page;
  }),
  POST: callerRoute({ summary: "productCreate", permission: createProduct.permission, answer: created("productCreated"), input: placedWire(CreateProductWire), output: ProductWire }, async (ctx, { place, ...input }: SentProduct) => {
    for (const { permission } of [createProduct, readProduct]) authorize(ctx, permission); // before anything is written
    await assertPlaced(ctx, place);
    const { id } = await createProduct(ctx, input);
    return readProduct(ctx, { id });
  }),
});
