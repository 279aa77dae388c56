import { callerRoute, deleted, done, read, resource, route } from "@/app/_server/route";
import { authorize } from "@/lib/core/context";
import { removeProduct } from "@/lib/warehouse/product/delete-product";
import { readProduct } from "@/lib/warehouse/product/queries";
import type { UpdateProductInput } from "@/lib/warehouse/product/schemas";
import { updateProduct } from "@/lib/warehouse/product/update-product";
import { ProductIdWire, ProductWire, UpdateProductWire } from "@/lib/warehouse/product/wire";

import { assertPlaced } from "../sent";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(readProduct, read, { summary: "One product with its codes and its stock by location", input: ProductIdWire, output: ProductWire }),
  PATCH: callerRoute({ summary: "Change a product", description: "What is absent stays as it is.", permission: updateProduct.permission, answer: done("productUpdated"), input: UpdateProductWire, output: ProductWire }, async (ctx, input: UpdateProductInput) => {
    for (const { permission } of [updateProduct, readProduct]) authorize(ctx, permission); // before anything is written
    await assertPlaced(ctx, input);
    await updateProduct(ctx, input);
    return readProduct(ctx, { id: input.id });
  }),
  DELETE: route(removeProduct, deleted("productDeleted"), { summary: "Delete a product", description: "One that was ever sold or stocked is deactivated instead.", input: ProductIdWire }),
});
