import { callerRoute, deleted, done, read, resource, route } from "@/app/_server/route";
import { authorize } from "@/lib/core/context";
import { removeProduct } from "@/lib/warehouse/product/delete-product";
import { readProduct } from "@/lib/warehouse/product/queries";
import type { UpdateProductInput } from "@/lib/warehouse/product/schemas";
import { updateProduct } from "@/lib/warehouse/product/update-product";
import { ProductIdWire, ProductWire, UpdateProductWire } from "@/lib/warehouse/product/wire";

import { assertPlaced } from "../sent";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(readProduct, read, { summary: "product", input: ProductIdWire, output: ProductWire }),
  PATCH: callerRoute({ summary: "productUpdate", description: "partNote", permission: updateProduct.permission, answer: done("productUpdated"), input: UpdateProductWire, output: ProductWire }, async (ctx, input: UpdateProductInput) => {
    for (const { permission } of [updateProduct, readProduct]) authorize(ctx, permission); // before anything is written
    await assertPlaced(ctx, input);
    await updateProduct(ctx, input);
    return readProduct(ctx, { id: input.id });
  }),
  DELETE: route(removeProduct, deleted("productDeleted"), { summary: "productDelete", description: "productDeleteNote", input: ProductIdWire }),
});
