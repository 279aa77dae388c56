import { getTranslations } from "next-intl/server";

import { sessionContext } from "@/app/_server/context";
import { found } from "@/app/_server/found";
import { readParams } from "@/app/_server/params";
import { Messages } from "@/components/messages";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { listCategories } from "@/lib/warehouse/category/queries";
import { listLocations } from "@/lib/warehouse/location";
import { listProducts } from "@/lib/warehouse/product/queries";
import { ProductListParams } from "@/lib/warehouse/product/schemas";
import { Download } from "lucide-react";

import { NewProduct } from "./new-product";
import { ProductsTable } from "./products-table";

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export default async function ProductsPage({ searchParams }: Props) {
  const ctx = await sessionContext();
  const [t, c, params, asked] = await Promise.all([getTranslations("products"), getTranslations("common"), readParams(ProductListParams, searchParams), searchParams]);
  const [page, categories, locations] = await Promise.all([
    found(listProducts(ctx, params)),
    ctx.grants.has("category.read") ? listCategories(ctx, {}) : [],
    ctx.grants.has("stock.read") ? listLocations(ctx, { status: "active" }) : [],
  ]);
  const may = {
    create: ctx.grants.has("product.create"),
    import: ctx.grants.has("product.import"),
    update: ctx.grants.has("product.update"),
    remove: ctx.grants.has("product.delete"),
    receive: ctx.grants.has("stock.receive"),
    adjust: ctx.grants.has("stock.adjust"),
    cost: ctx.grants.has("cost.see"),
    sold: ctx.grants.has("sale.readAll"),
  };

  return (
    <Messages only={["products", "stock"]}>
      <PageHeader title={t("title")}>
        {may.import && <LinkButton icon={Download} href="/products/import" className="hide-s">{c("import")}</LinkButton>}
        {may.create && <NewProduct categories={categories} locations={may.receive ? locations : []} seesCost={may.cost} code={asked.code} />}
      </PageHeader>
      <ProductsTable {...page} params={params} view={asked.view === "tiles" ? "tiles" : "table"} categories={categories} locations={locations} may={may} />
    </Messages>
  );
}
