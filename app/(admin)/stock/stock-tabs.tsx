import { useTranslations } from "next-intl";

import { Tabs } from "@/components/ui/tabs";

/** Levels, and the ledger behind them. */
export function StockTabs({ on }: { on: "levels" | "movements" }) {
  const t = useTranslations("stock");
  return (
    <Tabs
      label={t("parts")}
      tabs={[{ href: "/stock", label: t("levels"), on: on === "levels" }, { href: "/stock/movements", label: t("movements"), on: on === "movements" }]}
    />
  );
}
