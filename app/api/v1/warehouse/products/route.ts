import { callerRoute, created, list, resource, route } from "@/app/_server/route";
import { authorize } from "@/lib/core/context";
import { createProduct } from "@/lib/warehouse/product/create-product";
import { listProducts, readProduct } from "@/lib/warehouse/product/queries";
import type { CreateProductInput } from "@/lib/warehouse/product/schemas";
import { CreateProductWire, ProductListWire, ProductRowWire, ProductWire } from "@/lib/warehouse/product/wire";

import { assertPlaced } from "./sent";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(listProducts, list, { summary: "products", description: "productsNote", input: ProductListWire, output: ProductRowWire }),
  POST: callerRoute({ summary: "productCreate", permission: createProduct.permission, answer: created("productCreated"), input: CreateProductWire, output: ProductWire }, async (ctx, input: CreateProductInput) => {
    for (const { permission } of [createProduct, readProduct]) authorize(ctx, permission); // before anything is written
    await assertPlaced(ctx, input);
    const { id } = await createProduct(ctx, input);
    return readProduct(ctx, { id });
  }),
});
