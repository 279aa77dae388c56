"use client";

import { CircleOff, CirclePlay, CornerDownRight, ListTree, Package, Pencil, Plus, Tags, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo, useState, useTransition } from "react";

import { columnsOf } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { formatCount } from "@/components/format";
import { Badge } from "@/components/ui/badge";
import { Confirm, Sheet } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { Icon } from "@/components/ui/icon";
import type { MenuItem } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import type { CategoryNode, CategoryRow } from "@/lib/warehouse/category/schemas";

import { tell, useAction } from "../store";
import { deleteCategoryAction, updateCategoryAction } from "./actions";

const EditCategoryForm = dynamic(() => import("./category-form").then((form) => form.EditCategoryForm));
const NewCategoryForm = dynamic(() => import("./category-form").then((form) => form.NewCategoryForm));

type May = { create: boolean; update: boolean; remove: boolean };
/** `tree` is what is looked for, `parents` everything there is. */
type Props = { tree: CategoryNode[]; parents: CategoryNode[]; may: May };
type Row = CategoryRow & { children: number };
type Opened = { kind: "edit" | "child" | "delete"; row: Row };

const column = columnsOf<Row>();

/** The tree as a table: subcategories stand under theirs, in the shop's order. */
export function CategoriesTable({ tree, parents, may }: Props) {
  const t = useTranslations("categories");
  const [opened, setOpened] = useState<Opened>();
  const rows = useMemo(() => {
    const countOf = new Map(parents.map(({ id, children }) => [id, children.length])); // also those that are not looked for
    return tree.flatMap(({ children, ...parent }): Row[] => [{ ...parent, children: countOf.get(parent.id) ?? 0 }, ...children.map((child) => ({ ...child, children: 0 }))]);
  }, [tree, parents]);
  const columns = useCategoryColumns();
  const update = useAction(updateCategoryAction);
  const close = () => setOpened(undefined);
  const saved = (_: unknown, message: string) => { close(); toast(message); };

  const actionsOf = (row: Row): MenuItem[] => [
    ...(may.update ? [{ label: t("edit"), icon: Pencil, onSelect: () => setOpened({ kind: "edit", row }) }] : []),
    ...(may.create && row.parentId === null ? [{ label: t("addChild"), icon: Plus, onSelect: () => setOpened({ kind: "child", row }) }] : []),
    { label: t("showProducts"), icon: Package, href: `/products?categoryId=${row.id}` },
    ...(may.update ? [{ label: row.status === "active" ? t("deactivate") : t("activate"), icon: row.status === "active" ? CircleOff : CirclePlay, onSelect: () => void turn(row) }] : []),
    ...(may.remove ? ["line" as const, { label: t("delete"), icon: Trash2, tone: "bad" as const, onSelect: () => setOpened({ kind: "delete", row }) }] : []),
  ];
  async function turn({ id, status }: Row) {
    const result = await update({ id, status: status === "active" ? "inactive" : "active" });
    if (result.error) return tell(result);
    return toast(result.message, { undo: { label: t("undo"), onClick: () => void update({ id, status }).then(tell) } });
  }

  return (
    <>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={rows}
        total={rows.length}
        search={t("searchHint")}
        filters={[{ key: "status", label: t("status"), options: [{ value: "active", label: t("active") }, { value: "inactive", label: t("inactive") }] }]}
        rowActions={actionsOf}
        rowClassName={(row) => (row.status === "inactive" ? "dimmed" : undefined)}
        totals={{ name: t("totalCount", { parents: formatCount(tree.length), parentCount: tree.length, children: formatCount(rows.length - tree.length), childCount: rows.length - tree.length }), productCount: formatCount(rows.reduce((sum, row) => sum + row.productCount, 0)) }}
        empty={<Empty icon={Tags} title={t("empty")}>{t("emptyText")}</Empty>}
      />
      <Sheet open={opened?.kind === "edit"} onOpenChange={close} title={t("editTitle")}>
        {opened?.kind === "edit" && <EditCategoryForm parents={parents} category={opened.row} onSaved={saved} />}
      </Sheet>
      <Sheet open={opened?.kind === "child"} onOpenChange={close} title={t("newChild")}>
        {opened?.kind === "child" && <NewCategoryForm parents={parents} parentId={opened.row.id} onSaved={saved} />}
      </Sheet>
      {opened?.kind === "delete" && <DeleteCategory row={opened.row} onClose={close} />}
    </>
  );
}

function useCategoryColumns() {
  const t = useTranslations("categories");
  return useMemo(() => column.columns([
    column.accessor("name", {
      header: t("name"),
      cell: ({ row: { original } }) => (original.parentId === null
        ? <span>{original.name}</span>
        : <span className="row child"><Icon as={CornerDownRight} size={15} className="mut" /><span className="ell">{original.name}</span></span>),
    }),
    column.accessor("children", { header: t("children"), meta: { num: true, card: "none" }, cell: ({ row: { original } }) => (original.parentId === null ? formatCount(original.children) : <span className="mut">—</span>) }),
    column.accessor("productCount", {
      header: t("products"),
      meta: { num: true },
      cell: ({ row: { original } }) => <Link className="link tn" href={`/products?categoryId=${original.id}`} prefetch={false}>{formatCount(original.productCount)}</Link>,
    }),
    column.accessor("status", { header: t("status"), meta: { card: "badge" }, cell: (cell) => <Badge>{t(cell.getValue())}</Badge> }),
  ]), [t]);
}

/** Says what will happen: it goes, or it is put away because goods or subcategories stand under it. */
function DeleteCategory({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useTranslations("categories");
  const remove = useAction(deleteCategoryAction);
  const [error, setError] = useState<string>();
  const [busy, startTransition] = useTransition();
  const isUsed = row.productCount + row.children > 0;

  const confirm = () => startTransition(async () => {
    const result = await remove({ id: row.id });
    if (result.error) return setError(result.message);
    onClose();
    toast(result.data.outcome === "deleted" ? result.message : t("deactivatedInstead"));
  });
  return (
    <Confirm
      open
      onOpenChange={onClose}
      title={t("deleteTitle", { name: row.name })}
      consequences={[
        { icon: Package, text: t("products"), value: formatCount(row.productCount) },
        ...(row.parentId === null ? [{ icon: ListTree, text: t("children"), value: formatCount(row.children) }] : []),
      ]}
      stay={t("stay")}
      verb={isUsed ? t("deactivate") : t("delete")}
      busy={busy}
      error={error}
      onConfirm={confirm}
    >
      {isUsed ? t("deleteKept") : t("deleteForGood")}
    </Confirm>
  );
}
