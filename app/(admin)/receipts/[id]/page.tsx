import Link from "next/link";
import { getTranslations } from "next-intl/server";

import { sessionContext } from "@/app/_server/context";
import { found } from "@/app/_server/found";
import { formatCount } from "@/components/format";
import { MarkupText } from "@/components/markup-text";
import { MoneyText } from "@/components/money-text";
import { QuantityText } from "@/components/quantity-text";
import { TimeText } from "@/components/time-text";
import { Card, Facts } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Stat, Stats } from "@/components/ui/stat";
import { Table } from "@/components/ui/table";
import { readReceipt } from "@/lib/warehouse/stock/queries";

type Props = { params: Promise<{ id: string }> };

export default async function ReceiptPage({ params }: Props) {
  const [{ id }, ctx, t, c] = await Promise.all([params, sessionContext(), getTranslations("receipts"), getTranslations("common")]);
  const receipt = await found(readReceipt(ctx, { id }));
  const seesCost = ctx.grants.has("cost.see");
  const repriced = receipt.lines.filter(({ oldPrice, newPrice }) => newPrice !== null && newPrice !== oldPrice).length;

  return (
    <>
      <PageHeader title={t("numbered", { number: formatCount(receipt.number) })} back={{ href: "/receipts", label: t("title") }} />
      <div className="pgrid">
        <div className="l">
          <Stats>
            {seesCost && <Stat name={t("receiptTotal")} value={<MoneyText amount={receipt.total} />} unit={receipt.total === null ? undefined : c("soum")} />}
            <Stat name={t("positions")} value={formatCount(receipt.lineCount)} />
            <Stat name={t("pricesChanged")} value={formatCount(repriced)} />
          </Stats>
          <Card title={t("lines")} flush>
            <Table>
              <thead>
                <tr>
                  <th>{t("product")}</th>
                  <th className="num slot">{t("quantity")}</th>
                  {seesCost && <th className="num hide-s">{t("unitCost")}</th>}
                  <th className="num hide-s">{t("newPrice")}</th>
                  {seesCost && <th className="num hide-s">{t("markup")}</th>}
                  {seesCost && <th className="num">{t("sum")}</th>}
                </tr>
              </thead>
              <tbody>
                {receipt.lines.map((line) => (
                  <tr key={line.id}>
                    <td className="wrap"><Link className="link" href={`/products/${line.productId}`} prefetch={false}>{line.name}</Link></td>
                    <td className="num"><QuantityText quantity={line.quantity} unit={line.unit} look="slot" /></td>
                    {seesCost && <td className="num sec hide-s"><MoneyText amount={line.unitCost} /></td>}
                    <td className="num hide-s">
                      {line.newPrice === null || line.newPrice === line.oldPrice
                        ? <span className="mut">{t("priceStays")}</span>
                        : <>{line.oldPrice && <s className="mut"><MoneyText amount={line.oldPrice} /></s>} <MoneyText amount={line.newPrice} /></>}
                    </td>
                    {seesCost && <td className="num sec hide-s"><MarkupText price={line.newPrice ?? line.oldPrice} cost={line.unitCost} /></td>}
                    {seesCost && <td className="num"><b><MoneyText amount={line.total} /></b></td>}
                  </tr>
                ))}
              </tbody>
            </Table>
          </Card>
        </div>
        <div className="r">
          <Card title={t("details")}>
            <Facts items={[
              { name: t("where"), value: receipt.locationName },
              { name: t("when"), value: <TimeText at={receipt.createdAt} /> },
              { name: t("worker"), value: receipt.workerName ?? "—" },
              { name: t("note"), value: receipt.note ?? "—" },
            ]} />
          </Card>
        </div>
      </div>
    </>
  );
}
