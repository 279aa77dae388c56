import "server-only";

import { sql } from "drizzle-orm";

import { type TxContext, workerIdOf } from "@/lib/core/context";
import type { BelowZero } from "@/lib/warehouse/stock/ledger";

import type { SellingRules } from "./rules";

type Row = {
  branch_name: string; branch_status: string; register_id: string | null; register_name: string | null; register_status: string | null; kind: "till" | "api" | null;
  claim_device: string | null; worker_name: string | null; below_zero: BelowZero; cash_allowed: boolean; card_allowed: boolean; transfer_allowed: boolean;
  discount_allowed: boolean; discount_limit: number; price_override_allowed: boolean; tax_enabled: boolean; tax_rate: number; cash_rounding: string;
};

export type SellingPoint = NonNullable<Awaited<ReturnType<typeof findCounter>>>;

/**
 * The place where a sale is made, with all that the shop has settled for it, in one statement: the branch, the
 * named register (or, without a name, the branch's own for the API), the settings and the worker's name. The branch cannot
 * close until the sale is written: its row takes the lock that the sale's references take anyway.
 */
export async function findCounter(ctx: TxContext, branchId: string, registerId: string | null) {
  const [row] = await ctx.tx.execute<Row>(sql`
    select l.name as branch_name, l.status as branch_status, r.id as register_id, r.name as register_name, r.status as register_status, r.kind, r.claim_device,
      w.first_name || ' ' || w.last_name as worker_name, s.below_zero, s.cash_allowed, s.card_allowed, s.transfer_allowed,
      s.discount_allowed, s.discount_limit, s.price_override_allowed, s.tax_enabled, s.tax_rate, s.cash_rounding
    from locations l
    join settings s on s.store_id = l.store_id
    left join registers r on r.store_id = l.store_id and r.branch_id = l.id
      and case when ${registerId}::uuid is null then r.kind = 'api' else r.id = ${registerId}::uuid end
    left join workers w on w.store_id = l.store_id and w.id = ${workerIdOf(ctx)}::uuid
    where l.store_id = ${ctx.storeId}::uuid and l.id = ${branchId}::uuid and l.kind = 'branch'
    for key share of l`);
  if (!row) return undefined;

  return {
    branchName: row.branch_name,
    branchActive: row.branch_status === "active",
    registerId: row.register_id!, // null only where there is no such register; the caller looks
    registerName: row.register_name!,
    registerActive: row.register_status === "active",
    kind: row.kind,
    claimDevice: row.claim_device,
    workerName: row.worker_name,
    belowZero: row.below_zero,
    rulesFor: ({ grants }: TxContext): SellingRules => sellingRules(row, grants.has("discount.exceed"), grants.has("price.override")),
  };
}

/** Overriding a price needs the worker's permission and the shop's setting; selling what has no price yet, the permission alone. */
const sellingRules = (row: Row, mayExceedDiscount: boolean, mayOverride: boolean): SellingRules => ({
  discountAllowed: row.discount_allowed,
  discountLimit: row.discount_limit,
  mayExceedDiscount,
  mayOverridePrice: mayOverride && row.price_override_allowed,
  mayPriceUnpriced: mayOverride,
  taxRate: row.tax_enabled ? row.tax_rate : 0,
  cashRounding: row.cash_allowed ? BigInt(row.cash_rounding) : 0n, // only what is due in cash is rounded (domain §4.5)
  methods: [...(row.cash_allowed ? ["cash" as const] : []), ...(row.card_allowed ? ["card" as const] : []), ...(row.transfer_allowed ? ["transfer" as const] : [])],
});
