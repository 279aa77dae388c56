"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

import { updateProductAction } from "../actions";

/** Gives the product one more code of the shop's own. */
export function GiveCode({ productId }: { productId: string }) {
  const t = useTranslations("products");
  const [busy, startTransition] = useTransition();
  const give = () => startTransition(async () => {
    const result = await updateProductAction({ id: productId, ownBarcode: true }).catch(() => null);
    toast(result?.message ?? t("offline"), { tone: result && !result.error ? "ok" : "bad" });
  });
  return <Button kind="ghost" size="sm" icon={Plus} busy={busy} onClick={give}>{t("giveCode")}</Button>;
}
