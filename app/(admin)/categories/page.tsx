import { getTranslations } from "next-intl/server";

import { sessionContext } from "@/app/_server/context";
import { found } from "@/app/_server/found";
import { readParams } from "@/app/_server/params";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/ui/page-header";
import { listCategories } from "@/lib/warehouse/category/queries";
import { CategoryListParams } from "@/lib/warehouse/category/schemas";

import { CategoriesTable } from "./categories-table";
import { NewCategory } from "./new-category";

type Props = { searchParams: Promise<unknown> };

export default async function CategoriesPage({ searchParams }: Props) {
  const ctx = await sessionContext();
  const [t, params] = await Promise.all([getTranslations("categories"), readParams(CategoryListParams, searchParams)]);
  const isNarrowed = Boolean(params.search || params.status);
  const [tree, all] = await Promise.all([found(listCategories(ctx, params)), isNarrowed ? listCategories(ctx, {}) : undefined]);
  const may = { create: ctx.grants.has("category.create"), update: ctx.grants.has("category.update"), remove: ctx.grants.has("category.delete") };

  return (
    <Messages only={["categories"]}>
      <PageHeader title={t("title")}>{may.create && <NewCategory parents={all ?? tree} />}</PageHeader>
      <CategoriesTable tree={tree} parents={all ?? tree} may={may} />
    </Messages>
  );
}
