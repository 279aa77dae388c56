import { callerRoute, deleted, done, read, resource, route } from "@/app/_server/route";
import { authorize } from "@/lib/core/context";
import { removeProduct } from "@/lib/warehouse/product/delete-product";
import { readProduct } from "@/lib/warehouse/product/queries";
import { updateProduct } from "@/lib/warehouse/product/update-product";
import { ProductIdWire, ProductWire, UpdateProductWire } from "@/lib/warehouse/product/wire";

import { assertPlaced, keepingPlace, placedWire, type SentChange } from "../sent";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(readProduct, read, { summary: "product", input: ProductIdWire, output: ProductWire }),
  PATCH: callerRoute({ summary: "productUpdate", description: "partNote", permission: updateProduct.permission, answer: done("productUpdated"), input: placedWire(UpdateProductWire), output: ProductWire }, async (ctx, { place, ...sent }: SentChange) => {
    for (const { permission } of [updateProduct, readProduct]) authorize(ctx, permission); // before anything is written
    await assertPlaced(ctx, place);
    await updateProduct(ctx, await keepingPlace(ctx, sent));
    return readProduct(ctx, { id: sent.id });
  }),
  DELETE: route(removeProduct, deleted("productDeleted"), { summary: "productDelete", description: "productDeleteNote", input: ProductIdWire }),
});
