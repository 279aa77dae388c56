import { Plus } from "lucide-react";
import { getTranslations } from "next-intl/server";

import { sessionContext } from "@/app/_server/context";
import { found } from "@/app/_server/found";
import { readParams } from "@/app/_server/params";
import { Messages } from "@/components/messages";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { listLocations } from "@/lib/warehouse/location";
import { listReceipts } from "@/lib/warehouse/stock/queries";
import { StockReceiptListParams } from "@/lib/warehouse/stock/schemas";

import { ReceiptsTable } from "./receipts-table";

type Props = { searchParams: Promise<unknown> };

export default async function ReceiptsPage({ searchParams }: Props) {
  const ctx = await sessionContext();
  const [t, params] = await Promise.all([getTranslations("receipts"), readParams(StockReceiptListParams, searchParams)]);
  const [page, locations] = await Promise.all([found(listReceipts(ctx, params)), ctx.grants.has("stock.read") ? listLocations(ctx, {}) : []]);

  return (
    <Messages only={["receipts"]}>
      <PageHeader title={t("title")}>
        <LinkButton kind="primary" icon={Plus} hint="N" href="/receipts/new">{t("goodsIn")}</LinkButton>
      </PageHeader>
      <ReceiptsTable {...page} params={params} locations={locations} seesCost={ctx.grants.has("cost.see")} />
    </Messages>
  );
}
