import { Package } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

import { formatCount } from "@/components/format";
import { MoneyText } from "@/components/money-text";
import { QuantityText } from "@/components/quantity-text";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Table } from "@/components/ui/table";
import type { Days } from "@/lib/trade/report/period";
import type { Dashboard } from "@/lib/trade/report/schemas";

import { soldHref } from "./links";

type TopProps = { rows: Dashboard["topProducts"]; days: Days; branchId: string | undefined };

/** What sold best, by revenue; its numbers open to the movements behind them. */
export async function TopProducts({ rows, days, branchId }: TopProps) {
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
                <td className="num"><Link href={soldHref(productId, days, branchId)} prefetch={false}><QuantityText quantity={quantity} unit={unit} /></Link></td>
                <td className="num"><Link href={soldHref(productId, days, branchId)} prefetch={false}><MoneyText amount={revenue} /></Link></td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

type LowProps = Dashboard["lowStock"] & { branchId: string | undefined };

/** What runs out first, and when; the counts open to the stock behind them. */
export async function LowStock({ rows, low, out, branchId }: LowProps) {
  const t = await getTranslations("dashboard");
  const stock = (state: "low" | "out") => `/stock?state=${state}${branchId ? `&locationId=${branchId}` : ""}`;
  const several = new Set(rows.map((row) => row.locationId)).size > 1;
  const counts = (
    <span className="row">
      {out > 0 && <Link href={stock("out")} prefetch={false}><Badge tone="bad">{t("outCount", { count: formatCount(out) })}</Badge></Link>}
      {low > 0 && <Link href={stock("low")} prefetch={false}><Badge tone="warn">{t("lowCount", { count: formatCount(low) })}</Badge></Link>}
    </span>
  );
  return (
    <Card title={t("low")} className="d" flush aside={counts}>
      {rows.length === 0 ? <Empty small icon={Package} title={t("nothingLow")} /> : (
        <Table density="tight">
          <thead><tr><th scope="col">{t("product")}</th><th scope="col" className="num">{t("onHand")}</th><th scope="col" className="num">{t("lasts")}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.productId} ${row.locationId}`}>
                <td><Product id={row.productId} name={row.name} place={several ? row.locationName : undefined} /></td>
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

function Product({ id, name, place }: { id: string; name: string; place?: string | undefined }) {
  return (
    <>
      <Link href={`/products/${id}`} className="ell" title={name} prefetch={false}>{name}</Link>
      {place && <small className="sub ell" title={place}>{place}</small>}
    </>
  );
}
