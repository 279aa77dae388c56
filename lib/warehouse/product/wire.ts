import { z } from "zod";

import { Id } from "@/lib/core/id";
import { guardedWire, showing, wireOf } from "@/lib/core/wire";

import { OF_PLACED, type Placed, placed, placedShape } from "../category/wire";
import { CreateProductInput, DeleteProductInput, OpeningInput, ProductCard, ProductListParams, ProductRow, ScanInput, ScannedProduct, UpdateProductInput } from "./schemas";

/** Goods are priced in the store's own currency; another one comes with exchange rates. */
const currency = z.enum(["UZS"], { error: ({ input }) => (typeof input === "string" ? "currencyNotYet" : undefined) });

const NAMES = { price: "sale_price", cost: "purchase_price", pictureKey: null, ...OF_PLACED };

type Shown = Placed & { pictureKey: string | null };
const reference = Id.nullable();
const shape = { ...placedShape, currency_code: z.string(), image: z.string().nullable().meta({ description: "Address of the picture." }) };
const show = (product: Shown) => ({ ...placed(product), currency_code: "UZS", image: product.pictureKey === null ? null : `/pictures/${product.pictureKey}` });

export const ProductRowWire = showing<Shown>(wireOf(ProductRow, NAMES), shape, show);
export const ProductWire = showing<Shown>(wireOf(ProductCard, {
  ...NAMES, levels: ["stocks", { locationId: "branch", locationName: "branch_name", locationKind: "kind", cost: "average_cost" }],
}), shape, show);
export const ScannedProductWire = showing<Shown>(wireOf(ScannedProduct, NAMES), shape, show);
export const ScanWire = wireOf(ScanInput, { locationId: "branch" });
export const ProductIdWire = wireOf(DeleteProductInput);

export const ProductListWire = wireOf(ProductListParams, { locationId: "branch", ordering: { price: "sale_price" } });

const made = CreateProductInput.shape;
const changed = UpdateProductInput.shape;
const code = made.barcodes.unwrap().element.shape.code;

const shared = {
  subcategory: reference.optional(),
  price_currency: currency.nullish(),
  currency_code: currency.nullish().meta({ description: "The same as `price_currency`." }),
  image: z.null({ error: "imageNotYet" }).optional().meta({ description: "Pictures are uploaded in the back office." }),
};

const CreateBody = z.strictObject({
  id: made.id.nullish(),
  name: made.name,
  category: reference.optional(),
  ...shared,
  unit: made.unit.unwrap().nullish(),
  sale_price: made.price,
  minimum_stock: made.minimumStock,
  article: made.article,
  barcode: code.nullish().meta({ description: "Absent: an EAN-13 of the shop's own (20…) is made." }),
  barcodes: z.array(z.strictObject({ code, quantity: made.barcodes.unwrap().element.shape.quantity.unwrap().nullish() })).max(50).nullish().meta({ description: "Further codes, each with how many units it stands for." }),
  status: made.status.unwrap().nullish(),
  quantity: OpeningInput.shape.quantity.nullish().meta({ description: "First stock, in `branch`." }),
  branch: OpeningInput.shape.locationId.nullish(),
  purchase_price: OpeningInput.shape.unitCost.meta({ description: "Cost of one unit of the first stock." }),
}).superRefine(({ quantity, branch, purchase_price }, { addIssue }) => {
  const refuse = (field: string, message: string) => addIssue({ code: "custom", path: [field], message });
  if (purchase_price !== null && quantity == null) refuse("purchase_price", "costNeedsStock");
  if (quantity != null && !branch) refuse("branch", "required");
  if (quantity == null && branch) refuse("quantity", "required");
}).meta({ examples: [{ name: "Choy 100 g", unit: "piece", sale_price: "12500.00" }] });

type Created = z.input<typeof CreateBody>;

