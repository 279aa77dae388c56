"use client";

import { useTranslations } from "next-intl";

import { Receipt } from "@/components/receipt/receipt";
import { Segment } from "@/components/ui/segment";
import type { Receipt as ReceiptData } from "@/lib/trade/receipt/schemas";

import { usePaper } from "./paper";

/** The receipt as it comes out of the printer, on either paper. */
export function ReceiptPreview({ receipt }: { receipt: ReceiptData }) {
  const t = useTranslations("sales");
  const [paper, setPaper] = usePaper();
  return (
    <aside className="rcbox" aria-label={t("receipt")}>
      <Segment label={t("paper")} choices={[{ value: "80", label: t("mm", { width: 80 }) }, { value: "58", label: t("mm", { width: 58 }) }]} value={String(paper) as "58" | "80"} onChange={(width) => setPaper(width === "58" ? 58 : 80)} />
      <Receipt receipt={receipt} paper={paper} />
    </aside>
  );
}
