"use client";

import { CircleOff, CirclePlay, Download, Ellipsis, Pencil, Scale, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { useHotkey } from "@/components/use-hotkey";
import type { CategoryNode } from "@/lib/warehouse/category/schemas";
import type { Location } from "@/lib/warehouse/location";
import type { ProductCard } from "@/lib/warehouse/product/schemas";

import { AdjustSheet } from "../../stock/adjust-sheet";
import { tell, useAction } from "../../store";
import { updateProductAction } from "../actions";
import { DeleteProduct } from "../delete-product";

const EditProductForm = dynamic(() => import("../product-form").then((form) => form.EditProductForm));

type May = { update: boolean; remove: boolean; receive: boolean; adjust: boolean; cost: boolean };
type Props = { product: ProductCard; categories: CategoryNode[]; locations: Location[]; may: May; edit: boolean };

/** Edit (`E`), and the rest in a menu. `edit`: the address asks for the sheet at once. */
export function ProductActions({ product, categories, locations, may, edit }: Props) {
  const t = useTranslations("products");
  const router = useRouter();
  const path = usePathname();
  const update = useAction(updateProductAction);
  const [opened, setOpened] = useState<"edit" | "adjust" | "delete" | undefined>(edit && may.update ? "edit" : undefined);
  useHotkey("e", () => setOpened("edit"), may.update);
  const close = () => {
    setOpened(undefined);
    if (edit) router.replace(path, { scroll: false });
  };

  async function turn() {
    const result = await update({ id: product.id, status: product.status === "active" ? "inactive" : "active" });
    if (result.error) return tell(result);
    return toast(result.message, { undo: { label: t("undo"), onClick: () => void update({ id: product.id, status: product.status }).then(tell) } });
  }
  const items: MenuItem[] = [
    ...(may.receive && product.status === "active" ? [{ label: t("goodsIn"), icon: Download, href: `/receipts/new?product=${product.id}` }] : []),
    ...(may.adjust ? [{ label: t("adjust"), icon: Scale, onSelect: () => setOpened("adjust") }] : []),
    ...(may.update ? [{ label: product.status === "active" ? t("deactivate") : t("activate"), icon: product.status === "active" ? CircleOff : CirclePlay, onSelect: () => void turn() }] : []),
    ...(may.remove ? ["line" as const, { label: t("delete"), icon: Trash2, tone: "bad" as const, onSelect: () => setOpened("delete") }] : []),
  ];

  return (
    <>
      <span className="hold">
        {may.update && <Button kind="primary" icon={Pencil} hint="E" onClick={() => setOpened("edit")}>{t("edit")}</Button>}
        {items.length > 0 && <Menu icon={Ellipsis} label={t("more")} items={items} />}
      </span>
      <Sheet open={opened === "edit"} onOpenChange={(open) => (open ? setOpened("edit") : close())} title={t("editTitle")}>
        <EditProductForm product={product} categories={categories} onSaved={(_, message) => { close(); toast(message); }} />
      </Sheet>
      {opened === "adjust" && <AdjustSheet product={{ id: product.id, name: product.name, unit: product.unit }} locations={locations} seesCost={may.cost} open onOpenChange={close} />}
      {opened === "delete" && <DeleteProduct product={product} open onOpenChange={close} leave />}
    </>
  );
}
