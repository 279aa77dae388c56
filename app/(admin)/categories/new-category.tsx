"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useAsked } from "@/components/use-asked";
import { useHotkey } from "@/components/use-hotkey";
import type { CategoryNode } from "@/lib/warehouse/category/schemas";

const CategoryForm = dynamic(() => import("./category-form").then((form) => form.NewCategoryForm));

/** The button and its sheet; `N` opens it. */
export function NewCategory({ parents }: { parents: CategoryNode[] }) {
  const t = useTranslations("categories");
  const [open, setOpen] = useState(false);
  useHotkey("n", () => setOpen(true));
  useAsked("new", () => setOpen(true));

  return (
    <>
      <Button kind="primary" icon={Plus} hint="N" onClick={() => setOpen(true)}>{t("category")}</Button>
      <Sheet open={open} onOpenChange={setOpen} title={t("new")}>
        <CategoryForm parents={parents} onSaved={(_, message) => { setOpen(false); toast(message); }} />
      </Sheet>
    </>
  );
}
