"use client";

import { Barcode, Boxes, History } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";

import { QuantityText } from "@/components/quantity-text";
import { Confirm } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { ProductRow } from "@/lib/warehouse/product/schemas";

import { useAction } from "../store";
import { deleteProductAction } from "./actions";

type Props = { product: Pick<ProductRow, "id" | "name" | "unit" | "stock" | "stockState" | "sold" | "barcode"> & { wasUsed?: boolean }; open: boolean; onOpenChange: (open: boolean) => void; leave?: boolean };

/** Asks before a product goes, and says what will happen. `leave`: its own page is left afterwards. */
export function DeleteProduct({ product, open, onOpenChange, leave }: Props) {
  const t = useTranslations("products");
  const router = useRouter();
  const remove = useAction(deleteProductAction);
  const [error, setError] = useState<string>();
  const [busy, startTransition] = useTransition();

  const isKept = product.wasUsed ?? product.stockState !== "none";

  const confirm = () => startTransition(async () => {
    const result = await remove({ id: product.id });
    if (result.error) return setError(result.message);

    onOpenChange(false);
    toast(result.data.outcome === "deleted" ? result.message : t("deactivatedInstead"));
    if (leave && result.data.outcome === "deleted") router.replace("/products");
  });

  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={t(isKept ? "deactivateTitle" : "deleteTitle", { name: product.name })}
      consequences={[
        { icon: Boxes, text: t("deleteStock"), value: <QuantityText quantity={product.stock} unit={product.unit} /> },
        ...(product.sold === null ? [] : [{ icon: History, text: t("sold30"), value: <QuantityText quantity={product.sold} unit={product.unit} /> }]),
        ...(product.barcode ? [{ icon: Barcode, text: t("deleteCode"), value: product.barcode }] : []),
      ]}
      stay={t("stay")}
      verb={isKept ? t("deactivate") : t("delete")}
      busy={busy}
      error={error}
      onConfirm={confirm}
    >
      {isKept ? t("deleteKept") : t("deleteForGood")}
    </Confirm>
  );
}
