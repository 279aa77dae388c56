"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";

import { Sheet } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { Location } from "@/lib/warehouse/location";

const AdjustForm = dynamic(() => import("./adjust-form").then((form) => form.AdjustForm));

/** What the sheet must know of the product; `stock` is the level at `locationId`, where one is named. */
export type Adjusted = { id: string; name: string; unit: string; stock?: string; locationId?: string };

type Props = { product: Adjusted; locations: Location[]; seesCost: boolean; open: boolean; onOpenChange: (open: boolean) => void };

/** Sets a level right, with the reason. */
export function AdjustSheet({ open, onOpenChange, ...rest }: Props) {
  const t = useTranslations("stock");
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t("adjust")}>
      <AdjustForm {...rest} onSaved={(_, message) => { onOpenChange(false); toast(message); }} />
    </Sheet>
  );
}
