"use client";

import { Boxes, CircleOff, CirclePlay, Download, LayoutGrid, List, Package, Pencil, Scale, Tag, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState, useTransition } from "react";

import type { Selection } from "@/components/data-table/bulk-bar";
import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import type { Filter } from "@/components/data-table/filters";
import { useListParams } from "@/components/data-table/use-list-params";
import { formatCount } from "@/components/format";
import { MarkupText } from "@/components/markup-text";
import { AverageText, MoneyText } from "@/components/money-text";
import { QuantityText } from "@/components/quantity-text";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";
import type { MenuItem } from "@/components/ui/menu";
import { PickMenu } from "@/components/ui/pick-menu";
import { Segment } from "@/components/ui/segment";
import { toast } from "@/components/ui/toast";
import type { CategoryNode } from "@/lib/warehouse/category/schemas";
import type { Location } from "@/lib/warehouse/location";
import type { ProductListParams, ProductPage, ProductRow, UpdateProductsInput } from "@/lib/warehouse/product/schemas";

import { ExportMenu } from "../export-menu";
import { tell, useAction } from "../store";
import { AdjustSheet } from "../stock/adjust-sheet";
import { updateProductsAction } from "./actions";
import { categoryChoices } from "./category-choices";
import { DeleteProduct } from "./delete-product";
import { ProductBadge } from "./product-badge";
import { ProductTiles } from "./product-tiles";

type May = { create: boolean; import: boolean; update: boolean; remove: boolean; receive: boolean; adjust: boolean; cost: boolean; sold: boolean };
type Props = ProductPage & { params: ProductListParams; view: "table" | "tiles"; categories: CategoryNode[]; locations: Location[]; may: May };

const column = columnsOf<ProductRow>();

/** The catalogue as a table or as tiles; the address holds which. */
export function ProductsTable({ rows, total, totals, params, view, categories, locations, may }: Props) {
  const t = useTranslations("products");
  const c = useTranslations("common");
  const columns = useProductColumns(may);
  const filters = useProductFilters(categories, locations);
  const { addressOf } = useListParams();
  const change = useBulkChange();
  const [adjusted, setAdjusted] = useState<ProductRow>();
  const [deleted, setDeleted] = useState<ProductRow>();

  const actionsOf = (row: ProductRow): MenuItem[] => [
    ...(may.update ? [{ label: t("edit"), icon: Pencil, href: `/products/${row.id}?edit=1` }] : []),
    ...(may.adjust ? [{ label: t("adjust"), icon: Scale, onSelect: () => setAdjusted(row) }] : []),
    ...(may.update ? [statusItem(row)] : []),
    ...(may.remove ? ["line" as const, { label: t("delete"), icon: Trash2, tone: "bad" as const, onSelect: () => setDeleted(row) }] : []),
  ];
  const statusItem = (row: ProductRow): MenuItem => row.status === "active"
    ? { label: t("deactivate"), icon: CircleOff, onSelect: () => void change({ ids: [row.id], status: "inactive" }) }
    : { label: t("activate"), icon: CirclePlay, onSelect: () => void change({ ids: [row.id], status: "active" }) };

  const tools = (
    <Segment
      label={t("view")}
      value={view}
      choices={[
        { value: "table", label: <List size={16} strokeWidth={1.75} aria-hidden />, name: t("asTable"), href: addressOf({ view: undefined, page: params.page > 1 ? params.page : undefined }) },
        { value: "tiles", label: <LayoutGrid size={16} strokeWidth={1.75} aria-hidden />, name: t("asTiles"), href: addressOf({ view: "tiles", page: params.page > 1 ? params.page : undefined }) },
      ]}
    />
  );
  return (
    <>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={rows}
        total={total}
        params={{ ...params, ordering: params.ordering ?? (params.search ? "" : "name") }}
        rowHref={(row) => `/products/${row.id}`}
        search={t("searchHint")}
        filters={filters}
        tools={<>{may.import && <LinkButton icon={Download} href="/products/import" className="md:hidden">{c("import")}</LinkButton>}<ExportMenu total={total} /><span className="hide-s">{tools}</span></>}
        rowActions={may.update || may.adjust || may.remove ? actionsOf : undefined}
        rowClassName={(row) => (row.status === "inactive" ? "dimmed" : undefined)}
        bulk={may.update ? (selection) => <BulkButtons selection={selection} params={params} categories={categories} change={change} /> : undefined}
        totals={{
          name: t("totalCount", { count: formatCount(total), n: total }),
          ...(totals.value === null ? {} : { sold: <span className="worth"><span className="mut">{t("worth")}</span><span><MoneyText amount={totals.value} />{"\u00a0"}{c("soum")}</span></span> }),
        }}
        wordedTotals={["sold"]}
        body={view === "tiles" ? <ProductTiles rows={rows} /> : undefined}
        empty={<NoProducts may={may} />}
      />
      {adjusted && <AdjustSheet product={adjusted} locations={locations} seesCost={may.cost} open onOpenChange={(open) => { if (!open) setAdjusted(undefined); }} />}
      {deleted && <DeleteProduct product={deleted} open onOpenChange={(open) => { if (!open) setDeleted(undefined); }} />}
    </>
  );
}

