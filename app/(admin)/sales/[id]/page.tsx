import { Banknote, Check, CreditCard, Landmark, X } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { sessionContext } from "@/app/_server/context";
import { found } from "@/app/_server/found";
import { formatMoney, formatPercent, formatQuantity } from "@/components/format";
import { Messages } from "@/components/messages";
import { MoneyText } from "@/components/money-text";
import { QuantityText } from "@/components/quantity-text";
import { TimeText } from "@/components/time-text";
import { Badge, Count } from "@/components/ui/badge";
import { Card, Meta } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { Note } from "@/components/ui/note";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import type { Locale } from "@/lib/core/locale";
import { Money, moneyText, Quantity, quantityText, SignedMoney } from "@/lib/core/money";
import { readReceipt } from "@/lib/trade/receipt/queries";
import { markupOf } from "@/lib/trade/report/rules";
import { listSaleEvents, readSale } from "@/lib/trade/sale/queries";
import type { Sale } from "@/lib/trade/sale/schemas";

import { PaperProvider } from "./paper";
import { ReceiptPreview } from "./receipt-preview";
import { SaleActions } from "./sale-actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { sale }] = [await getTranslations("sales"), await read((await params).id)];
  return { title: `${t("receipt")} ${sale.receiptNumber}` };
}

export default async function SalePage({ params }: Props) {
  const { ctx, sale, events, receipt } = await read((await params).id);
  const [t, goods] = [await getTranslations("sales"), await goodsOf(sale)];

  return (
    <Messages only={["sales", "receipt"]}>
      <PaperProvider paper={receipt.paper}>
        <PageHeader
          title={`${t("receipt")} ${sale.receiptNumber}`}
          back={{ href: "/sales", label: t("title") }}
          badge={sale.status === "cancelled" ? <Badge tone="bad" icon={X}>{t("statuses.cancelled")}</Badge> : <Badge tone="ok" icon={Check}>{t("statuses.completed")}</Badge>}
        >
          <SaleActions sale={sale} receipt={receipt} goods={goods} mayCancel={ctx.grants.has("sale.cancel") && sale.status === "completed"} />
        </PageHeader>
        <div className="mt-2 md:mt-0"><Meta
          items={[
            { name: t("soldAt"), value: <TimeText at={sale.soldAt} style="second" /> },
            { name: t("seller"), value: sale.workerName ?? "—" },
            { name: t("register"), value: `${sale.branchName}, ${sale.registerName}` },
            { name: t("source"), value: t(`sources.${sale.source}`) },
            ...(sale.clockRefused ? [{ name: t("clock"), value: t("clockRefused") }] : []),
            ...(sale.note ? [{ name: t("note"), value: sale.note }] : []),
          ]}
        /></div>
        <div className="sgrid">
          <div className="l">
            {sale.status === "cancelled" && (
              <Note tone="bad" title={t("cancelledBy", { name: sale.cancelledBy ?? "—" })}>{sale.cancelReason}</Note>
            )}
            <Lines sale={sale} />
            <div className={sale.lines.some((line) => line.cost !== null) ? "half max-md:grid-cols-1" : undefined}>
              <Payments sale={sale} />
              {ctx.grants.has("cost.see") && <Profit sale={sale} />}
            </div>
            <Card title={t("history")} flush>
              <ol className="tl">
                {events.map(({ id, name, at, by }) => (
                  <li key={id}><TimeText at={at} style="second" /><span><b>{by ?? t("system")}</b> {t(name === "sale.cancelled" ? "events.cancelled" : "events.created")}</span></li>
                ))}
              </ol>
            </Card>
          </div>
          <ReceiptPreview receipt={receipt} />
        </div>
      </PaperProvider>
    </Messages>
  );
}

/** Asked by the head and the page alike; another store's sale, or no id at all, is not found. */
async function read(id: string) {
  const ctx = await sessionContext();
  const [sale, events, receipt] = await found(Promise.all([readSale(ctx, { id }), listSaleEvents(ctx, { id }), readReceipt(ctx, { saleId: id })]));
  return { ctx, sale, events, receipt };
}

/** How much was sold, by unit: `11 pcs, 1.686 kg`. */
async function goodsOf({ lines }: Sale): Promise<string> {
  const [units, locale] = [await getTranslations("common.units"), (await getLocale()) as Locale];
  return [...Map.groupBy(lines, ({ unit }) => unit)].map(([unit, of]) => {
    const quantity = of.reduce((total, line) => total + Quantity.parse(line.quantity), 0n);
    return `${formatQuantity(quantityText(quantity), locale, unit)}\u00a0${units(unit)}`;
  }).join(", ");
}

