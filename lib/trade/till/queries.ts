import "server-only";

import { type SQL, sql } from "drizzle-orm";

import { idsOf } from "@/db/rows";
import { assertBranch, type TxContext } from "@/lib/core/context";
import { rejected } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";
import { findByCode } from "@/lib/warehouse/product/barcodes";
import { alphabetOf } from "@/lib/warehouse/product/name-order";
import type { StockState } from "@/lib/warehouse/product/rules";
import { searchProductIds } from "@/lib/warehouse/product/search";
import type { Unit } from "@/lib/warehouse/unit";

import { ScanCodeInput, ScannedCode, TillProducts, TillProductsInput } from "./schemas";

/** Goods for the tiles of a till, by name, by relevance, by category, or to be remembered: one page, one statement. */
export const listTillProducts = query({
  permission: "sale.create",
  input: TillProductsInput,
  output: TillProducts,

  async run(ctx, { branchId, search, categoryId, ids, stocked, after, limit }) {
    assertBranch(ctx, branchId);
    if (ids) return { rows: await readGoods(ctx, branchId, sql`unnest(${idsOf(ids)}) with ordinality as picked(id, place)`), next: null };

    if (search !== null && search.trim() !== "") {
      const hits = await searchProductIds(ctx, search, limit, { inactive: "none" });
      return { rows: await readGoods(ctx, branchId, sql`unnest(${idsOf(hits)}) with ordinality as picked(id, place)`), next: null };
    }

    const page = stocked ? stockedPage(ctx, branchId, after, limit) : namedPage(ctx, categoryId, after, limit);
    const rows = await readGoods(ctx, branchId, page);
    return { rows, next: rows.length < limit ? null : rows.at(-1)!.id };
  },
});

/** The product behind a code, however the scanner spells it. An unknown code is not found; goods put away are refused by name. */
export const scanCode = query({
  permission: "sale.create",
  input: ScanCodeInput,
  output: ScannedCode,

  async run(ctx, { branchId, code }) {
    assertBranch(ctx, branchId);
    const found = await findByCode(ctx, code);
    if (!found.isActive) throw rejected("productInactive", { product: found.name }, "code");

    const [good] = await readGoods(ctx, branchId, sql`unnest(${idsOf([found.productId])}) with ordinality as picked(id, place)`);
    return { ...good!, quantity: found.quantity };
  },
});

/** A page of what is sold, by name; the id breaks ties. */
function namedPage({ storeId, locale }: TxContext, categoryId: string | null, after: string | null, limit: number): SQL {
  const alphabet = alphabetOf({ locale });
  const inCategory = categoryId === null ? sql`true` : sql`category_id in (
    select id from categories where store_id = ${storeId}::uuid and (id = ${categoryId}::uuid or parent_id = ${categoryId}::uuid))`;
  const beyond = after === null ? sql`true` : sql`(name ${alphabet}, id) > (select name, id from products where store_id = ${storeId}::uuid and id = ${after}::uuid)`;
  return sql`(
    select id, row_number() over (order by name ${alphabet}, id) as place from (
      select id, name from products where store_id = ${storeId}::uuid and status = 'active' and ${inCategory} and ${beyond}
      order by name ${alphabet}, id limit ${limit}) page) as picked`;
}

/** A page of what the branch has or had, in the order of the ids. */
const stockedPage = ({ storeId }: TxContext, branchId: string, after: string | null, limit: number): SQL => sql`(
  select l.product_id as id, row_number() over (order by l.product_id) as place
  from stock_levels l join products p on p.store_id = l.store_id and p.id = l.product_id and p.status = 'active'
  where l.store_id = ${storeId}::uuid and l.location_id = ${branchId}::uuid and ${after === null ? sql`true` : sql`l.product_id > ${after}::uuid`}
  order by l.product_id limit ${limit}) as picked`;

type Row = {
  id: string; name: string; unit: Unit; price: string | null; category_id: string | null; picture_key: string | null; quantity: string | null; state: StockState;
  barcodes: { code: string; quantity: string }[];
};

/** `picked(id, place)` as goods with this branch's stock, in the order of their places. */
async function readGoods({ tx, storeId }: TxContext, branchId: string, picked: SQL) {
  const rows = await tx.execute<Row>(sql`
    select p.id, p.name, p.unit, p.price, p.category_id, p.picture_key, l.quantity,
      case when l.product_id is null then 'none' when l.quantity <= 0 then 'out'
        when s.low_stock_warning and l.quantity <= coalesce(p.minimum_stock, s.low_stock_threshold) then 'low' else 'in' end as state,
      coalesce((select json_agg(json_build_object('code', b.code, 'quantity', b.quantity::text) order by b.position, b.id)
        from product_barcodes b where b.store_id = p.store_id and b.product_id = p.id), '[]') as barcodes
    from ${picked}
    join products p on p.store_id = ${storeId}::uuid and p.id = picked.id
    join settings s on s.store_id = p.store_id
    left join stock_levels l on l.store_id = p.store_id and l.location_id = ${branchId}::uuid and l.product_id = p.id
    order by picked.place`);

  return rows.map(({ id, name, unit, price, category_id: categoryId, picture_key: pictureKey, quantity, state, barcodes }) => ({
    id,
    name,
    unit,
    price: price === null ? null : BigInt(price),
    categoryId,
    pictureKey,
    stock: BigInt(quantity ?? 0),
    stockState: state,
    barcodes: barcodes.map((barcode) => ({ code: barcode.code, quantity: BigInt(barcode.quantity) })),
  }));
}
