import { getTranslations } from "next-intl/server";

import { sessionContext } from "@/app/_server/context";
import { found, optional } from "@/app/_server/found";
import { readParams } from "@/app/_server/params";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/ui/page-header";
import { listLocations } from "@/lib/warehouse/location";
import { readProduct } from "@/lib/warehouse/product/queries";
import { listMovements } from "@/lib/warehouse/stock/queries";
import { MovementListParams } from "@/lib/warehouse/stock/schemas";

import { StockTabs } from "../stock-tabs";
import { MovementsTable } from "./movements-table";

type Props = { searchParams: Promise<unknown> };

export default async function MovementsPage({ searchParams }: Props) {
  const ctx = await sessionContext();
  const [t, params] = await Promise.all([getTranslations("stock"), readParams(MovementListParams, searchParams)]);
  const [page, locations, product] = await Promise.all([
    found(listMovements(ctx, params)),
    listLocations(ctx, {}),
    params.productId && ctx.grants.has("product.read") ? optional(readProduct(ctx, { id: params.productId })) : undefined,
  ]);

  return (
    <Messages only={["stock"]}>
      <PageHeader title={t("title")} />
      <StockTabs on="movements" />
      <MovementsTable {...page} params={params} locations={locations} product={params.productId ? { id: params.productId, name: product?.name ?? "—" } : undefined} seesCost={ctx.grants.has("cost.see")} links={{ sales: ctx.grants.has("sale.readAll"), receipts: ctx.grants.has("stock.receive") }} />
    </Messages>
  );
}