async function Lines({ sale }: { sale: Sale }) {
  const t = await getTranslations("sales");
  return (
    <Card title={t("lines")} aside={<Count>{sale.lines.length}</Count>} flush>
      <Table density="loose">
        <thead>
          <tr><th scope="col" className="hide-s">№</th><th scope="col">{t("product")}</th><th scope="col" className="num">{t("quantity")}</th><th scope="col" className="num hide-s">{t("price")}</th><th scope="col" className="num hide-s">{t("discount")}</th><th scope="col" className="num">{t("totalSoum")}</th></tr>
        </thead>
        <tbody>
          {sale.lines.map((line) => <Line key={line.id} line={line} isBelowCost={sale.belowCost.includes(line.id)} />)}
        </tbody>
        <tfoot>
          <tr>
            <td className="hide-s" /><td>{t("total")}</td><td /><td className="hide-s" />
            <td className="num hide-s"><Off amount={sale.discount} /></td>
            <td className="num"><MoneyText amount={sale.total} /></td>
          </tr>
        </tfoot>
      </Table>
      <div className="fin2">
        {Number(sale.tax) !== 0 && <div className="r"><span>{t("tax")}</span><MoneyText amount={sale.tax} /></div>}
        {Number(sale.rounding) !== 0 && <div className="r"><span>{t("rounding")}</span><MoneyText amount={sale.rounding} sign /></div>}
        <div className="r t"><span>{t("paid")}</span><b><MoneyText amount={sale.payable} unit /></b></div>
      </div>
    </Card>
  );
}

async function Line({ line, isBelowCost }: { line: Sale["lines"][number]; isBelowCost: boolean }) {
  const [t, locale] = [await getTranslations("sales"), (await getLocale()) as Locale];
  const discount = Money.parse(line.lineDiscount) + Money.parse(line.saleDiscount);
  const said = [
    Number(line.lineDiscount) !== 0 && `${t("lineDiscount")} −${formatMoney(line.lineDiscount, locale)}`,
    Number(line.saleDiscount) !== 0 && `${t("saleDiscount")} −${formatMoney(line.saleDiscount, locale)}`,
    line.cataloguePrice !== null && line.cataloguePrice !== line.price && t("cataloguePrice", { price: formatMoney(line.cataloguePrice, locale) }),
    line.note,
  ].filter(Boolean);

  return (
    <tr>
      <td className="mut tn hide-s">{line.position + 1}</td>
      <td className="wrap">
        {line.name}
        {isBelowCost && <> <Badge tone="warn">{t("belowCost")}</Badge></>}
        <small className="only-s mut">{formatQuantity(line.quantity, locale, line.unit)} × {formatMoney(line.price, locale)}</small>
        {said.length > 0 && <small className="block mut">{said.join(" · ")}</small>}
      </td>
      <td className="num"><QuantityText quantity={line.quantity} unit={line.unit} /></td>
      <td className="num sec hide-s"><MoneyText amount={line.price} /></td>
      <td className="num hide-s"><Off amount={moneyText(discount)} /></td>
      <td className="num"><b><MoneyText amount={line.total} /></b></td>
    </tr>
  );
}

/** What was taken off, with its minus; a dash where nothing was. */
const Off = ({ amount }: { amount: string }) => (Number(amount) === 0 ? <span className="mut">—</span> : <MoneyText amount={`-${amount}`} tone="acc" />);

const METHODS = { cash: Banknote, card: CreditCard, transfer: Landmark };

async function Payments({ sale }: { sale: Sale }) {
  const [t, locale] = [await getTranslations("sales"), (await getLocale()) as Locale];
  return (
    <Card title={t("payments")} flush>
      <ul className="rows">
        {sale.payments.length === 0 && <li className="mut">{t("nothingPaid")}</li>}
        {sale.payments.map(({ method, amount, change }) => (
          <li key={method}>
            <Icon as={METHODS[method]} size={18} className="mut" />
            <span className="grow">
              <b>{t(`methods.${method}`)}</b>
              {Number(change) !== 0 && <small className="mut">{t("handed", { amount: formatMoney(amount, locale), change: formatMoney(change, locale) })}</small>}
            </span>
            <MoneyText amount={moneyText(Money.parse(amount) - Money.parse(change))} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Cost and what was earned, over the lines whose cost is known. */
async function Profit({ sale }: { sale: Sale }) {
  const [t, locale] = [await getTranslations("sales"), (await getLocale()) as Locale];
  const known = sale.lines.filter((line) => line.cost !== null);
  if (known.length === 0) return null;

  const cost = known.reduce((total, line) => total + SignedMoney.parse(line.cost!), 0n);
  const profit = known.reduce((total, line) => total + Money.parse(line.total) - Money.parse(line.tax), 0n) - cost;
  const markup = markupOf(profit, cost);
  return (
    <Card title={t("profit")}>
      <dl className="dl">
        <dt>{t("cost")}</dt><dd><MoneyText amount={moneyText(cost)} /></dd>
        <dt>{t("grossProfit")}</dt><dd><b><MoneyText amount={moneyText(profit)} /></b></dd>
        {markup !== null && <><dt>{t("markup")}</dt><dd>{formatPercent(String(markup), locale, { decimals: 1 })}</dd></>}
        {known.length < sale.lines.length && <><dt>{t("costUnknown")}</dt><dd className="warn">{t("linesCount", { count: sale.lines.length - known.length })}</dd></>}
      </dl>
    </Card>
  );
}
