"use server";

import { action } from "@/app/_server/action";
import { createProduct } from "@/lib/warehouse/product/create-product";
import { removeProduct } from "@/lib/warehouse/product/delete-product";
import { updateProduct } from "@/lib/warehouse/product/update-product";
import { updateProducts } from "@/lib/warehouse/product/update-products";

export const createProductAction = action(createProduct, "productCreated");
export const updateProductAction = action(updateProduct, "productUpdated");
export const updateProductsAction = action(updateProducts, "productsUpdated");
export const deleteProductAction = action(removeProduct, "productDeleted");
