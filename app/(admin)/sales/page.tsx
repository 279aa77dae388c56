import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { sessionContext } from "@/app/_server/context";
import { found } from "@/app/_server/found";
import { readParams } from "@/app/_server/params";
import { Messages } from "@/components/messages";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { listBranches } from "@/lib/store/branch/queries";
import { listSellers } from "@/lib/trade/report/sellers";
import { listSales } from "@/lib/trade/sale/queries";
import { SaleListParams } from "@/lib/trade/sale/schemas";

import { SalesTable } from "./sales-table";

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sales"))("title") };
}

export default async function SalesPage({ searchParams }: Props) {
  const ctx = await sessionContext();
  const params = await readParams(SaleListParams, searchParams);
  const [t, sales, branches, sellers] = await Promise.all([
    getTranslations("sales"),
    found(listSales(ctx, params)),
    ctx.grants.has("branch.read") ? listBranches(ctx, { limit: 200 }) : { rows: [] },
    ctx.grants.has("sale.readAll") ? listSellers(ctx, {}) : [],
  ]);

  return (
    <Messages only={["sales"]}>
      <PageHeader title={t("title")}>
        {ctx.grants.has("sale.create") && <LinkButton href="/pos">{t("toTill")}</LinkButton>}
      </PageHeader>
      <SalesTable {...sales} params={params} branches={branches.rows.map(({ id, name }) => ({ value: id, label: name }))} sellers={sellers.map(({ id, name }) => ({ value: id, label: name }))} />
    </Messages>
  );
}
