import { openApi } from "@/app/_server/openapi";
import type { Handler } from "@/app/_server/route";
import { translate } from "@/app/_server/sentences";
import { MeWire } from "@/lib/accounts/session/wire";
import type { Locale } from "@/lib/core/locale";
import { BranchWire } from "@/lib/store/branch/wire";
import { SaleRowWire, SaleWire } from "@/lib/trade/sale/wire";
import { CategoryWire, SubcategoryWire } from "@/lib/warehouse/category/wire";
import { ProductRowWire, ProductWire } from "@/lib/warehouse/product/wire";
import { MovementWire, StockRowWire } from "@/lib/warehouse/stock/wire";

import * as changePassword from "./auth/change-password/route";
import * as login from "./auth/login/route";
import * as logout from "./auth/logout/route";
import * as me from "./auth/me/route";
import * as profil from "./auth/profil/route";
import * as register from "./auth/register/route";
import * as refresh from "./auth/token/refresh/route";
import * as branches from "./branches/route";
import * as sale from "./sales/[id]/route";
import * as cancelSale from "./sales/[id]/cancel/route";
import * as saleReceipt from "./sales/[id]/receipt/route";
import * as sales from "./sales/route";
import * as category from "./warehouse/categories/[id]/route";
import * as categories from "./warehouse/categories/route";
import * as movements from "./warehouse/movements/route";
import * as product from "./warehouse/products/[id]/route";
import * as products from "./warehouse/products/route";
import * as scan from "./warehouse/products/scan/route";
import * as byProduct from "./warehouse/stocks/by-product/route";
import * as lowStock from "./warehouse/stocks/low-stock/route";
import * as stocks from "./warehouse/stocks/route";
import * as subcategory from "./warehouse/subcategories/[id]/route";
import * as subcategories from "./warehouse/subcategories/route";

/** Every path of the API with the file that answers it: what OpenAPI describes. A test compares it with the files. */
export const ROUTES: Record<string, object> = {
  "/auth/register/": register,
  "/auth/login/": login,
  "/auth/token/refresh/": refresh,
  "/auth/logout/": logout,
  "/auth/profil/": profil,
  "/auth/me/": me,
  "/auth/change-password/": changePassword,
  "/branches/": branches,
  "/warehouse/categories/": categories,
  "/warehouse/categories/{id}/": category,
  "/warehouse/subcategories/": subcategories,
  "/warehouse/subcategories/{id}/": subcategory,
  "/warehouse/products/": products,
  "/warehouse/products/scan/": scan,
  "/warehouse/products/{id}/": product,
  "/warehouse/stocks/": stocks,
  "/warehouse/stocks/by-product/": byProduct,
  "/warehouse/stocks/low-stock/": lowStock,
  "/warehouse/movements/": movements,
  "/sales/": sales,
  "/sales/{id}/": sale,
  "/sales/{id}/cancel/": cancelSale,
  "/sales/{id}/receipt/": saleReceipt,
};

const METHODS = ["GET", "POST", "PATCH", "DELETE"];

/** The handlers of a path that do something, by method. */
export const handlersOf = (file: object): [method: string, handler: Handler][] =>
  Object.entries(file)
    .filter((pair): pair is [string, Handler] => typeof pair[1] === "function" && "operation" in pair[1])
    .sort(([a], [b]) => METHODS.indexOf(a) - METHODS.indexOf(b));

const SHAPES = {
  Branch: BranchWire, Category: CategoryWire, Me: MeWire, Movement: MovementWire, Product: ProductWire, ProductRow: ProductRowWire, Sale: SaleWire, SaleRow: SaleRowWire,
  StockLevel: StockRowWire, Subcategory: SubcategoryWire,
};

const made = new Map<Locale, Promise<ReturnType<typeof openApi>>>();

/** The whole API as OpenAPI 3.1, in English for programs, in a reader's language for the page. Made once: the schemas do not change while we run. */
export function apiDocument(locale: Locale = "en") {
  const paths = Object.fromEntries(Object.entries(ROUTES).map(([path, file]) => [path, handlersOf(file)]));
  const known = made.get(locale) ?? translate(locale).then((t) => openApi(paths, SHAPES, (key, values) => t.markup(`api.calls.${key}`, { ...values, code: (text) => `\`${text}\`` })));
  made.set(locale, known);
  return known;
}
