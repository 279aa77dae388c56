import { getTranslations } from "next-intl/server";

import { sessionContext } from "@/app/_server/context";
import { found } from "@/app/_server/found";
import { readParams } from "@/app/_server/params";
import { Messages } from "@/components/messages";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Download } from "lucide-react";
import { listCategories } from "@/lib/warehouse/category/queries";
import { listLocations } from "@/lib/warehouse/location";
import { listStock } from "@/lib/warehouse/stock/queries";
import { StockListParams } from "@/lib/warehouse/stock/schemas";

import { StockTable } from "./stock-table";
import { StockTabs } from "./stock-tabs";

type Props = { searchParams: Promise<unknown> };

export default async function StockPage({ searchParams }: Props) {
  const ctx = await sessionContext();
  const [t, params] = await Promise.all([getTranslations("stock"), readParams(StockListParams, searchParams)]);
  const [page, categories, locations] = await Promise.all([found(listStock(ctx, params)), ctx.grants.has("category.read") ? listCategories(ctx, {}) : [], listLocations(ctx, {})]);
  const may = { receive: ctx.grants.has("stock.receive"), adjust: ctx.grants.has("stock.adjust"), cost: ctx.grants.has("cost.see") };

  return (
    <Messages only={["stock"]}>
      <PageHeader title={t("title")}>
        {may.receive && <LinkButton icon={Download} href="/receipts/new" kind="primary">{t("takeIn")}</LinkButton>}
      </PageHeader>
      <StockTabs on="levels" />
      <StockTable {...page} params={params} categories={categories} locations={locations} may={may} />
    </Messages>
  );
}
