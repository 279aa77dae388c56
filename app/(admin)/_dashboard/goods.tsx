import { Package } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

import { MoneyText } from "@/components/money-text";
import { QuantityText } from "@/components/quantity-text";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Table } from "@/components/ui/table";
import type { Dashboard } from "@/lib/trade/report/schemas";

/** What sold best, by revenue. */
export async function TopProducts({ rows }: { rows: Dashboard["topProducts"] }) {
  const t = await getTranslations("dashboard");
  return (
    <Card title={t("top")} className="c" flush>
      {rows.length === 0 ? <Empty small icon={Package} title={t("nothingSold")} /> : (
        <Table density="tight">
          <thead><tr><th scope="col">{t("product")}</th><th scope="col" className="num">{t("sold")}</th><th scope="col" className="num">{t("revenueSoum")}</th></tr></thead>
          <tbody>
            {rows.map(({ productId, name, unit, quantity, revenue }) => (
              <tr key={productId}>
                <td><Product id={productId} name={name} /></td>
                <td className="num"><QuantityText quantity={quantity} unit={unit} /></td>
                <td className="num"><MoneyText amount={revenue} /></td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

type LowProps = Dashboard["lowStock"] & { branchId: string | undefined };

/** What runs out first, and when. */
export async function LowStock({ rows, total, branchId }: LowProps) {
  const t = await getTranslations("dashboard");
  const all = `/stock?level=low${branchId ? `&branchId=${branchId}` : ""}`;
  return (
    <Card title={t("low")} className="d" flush aside={total > 0 && <span className="row"><Badge tone="warn">{total}</Badge><Link href={all} className="link">{t("all")}</Link></span>}>
      {rows.length === 0 ? <Empty small icon={Package} title={t("nothingLow")} /> : (
        <Table density="tight">
          <thead><tr><th scope="col">{t("product")}</th><th scope="col" className="num">{t("onHand")}</th><th scope="col" className="num">{t("lasts")}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.productId}>
                <td><Product id={row.productId} name={row.name} /></td>
                <td className="num"><QuantityText quantity={row.quantity} unit={row.unit} /></td>
                <td className="num"><Lasts {...row} /></td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

async function Lasts({ quantity, daysLeft }: LowProps["rows"][number]) {
  const t = await getTranslations("dashboard");
  if (Number(quantity) <= 0) return <span className="bad">{t("soldOut")}</span>;
  if (daysLeft === null) return <span className="mut">—</span>;
  return daysLeft === 0 ? <span className="warn">{t("lastsToday")}</span> : <>{t("days", { count: daysLeft })}</>;
}

const Product = ({ id, name }: { id: string; name: string }) => <Link href={`/products/${id}`} className="ell" title={name} prefetch={false}>{name}</Link>;
