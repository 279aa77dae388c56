import "server-only";

import { and, asc, eq, ne, type SQL, sql } from "drizzle-orm";

import { into, oneOf } from "@/db/rows";
import { productBarcodes, products } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { AppError, type FieldSentences } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";

import { codesOf, spellingsOf } from "./barcode";

type Coded = { code: string; quantity: bigint };

/** Refuses codes that another product has, each under its own field, with that product's name. */
export async function assertCodesFree({ tx }: TxContext, productId: string, barcodes: readonly Coded[]): Promise<void> {
  if (barcodes.length === 0) return;
  const taken = await tx
    .select({ code: productBarcodes.code, product: products.name })
    .from(productBarcodes)
    .innerJoin(products, eq(products.id, productBarcodes.productId))
    .where(and(isOneOfCodes(barcodes.flatMap(({ code }) => spellingsOf(code))), ne(productBarcodes.productId, productId)));
  if (taken.length === 0) return;

  const fields: FieldSentences = {};
  barcodes.forEach(({ code }, i) => {
    const other = taken.find((row) => spellingsOf(code).includes(row.code));
    if (other) fields[`barcodes.${i}.code`] = [{ key: "codeTaken", params: { code, product: other.product } }];
  });
  const [first] = Object.values(fields).flat();
  throw new AppError("rejected", first!.key, first!.params, fields);
}

/** `in (…)` over codes as one parameter; joined, so that a thousand codes of an import are not compared one by one with every product's. */
export const isOneOfCodes = (codes: readonly string[]): SQL =>
  sql`${productBarcodes.code} in (select json_array_elements_text(${JSON.stringify(codes)}::json))`;

/** What a scanned text means: the product whose code it is, however the scanner spells it, and how many units that code stands for. The likeliest where several do. */
export async function findByCode({ tx, storeId }: TxContext, scanned: string) {
  const [found] = await tx.execute<{ product_id: string; code: string; quantity: string; name: string; active: boolean }>(sql`
    select b.product_id, b.code, b.quantity, p.name, p.status = 'active' as active
    from json_array_elements_text(${JSON.stringify(codesOf(scanned))}::json) with ordinality as asked(code, place)
    join product_barcodes b on b.store_id = ${storeId}::uuid and b.code = asked.code
    join products p on p.store_id = b.store_id and p.id = b.product_id
    order by asked.place limit 1`);
  if (!found) throw new AppError("not_found", "codeUnknown", { code: scanned }, { code: [{ key: "codeUnknown", params: { code: scanned } }] });
  return { productId: found.product_id, code: found.code, quantity: BigInt(found.quantity), name: found.name, isActive: found.active };
}

/** Appends codes after those the product has. */
export async function addBarcodes({ tx, storeId }: TxContext, productId: string, barcodes: readonly Coded[], from = 0) {
  const rows = barcodes.map((barcode, i) => ({ storeId, id: newId(), productId, ...barcode, position: from + i }));
  if (rows.length > 0) await tx.execute(into(productBarcodes, rows));
  return rows;
}

/** The codes of these products, each in its own order. */
export const listBarcodes = ({ tx }: TxContext, productIds: readonly string[]) =>
  tx.select().from(productBarcodes).where(oneOf(productBarcodes.productId, productIds)).orderBy(asc(productBarcodes.position), asc(productBarcodes.id));
