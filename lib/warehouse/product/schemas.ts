import { z } from "zod";

import { Id } from "@/lib/core/id";
import { Cursor, ListParams } from "@/lib/core/list";
import { Money, Price, Quantity, QuantityOrZero, SignedMoney, SignedQuantity } from "@/lib/core/money";
import { line, optionalLine, typed } from "@/lib/core/text";
import { Instant } from "@/lib/core/time";
import { UNITS } from "@/lib/warehouse/unit";

import { misfits, repeatedCodes, STOCK_STATES } from "./rules";

export const STATUSES = ["active", "inactive"] as const;
export const Status = z.enum(STATUSES);

/** A code as a scanner sends it. Any text: EAN-8/13 and UPC are not the only ones in a shop. What cannot be seen no scanner sends: a page it was copied from left it there. */
export const Code = line(64).overwrite((code) => code.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, ""));

export const BarcodeInput = z.object({
  code: Code,
  quantity: Quantity.default(1000n).meta({ description: "How many units the code stands for: 24 for a box of 24." }),
});

/** First stock that comes with a new product. Needs `stock.receive`. */
export const OpeningInput = z.object({
  locationId: Id,
  quantity: Quantity,
  unitCost: Money.nullable().default(null).meta({ description: "Absent: not known. Never 0 for unknown." }),
}).refine(() => false, { error: "costNeedsStock", path: ["unitCost"], when: ({ value }) => isCostAlone(value as Partial<Record<"quantity" | "unitCost", unknown>>) });

/** A cost of nothing: said beside the quantity that is missing, since that one alone would not say what for. */
const isCostAlone = ({ quantity, unitCost }: Partial<Record<"quantity" | "unitCost", unknown>>): boolean => !quantity && unitCost != null;

export const CreateProductInput = z.object({
  id: Id.meta({ description: "Made by the caller. Sending the same id again returns the same product." }),
  name: line(200),
  categoryId: Id.nullable().default(null),
  unit: z.enum(UNITS).default("piece"),
  price: Price.nullable().default(null).meta({ description: "Absent: none yet; then only who may override prices sells it." }),
  minimumStock: QuantityOrZero.nullable().default(null).meta({ description: "Absent: the shop's threshold holds." }),
  article: optionalLine(64),
  status: Status.default("active"),
  barcodes: z.array(BarcodeInput).max(50).default([]),
  ownBarcode: z.boolean().default(false).meta({ description: "Give it an EAN-13 of the shop's own (20…) as well." }),
  opening: OpeningInput.nullable().default(null),
}).superRefine((product, issues) => {
  for (const path of misfits(product)) issues.addIssue({ code: "custom", path: path.split("."), message: "wholeUnits" });
  for (const path of repeatedCodes(product.barcodes)) issues.addIssue({ code: "custom", path: path.split("."), message: "codeTwice" });
});
export type CreateProductInput = z.input<typeof CreateProductInput>;

/** What is absent stays as it is; `barcodes`, when there, is the whole new list. */
export const UpdateProductInput = z.object({
  id: Id,
  name: line(200).optional(),
  categoryId: Id.nullable().optional(),
  unit: z.enum(UNITS).optional(),
  price: Price.nullable().optional(),
  minimumStock: QuantityOrZero.nullable().optional(),
  article: line(64, 0).nullable().optional(),
  status: Status.optional(),
  barcodes: z.array(BarcodeInput).max(50).optional(),
  firstBarcode: Code.optional().meta({ description: "Takes the place of the first code and its quantity; the others stay." }),
  ownBarcode: z.boolean().optional().meta({ description: "Give it one more EAN-13 of the shop's own (20…)." }),
}).refine(({ barcodes, firstBarcode }) => !barcodes || !firstBarcode, { error: "barcodeTwice", path: ["firstBarcode"] }).superRefine(({ barcodes = [] }, issues) => {
  for (const path of repeatedCodes(barcodes)) issues.addIssue({ code: "custom", path: path.split("."), message: "codeTwice" });
});
export type UpdateProductInput = z.input<typeof UpdateProductInput>;

export const DeleteProductInput = z.object({ id: Id });
export type DeleteProductInput = z.input<typeof DeleteProductInput>;

/** `deactivated`: it was sold or stocked, so it stays in the books and leaves the till. */
export const DeletedProduct = z.object({ id: z.uuid(), outcome: z.enum(["deleted", "deactivated"]), removedKey: z.string().nullable() });

export const SetPictureInput = z.object({ id: Id, pictureKey: z.string().max(200).nullable() });

export const Barcode = z.object({ id: z.uuid(), code: z.string(), quantity: Quantity });
export type Barcode = z.input<typeof Barcode>;

