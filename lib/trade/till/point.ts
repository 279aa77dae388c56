import "server-only";

import { z } from "zod";

import { assertBranch } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { Id } from "@/lib/core/id";
import { Money } from "@/lib/core/money";
import { query } from "@/lib/core/use-case";
import { findCounter } from "@/lib/trade/sale/counter";
import { PaymentMethod } from "@/lib/trade/sale/schemas";

/** What a till must know to say the same as the shop will: the rules of prices, discounts and cash, and of empty shelves. */
export const TillPoint = z.object({
  branchName: z.string(),
  belowZero: z.enum(["forbid", "warn", "allow"]),
  rules: z.object({
    discountAllowed: z.boolean(),
    discountLimit: z.int(),
    mayExceedDiscount: z.boolean(),
    mayOverridePrice: z.boolean(),
    mayPriceUnpriced: z.boolean(),
    taxRate: z.int(),
    cashRounding: Money,
    methods: z.array(PaymentMethod),
  }),
});
export type TillPoint = z.input<typeof TillPoint>;

/** The rules of one branch for this worker, as of now. The sale itself asks them anew. */
export const readTillPoint = query({
  permission: "sale.create",
  input: z.strictObject({ branchId: Id }),
  output: TillPoint,

  async run(ctx, { branchId }) {
    assertBranch(ctx, branchId);
    const point = await findCounter(ctx, branchId, null);
    if (!point) throw notFound("branch", "branchId");

    const { methods, ...rules } = point.rulesFor(ctx);
    return { branchName: point.branchName, belowZero: point.belowZero, rules: { ...rules, methods: [...methods] } };
  },
});
