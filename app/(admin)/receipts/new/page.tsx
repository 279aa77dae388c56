import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";

import { sessionContext } from "@/app/_server/context";
import { optional } from "@/app/_server/found";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/ui/page-header";
import { Failure } from "@/components/ui/empty";
import { listCategories } from "@/lib/warehouse/category/queries";
import { listLocations } from "@/lib/warehouse/location";
import { readProduct } from "@/lib/warehouse/product/queries";

import { GoodsIn } from "./goods-in";

type Props = { searchParams: Promise<{ product?: string }> };

export default async function NewReceiptPage({ searchParams }: Props) {
  const [ctx, asked, t] = await Promise.all([sessionContext(), searchParams, getTranslations("receipts")]);
  if (!ctx.grants.has("stock.receive")) notFound();
  const mayCreate = ctx.grants.has("product.create");
  const [locations, categories, first] = await Promise.all([
    listLocations(ctx, { status: "active" }),
    mayCreate ? listCategories(ctx, {}) : [],
    asked.product && ctx.grants.has("product.read") && z.uuid().safeParse(asked.product).success ? optional(readProduct(ctx, { id: asked.product })) : undefined,
  ]);
  if (locations.length === 0) return <><PageHeader title={t("new")} back={{ href: "/receipts", label: t("title") }} /><Failure title={t("empty")} /></>;

  return (
    <Messages only={["receipts", "products"]}>
      <GoodsIn storeId={ctx.storeId} locations={locations} categories={categories} mayCreate={mayCreate} seesCost={ctx.grants.has("cost.see")} first={first?.status === "active" ? first : undefined} />
    </Messages>
  );
}
