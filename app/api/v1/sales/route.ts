import { callerRoute, created, list, resource, route } from "@/app/_server/route";
import type { Context } from "@/lib/core/context";
import { readRegister } from "@/lib/store/register/queries";
import { createSale } from "@/lib/trade/sale/create-sale";
import { listSales } from "@/lib/trade/sale/queries";
import type { CreateSaleInput } from "@/lib/trade/sale/schemas";
import { CreateSaleWire, SaleListWire, SaleRowWire, SaleWire } from "@/lib/trade/sale/wire";

import { underField } from "../under-field";

type Sent = Omit<CreateSaleInput, "branchId"> & { branchId: string | null | undefined };

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(listSales, list, { summary: "sales", input: SaleListWire, output: SaleRowWire }),
  POST: callerRoute({
    summary: "saleCreate", description: "saleCreateNote",
    permission: createSale.permission, answer: created("saleCreated"), input: CreateSaleWire, output: SaleWire,
  }, async (ctx, sent: Sent) => {
    return createSale(ctx, { ...sent, branchId: sent.branchId ?? (await branchOf(ctx, sent.registerId ?? "")) });
  }),
});

/** A register knows its branch. */
const branchOf = async (ctx: Context, registerId: string): Promise<string> =>
  (await readRegister(ctx, { id: registerId }).catch(underField("not_found", "registerId"))).branchId;
