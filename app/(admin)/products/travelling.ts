import type { CreateProductInput } from "@/lib/warehouse/product/schemas";

import { isFilled } from "./barcode-rows";

/** What the form of a product holds. */
export type Values = Omit<CreateProductInput, "opening"> & { opening?: { locationId: string; quantity?: string; unitCost?: string | null } | null };

/** What a form holds as what travels: nothing typed is `null`, first stock of which nothing was typed is none. */
export function travelling(values: Values): CreateProductInput {
  const { opening, categoryId, price, minimumStock, article, barcodes = [], ...rest } = values;
  return {
    ...rest,
    barcodes: barcodes.filter(isFilled),
    categoryId: categoryId || null,
    price: price || null,
    minimumStock: minimumStock || null,
    article: article || null,
    opening: opening?.quantity || opening?.unitCost ? { locationId: opening.locationId, quantity: opening.quantity ?? "", unitCost: opening.unitCost || null } : null,
  };
}