/** A product as commands answer it. */
export const Product = z.object({
  id: z.uuid(),
  name: z.string(),
  categoryId: z.uuid().nullable(),
  unit: z.enum(UNITS),
  price: Price.nullable(),
  minimumStock: QuantityOrZero.nullable(),
  article: z.string().nullable(),
  pictureKey: z.string().nullable(),
  status: Status,
  barcodes: z.array(Barcode),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Product = z.input<typeof Product>;

/** `sameNames`: how many other products have exactly this name. Allowed, but worth a warning. */
export const CreatedProduct = Product.extend({ sameNames: z.int() });

/** A row of the list. `cost` (average of what is in stock, else the last known), `lastCost` and `value` are null without `cost.see`. */
export const ProductRow = z.object({
  id: z.uuid(),
  name: z.string(),
  categoryId: z.uuid().nullable(),
  categoryName: z.string().nullable(),
  parentCategoryId: z.uuid().nullable(),
  parentCategoryName: z.string().nullable(),
  unit: z.enum(UNITS),
  price: Price.nullable(),
  minimumStock: QuantityOrZero.nullable(),
  article: z.string().nullable(),
  pictureKey: z.string().nullable(),
  status: Status,
  barcode: z.string().nullable(),
  stock: SignedQuantity,
  stockState: z.enum(STOCK_STATES),
  cost: Money.nullable(),
  lastCost: Money.nullable(),
  value: SignedMoney.nullable(),
  sold: SignedQuantity.nullable().meta({ description: "In the last 30 days; null without `sale.readAll`." }),
  createdAt: Instant,
  updatedAt: Instant,
});
export type ProductRow = z.input<typeof ProductRow>;

export const PRODUCT_ORDERINGS = ["name", "-name", "price", "-price", "stock", "-stock", "createdAt", "-createdAt", "updatedAt", "-updatedAt"] as const;

const ID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

/** What narrows the catalogue, in a list and in a change of all that is listed. */
export const ProductFilter = z.strictObject({
  search: ListParams.shape.search,
  categoryId: z.string().max(2000).regex(new RegExp(`^${ID}(?:,${ID})*$`), "id").optional().meta({ description: "A category with its subcategories; several with commas." }),
  subcategoryId: Id.optional().meta({ description: "One subcategory; beside a category, of that category." }),
  status: Status.optional(),
  stock: z.enum(STOCK_STATES).optional(),
  barcode: typed(64).trim().optional(),
  locationId: Id.optional().meta({ description: "Stock of this location instead of the sum." }),
});
export type ProductFilter = z.output<typeof ProductFilter>;

export const ProductListParams = ListParams.extend({
  ...ProductFilter.shape,
  cursor: Cursor.optional(),
  ordering: z.enum(PRODUCT_ORDERINGS).optional().meta({ description: "Default: by name; with `search`, the best match first." }),
});
export type ProductListParams = z.output<typeof ProductListParams>;

/** A page, and what all that is filtered is worth (null without `cost.see`). */
export const ProductPage = z.object({
  rows: z.array(ProductRow),
  total: z.int(),
  totals: z.object({ value: SignedMoney.nullable() }),
});
export type ProductPage = z.input<typeof ProductPage>;

/** One change for many products at once: these, or all that a filter leaves. */
export const UpdateProductsInput = z.object({
  ids: z.array(Id).min(1).max(5000).optional(),
  filter: ProductFilter.optional(),
  status: Status.optional(),
  categoryId: Id.nullable().optional(),
})
  .refine(({ status, categoryId }) => status !== undefined || categoryId !== undefined, { error: "nothingToChange" })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), { error: "required", path: ["ids"] });
export type UpdateProductsInput = z.input<typeof UpdateProductsInput>;

/** `ids`: those that really changed, so that it can be undone. */
export const UpdatedProducts = z.object({ changed: z.int(), ids: z.array(z.uuid()) });

/** A product at one location. */
export const ProductLevel = z.object({
  locationId: z.uuid(),
  locationName: z.string(),
  locationKind: z.enum(["branch", "warehouse"]),
  quantity: SignedQuantity,
  cost: Money.nullable(),
  value: SignedMoney.nullable(),
  sold: SignedQuantity.nullable(),
});
export type ProductLevel = z.input<typeof ProductLevel>;

/** Everything a product's page shows but its movements. */
export const ProductCard = ProductRow.extend({
  barcodes: z.array(Barcode),
  levels: z.array(ProductLevel),
  soldBefore: SignedQuantity.nullable().meta({ description: "In the 30 days before the last 30." }),
  wasUsed: z.boolean().meta({ description: "Ever sold or stocked: deleting deactivates." }),
});
export type ProductCard = z.input<typeof ProductCard>;

export const ScanInput = z.object({
  code: typed(300).min(1),
  locationId: Id.optional().meta({ description: "Stock and cost of this location instead of all." }),
});

/** A product found by a code, and how many units the code stands for. */
export const ScannedProduct = ProductRow.extend({ quantity: Quantity, code: z.string() });
export type ScannedProduct = z.input<typeof ScannedProduct>;

export const SameNameInput = z.object({ name: line(200), exceptId: Id.optional() });
export const SameName = z.object({ id: z.uuid(), name: z.string(), article: z.string().nullable(), barcode: z.string().nullable(), status: Status });
export type SameName = z.input<typeof SameName>;