function useProductColumns(may: May) {
  const t = useTranslations("products");
  return useMemo(() => column.columns([
    column.accessor("name", { header: t("name"), meta: { sort: "name" }, cell: (cell) => <span title={cell.getValue()}>{cell.getValue()}</span> }),
    column.accessor("barcode", { header: t("barcode"), meta: { off: true, card: "none" }, cell: (cell) => <span className="sec tn">{cell.getValue() ?? "—"}</span> }),
    column.accessor("article", { header: t("article"), meta: { off: true, card: "none" }, cell: (cell) => <span className="sec">{cell.getValue() ?? "—"}</span> }),
    column.accessor("categoryName", { header: t("category"), meta: { fold: true, card: "sub" }, cell: (cell) => <span className="sec catc" title={cell.getValue() ?? undefined}>{cell.getValue() ?? "—"}</span> }),
    column.accessor("price", { header: t("priceSoum"), meta: { num: true, sort: "price", name: t("price") }, cell: (cell) => <b><MoneyText amount={cell.getValue()} /></b> }),
    ...(may.cost
      ? [
          column.accessor("cost", { header: t("costHead"), meta: { num: true, fold: true, card: "none" as const, name: t("cost") }, cell: (cell) => <AverageText amount={cell.getValue()} tone="sec" /> }),
          column.display({ id: "markup", header: t("markup"), meta: { num: true }, cell: ({ row: { original } }) => <MarkupText price={original.price} cost={original.cost} className="sec" /> }),
        ]
      : []),
    column.accessor("stock", {
      header: t("stock"),
      meta: { num: true, slot: true, sort: "stock" },
      cell: ({ row: { original } }) => <QuantityText quantity={original.stock} unit={original.unit} look="slot" tone={original.stockState === "low" ? "warn" : original.stockState === "out" ? "bad" : undefined} />,
    }),
    ...(may.sold ? [column.accessor("sold", { header: t("sold30Head"), meta: { num: true, slot: true, card: "none" as const }, cell: ({ row: { original } }) => <QuantityText quantity={original.sold} unit={original.unit} look="slot" className="sec" /> })] : []),
    ...(may.cost ? [column.accessor("value", { header: t("value"), meta: { num: true, off: true, card: "none" as const }, cell: (cell) => <MoneyText amount={cell.getValue()} tone="sec" /> })] : []),
    column.display({ id: "status", header: t("status"), meta: { card: "badge" }, cell: ({ row: { original } }) => <ProductBadge {...original} /> }),
  ]), [t, may.cost, may.sold]);
}

function useProductFilters(categories: CategoryNode[], locations: Location[]): Filter[] {
  const t = useTranslations("products");
  return useMemo(() => [
    ...(locations.length > 1 ? [{ key: "locationId", label: t("branch"), options: locations.map(({ id, name }) => ({ value: id, label: name })) }] : []),
    { key: "status", label: t("status"), options: [{ value: "active", label: t("active") }, { value: "inactive", label: t("inactive") }] },
    ...(categories.length > 0 ? [{ key: "categoryId", label: t("category"), many: true, options: categoryChoices(categories) }] : []),
    { key: "stock", label: t("stock"), options: (["in", "low", "out", "none"] as const).map((state) => ({ value: state, label: t(`states.${state}`) })) },
  ], [t, categories, locations]);
}

/** Changes many. A status can be taken back; a category cannot, each may have had another, so it was asked before. */
function useBulkChange() {
  const t = useTranslations("products");
  const update = useAction(updateProductsAction);
  return async function change(input: UpdateProductsInput) {
    const result = await update(input);
    if (result.error) return tell(result);

    const { changed, ids } = result.data;
    const undo = { label: t("undo"), onClick: () => void update({ ids, status: input.status === "active" ? "inactive" : "active" }).then(tell) };
    return toast(t("changed", { count: formatCount(changed), n: changed }), input.status && changed > 0 ? { undo } : {});
  };
}

type BulkProps = { selection: Selection; params: ProductListParams; categories: CategoryNode[]; change: ReturnType<typeof useBulkChange> };

function BulkButtons({ selection, params, categories, change }: BulkProps) {
  const t = useTranslations("products");
  const { page: _, limit: __, ordering: ___, ...filter } = params;
  const target = selection.all ? { filter } : { ids: selection.ids };
  const apply = (fields: Pick<UpdateProductsInput, "status">) => { selection.clear(); void change({ ...target, ...fields }); };
  const options = [{ value: "", label: t("noCategory") }, ...categoryChoices(categories)];
  const [moved, setMoved] = useState<(typeof options)[number]>();
  const [busy, start] = useTransition();
  // The dialog stays until the answer: the second of two fast clicks would open the product behind it.
  const move = () => start(async () => {
    await change({ ...target, categoryId: moved?.value || null });
    setMoved(undefined);
    selection.clear();
  });

  return (
    <>
      {categories.length > 0 && (
        <PickMenu size="sm" icon={Tag} side="top" options={options} onPick={(value) => setMoved(options.find((option) => option.value === value))}>{t("category")}</PickMenu>
      )}
      <Button size="sm" icon={CirclePlay} onClick={() => apply({ status: "active" })}>{t("activate")}</Button>
      <Button size="sm" icon={CircleOff} onClick={() => apply({ status: "inactive" })}>{t("deactivate")}</Button>
      <Confirm
        open={moved !== undefined}
        onOpenChange={(open) => { if (!open) setMoved(undefined); }}
        mild
        title={t("moveTitle", { category: moved?.label ?? "" })}
        consequences={[{ icon: Package, text: t("moveCount"), value: formatCount(selection.count) }, { icon: Tag, text: t("moveForGood") }]}
        stay={t("stay")}
        verb={t("move")}
        busy={busy}
        onConfirm={move}
      />
    </>
  );
}

function NoProducts({ may }: { may: May }) {
  const t = useTranslations("products");
  return (
    <Empty icon={may.create ? Package : Boxes} title={t("empty")} actions={may.create && <LinkButton href="/products/import">{t("importFile")}</LinkButton>}>
      {may.create ? t("emptyText") : t("emptyLook")}
    </Empty>
  );
}
