import { useTranslations } from "next-intl";

import { Badge } from "@/components/ui/badge";
import type { ProductRow } from "@/lib/warehouse/product/schemas";

/** The one word about a product: put away, out, low, or simply active. */
export function ProductBadge({ status, stockState }: Pick<ProductRow, "status" | "stockState">) {
  const t = useTranslations("products");
  if (status === "inactive") return <Badge>{t("inactive")}</Badge>;
  if (stockState === "out") return <Badge tone="bad">{t("states.out")}</Badge>;
  if (stockState === "low") return <Badge tone="warn">{t("states.low")}</Badge>;
  return <Badge>{t("active")}</Badge>;
}
