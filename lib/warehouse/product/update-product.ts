import "server-only";

import { eq } from "drizzle-orm";

import { productBarcodes, products } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { AppError, invalid, notFound, rejected } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { assertCategory } from "@/lib/warehouse/category/find-category";
import { changesOf } from "@/lib/warehouse/changes";
import { decimalsOf, type Unit } from "@/lib/warehouse/unit";

import { oneSpelling } from "./barcode";
import { addBarcodes, assertCodesFree, listBarcodes } from "./barcodes";
import { lockProducts, wasMoved } from "./find-product";
import { takeOwnBarcodes } from "./own-barcodes";
import { misfits } from "./rules";
import { Product, UpdateProductInput } from "./schemas";
import { searchKey } from "./search-key";

type Coded = { code: string; quantity: bigint };

/** Changes what was named of a product. Its codes, where they are named, become exactly those. */
export const updateProduct = command({
  permission: "product.update",
  input: UpdateProductInput,
  output: Product,

  async run(ctx, { id, barcodes: asked, firstBarcode, ownBarcode, ...fields }) {
    const product = (await lockProducts(ctx, [id], fields.unit === undefined ? "no key update" : "update")).get(id);
    if (!product) throw notFound("product");
    const codes = (await listBarcodes(ctx, [id])).map(({ code, quantity }) => ({ code, quantity }));

    const { before, after, changed } = changesOf(product, { ...fields, article: fields.article === "" ? null : fields.article });
    const updated = { ...product, ...after };
    const wanted = asked ?? withFirst(codes, firstBarcode);
    assertFits({ ...updated, barcodes: wanted });
    if (updated.unit !== product.unit) await assertUnitMayChange(ctx, id, product.unit, updated.unit);
    await assertCategory(ctx, after.categoryId);

    const newCodes = await changeCodes(ctx, id, codes, wanted, ownBarcode === true);
    if (!changed && !newCodes) return { data: { ...product, barcodes: await listBarcodes(ctx, [id]) }, events: [] };

    const kept = { searchKey: searchKey(`${updated.name} ${updated.article ?? ""}`.trim()), updatedAt: ctx.now };
    await ctx.tx.update(products).set({ ...after, ...kept }).where(eq(products.id, id));

    const data = { ...updated, ...kept, barcodes: await listBarcodes(ctx, [id]) };
    const event = newCodes ? { before: { ...before, barcodes: codes }, after: { ...after, barcodes: newCodes } } : { before, after };
    return { data, events: [{ name: "product.updated", entityId: id, ...event }] };
  },
});

/** The list with another first code: it stands for as many units as the one it takes the place of. */
function withFirst([first, ...others]: Coded[], code: string | undefined): Coded[] {
  if (code === undefined) return first ? [first, ...others] : [];
  if (others.some((other) => oneSpelling(other.code) === oneSpelling(code))) throw invalid("codeTwice", {}, "firstBarcode");
  return [{ code, quantity: first?.quantity ?? 1000n }, ...others];
}

function assertFits(product: Parameters<typeof misfits>[0]): void {
  const paths = misfits(product);
  if (paths.length > 0) throw new AppError("invalid", "wholeUnits", {}, Object.fromEntries(paths.map((path) => [path, [{ key: "wholeUnits" }]])));
}

/** What was booked in kilograms cannot become pieces; names of things that are counted may be swapped. */
async function assertUnitMayChange(ctx: TxContext, id: string, from: Unit, to: Unit): Promise<void> {
  if (decimalsOf(from) === 0 && decimalsOf(to) === 0) return;
  if (await wasMoved(ctx, id)) throw rejected("unitFixed", {}, "unit");
}

/** Replaces the codes where they differ, and adds an own one. Answers the new list, or nothing when nothing changed. */
async function changeCodes(ctx: TxContext, productId: string, codes: Coded[], wanted: Coded[], ownBarcode: boolean): Promise<Coded[] | undefined> {
  const isSame = wanted.length === codes.length && wanted.every(({ code, quantity }, i) => codes[i]!.code === code && codes[i]!.quantity === quantity);
  if (isSame && !ownBarcode) return undefined;

  await assertCodesFree(ctx, productId, wanted);
  const own = ownBarcode ? (await takeOwnBarcodes(ctx, 1)).map((code) => ({ code, quantity: 1000n })) : [];
  if (!isSame) await ctx.tx.delete(productBarcodes).where(eq(productBarcodes.productId, productId));

  const next = [...wanted, ...own];
  await addBarcodes(ctx, productId, isSame ? own : next, isSame ? codes.length : 0);
  return next;
}
