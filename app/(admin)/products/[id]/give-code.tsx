"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";

import { Button } from "@/components/ui/button";

import { tell, useAction } from "../../store";
import { updateProductAction } from "../actions";

/** Gives the product one more code of the shop's own. */
export function GiveCode({ productId }: { productId: string }) {
  const t = useTranslations("products");
  const update = useAction(updateProductAction);
  const [busy, startTransition] = useTransition();
  const give = () => startTransition(async () => tell(await update({ id: productId, ownBarcode: true })));
  return <Button kind="ghost" size="sm" icon={Plus} busy={busy} onClick={give}>{t("giveCode")}</Button>;
}
