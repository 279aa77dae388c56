"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { useListParams } from "@/components/data-table/use-list-params";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useAsked } from "@/components/use-asked";
import { useHotkey } from "@/components/use-hotkey";
import type { CategoryNode } from "@/lib/warehouse/category/schemas";
import type { Location } from "@/lib/warehouse/location";

const ProductForm = dynamic(() => import("./product-form").then((form) => form.NewProductForm));

type Props = { categories: CategoryNode[]; locations: Location[]; seesCost: boolean; code?: string };

/** The button and its sheet; `N` opens it. With `code`, which a till scanned and did not find, it is open already: once. */
export function NewProduct({ categories, locations, seesCost, code: asked }: Props) {
  const t = useTranslations("products");
  const router = useRouter();
  const { addressOf } = useListParams();
  const [code, setCode] = useState(asked);
  const [open, setOpen] = useState(asked !== undefined);
  const change = (next: boolean) => {
    setOpen(next);
    if (next || code === undefined) return;
    setCode(undefined);
    router.replace(addressOf({ code: undefined }), { scroll: false }); // the next product has another code, and a reload asks for none
  };
  useHotkey("n", () => setOpen(true));
  useAsked("new", () => setOpen(true));

  return (
    <>
      <Button kind="primary" icon={Plus} hint="N" onClick={() => setOpen(true)}>{t("product")}</Button>
      <Sheet open={open} onOpenChange={change} title={t("new")}>
        <ProductForm
          categories={categories}
          locations={locations}
          seesCost={seesCost}
          code={code}
          onSaved={(product, message) => {
            change(false);
            toast(message, { action: { label: t("open"), onClick: () => router.push(`/products/${product.id}`) } });
          }}
        />
      </Sheet>
    </>
  );
}