/** `parentCategoryId` is for the route: the two levels must belong together. */
export const CreateProductWire = guardedWire(
  CreateBody,
  (sent) => present({
    id: sent.id, parentCategoryId: sent.subcategory ? sent.category : undefined, name: sent.name, categoryId: sent.subcategory ?? sent.category, unit: sent.unit, price: sent.sale_price, minimumStock: sent.minimum_stock, article: sent.article,
    status: sent.status, barcodes: codesOf(sent), ownBarcode: codesOf(sent).length === 0,
    opening: sent.quantity == null ? undefined : present({ locationId: sent.branch, quantity: sent.quantity, unitCost: sent.purchase_price }),
  }),
  (path, sent) => fieldOf(path, sent),
);

const codesOf = ({ barcode, barcodes }: Pick<Created, "barcode" | "barcodes">) =>
  [...(barcode ? [{ code: barcode }] : []), ...(barcodes ?? []).map((each) => present(each))];

const UpdateBody = z.strictObject({
  id: changed.id.nullish(),
  name: changed.name.or(z.null()),
  category: reference.optional(),
  ...shared,
  unit: changed.unit.or(z.null()),
  sale_price: changed.price,
  minimum_stock: changed.minimumStock,
  article: changed.article,
  barcode: code.nullish().meta({ description: "Takes the place of the first code; the others stay." }),
  barcodes: z.array(z.strictObject({ code, quantity: made.barcodes.unwrap().element.shape.quantity.unwrap().nullish() })).max(50).nullish().meta({ description: "The whole new list of codes." }),
  status: changed.status.or(z.null()),
  purchase_price: z.null({ error: "costIsComputed" }).optional().meta({ description: "The cost is what was paid for the goods; it is computed, never typed." }),
}).refine(({ barcode, barcodes }) => barcode == null || barcodes == null, { error: "barcodeTwice", path: ["barcodes"] })
  .meta({ examples: [{ sale_price: "13000.00" }] });

type Updated = z.input<typeof UpdateBody>;

/** `parentCategoryId` and `alone` are for the route: the two levels must belong together, and of one named alone it decides where the goods stand. */
export const UpdateProductWire = guardedWire(
  UpdateBody,
  (sent) => ({
    ...present({ id: sent.id, parentCategoryId: sent.subcategory ? sent.category : undefined, alone: aloneOf(sent), name: sent.name, unit: sent.unit, status: sent.status, barcodes: sent.barcodes?.map((each) => present(each)), firstBarcode: sent.barcode }),
    ...absent({ price: sent.sale_price, minimumStock: sent.minimum_stock, article: sent.article, categoryId: placeOf(sent) }),
  }),
  (path, sent) => fieldOf(path, sent),
);

/** A subcategory that is let go leaves the goods in the category. */
const placeOf = ({ category, subcategory }: Updated): string | null | undefined => subcategory ?? (category === undefined ? subcategory : category);

/** The level that is named without the other; a subcategory that is one says its category by itself. */
function aloneOf({ category, subcategory }: Updated): "category" | "subcategory" | undefined {
  if (category !== undefined) return subcategory === undefined ? "category" : undefined;
  return subcategory === null ? "subcategory" : undefined;
}

const FIELDS: Record<string, string> = { firstBarcode: "barcode", price: "sale_price", minimumStock: "minimum_stock", "opening.locationId": "branch", "opening.quantity": "quantity", "opening.unitCost": "purchase_price" };

/** The first code may have come as `barcode`. */
function fieldOf(path: string, sent: { subcategory?: unknown; barcode?: unknown }): string {
  if (path === "categoryId") return sent.subcategory ? "subcategory" : "category";
  const [, index, rest] = /^barcodes\.(\d+)(.*)$/.exec(path) ?? [];
  if (index === undefined || !sent.barcode) return FIELDS[path] ?? path;
  return index === "0" ? "barcode" : `barcodes.${Number(index) - 1}${rest}`;
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], null | undefined> };
const present = <T extends object>(values: T): Given<T> => Object.fromEntries(Object.entries(values).filter(([, value]) => value != null)) as Given<T>;
const absent = <T extends object>(values: T): Partial<T> => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
