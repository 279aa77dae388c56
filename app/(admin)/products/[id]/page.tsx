import { Boxes, Download, Store, Warehouse } from "lucide-react";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";

import { sessionContext } from "@/app/_server/context";
import { found } from "@/app/_server/found";
import { formatMoney, formatPercent, formatQuantity } from "@/components/format";
import { MarkupText, percentOf, unitsOf } from "@/components/markup-text";
import { Messages } from "@/components/messages";
import { AverageText, MoneyText } from "@/components/money-text";
import { QuantityText } from "@/components/quantity-text";
import { TimeText } from "@/components/time-text";
import { Card, Facts } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Stat, Stats } from "@/components/ui/stat";
import { Table } from "@/components/ui/table";
import type { Locale } from "@/lib/core/locale";
import { listCategories } from "@/lib/warehouse/category/queries";
import { listLocations } from "@/lib/warehouse/location";
import { readProduct } from "@/lib/warehouse/product/queries";
import { changeOf, markupOf } from "@/lib/warehouse/product/rules";
import type { ProductCard } from "@/lib/warehouse/product/schemas";
import { listMovements } from "@/lib/warehouse/stock/queries";

import { MovementRows } from "../../stock/movement-rows";
import { pictureUrl } from "../picture-url";
import { ProductBadge } from "../product-badge";
import { BarcodeCard } from "./barcode-card";
import { perDay } from "./pace";
import { ProductActions } from "./product-actions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ edit?: string }> };

const DAYS = 30;

export default async function ProductPage({ params, searchParams }: Props) {
  const [{ id }, { edit }, ctx, t] = await Promise.all([params, searchParams, sessionContext(), getTranslations("products")]);
  const may = {
    update: ctx.grants.has("product.update"), remove: ctx.grants.has("product.delete"), receive: ctx.grants.has("stock.receive"),
    adjust: ctx.grants.has("stock.adjust"), cost: ctx.grants.has("cost.see"), stock: ctx.grants.has("stock.read"),
  };
  const [product, movements, categories, locations] = await found(Promise.all([
    readProduct(ctx, { id }),
    may.stock ? listMovements(ctx, { productId: id, limit: 12 }) : { rows: [], total: 0 },
    may.update ? listCategories(ctx, {}) : [],
    may.adjust ? listLocations(ctx, { status: "active" }) : [],
  ]));

  return (
    <Messages only={["products", "stock"]}>
      <PageHeader title={product.name} back={{ href: "/products", label: t("title") }} badge={<ProductBadge {...product} />}>
        {may.receive && product.status === "active" && <LinkButton icon={Download} href={`/receipts/new?product=${id}`} className="hide-s">{t("goodsIn")}</LinkButton>}
        <ProductActions product={product} categories={categories} locations={locations} may={may} edit={edit === "1"} />
      </PageHeader>
      <div className="pgrid">
        <div className="l">
          <Figures product={product} seesCost={may.cost} />
          {product.levels.length > 0 && <Levels product={product} seesCost={may.cost} now={ctx.now} />}
          {may.stock && (
            <Card title={t("movements")} flush aside={movements.total > movements.rows.length && <Link className="link" href={`/stock/movements?productId=${id}`}>{t("allMovements")}</Link>}>
              {movements.rows.length > 0
                ? <MovementRows rows={movements.rows} unit={product.unit} seesCost={may.cost} places={product.levels.length > 1} links={{ sales: ctx.grants.has("sale.readAll"), receipts: may.receive }} />
                : <Empty icon={Boxes} small title={t("noMovements")}>{t("noMovementsText")}</Empty>}
            </Card>
          )}
        </div>
        <div className="r">
          <BarcodeCard product={product} mayChange={may.update} />
          <Details product={product} />
        </div>
      </div>
    </Messages>
  );
}

/** Price, what it costs, what is earned on it, how it sells. Without the right to see cost: price, stock, sales. */
async function Figures({ product, seesCost }: { product: ProductCard; seesCost: boolean }) {
  const [t, c, units, locale] = await Promise.all([getTranslations("products"), getTranslations("common"), getTranslations("common.units"), getLocale() as Promise<Locale>]);
  const { price, cost, lastCost, stock, unit, sold, soldBefore } = product;
  const word = units(unit);
  const perUnit = `${c("soum")} / ${word}`;
  const gain = price !== null && cost !== null ? unitsOf(price, 2)! - unitsOf(cost, 2)! : null;
  const pace = sold === null ? null : perDay(unitsOf(sold, 3) ?? 0n, DAYS, unit);
  const stockStat = (
    <Stat
      name={t("inStock")}
      value={<QuantityText quantity={stock} unit={unit} look="bare" tone={product.stockState === "out" ? "bad" : product.stockState === "low" ? "warn" : undefined} />}
      unit={word}
      note={product.value === null ? undefined : t("worthIs", { value: formatMoney(product.value, locale) })}
    />
  );

  return (
    <Stats four={seesCost}>
      <Stat name={t("price")} value={price === null ? <span className="mut">—</span> : <MoneyText amount={price} />} unit={price === null ? undefined : perUnit} note={price === null ? t("noPrice") : t("saleWorth", { value: formatMoney(wholeOf((unitsOf(price, 2)! * unitsOf(stock, 3)!) / 1000n), locale) })} />
      {seesCost && (
        <>
          <Stat name={t("averageCost")} value={<AverageText amount={cost} />} note={lastCost === null ? undefined : t("lastCost", { cost: formatMoney(lastCost, locale) })} />
          <Stat
            name={t("markup")}
            value={markupOf(unitsOf(price, 2), unitsOf(cost, 2)) === null ? <span className="mut">—</span> : <MarkupText price={price} cost={cost} />}
            note={gain === null ? undefined : t("gain", { unit: word, gain: formatMoney(wholeOf(gain), locale) })}
          />
        </>
      )}
      {!seesCost && stockStat}
      {sold !== null && (
        <Stat
          name={t("in30")}
          value={<QuantityText quantity={sold} unit={unit} look="bare" />}
          unit={word}
          change={against(sold, soldBefore, locale)}
          note={pace === null ? undefined : t("perDay", { quantity: formatQuantity(pace, locale, unit) })}
        />
      )}
    </Stats>
  );
}

/** Against the 30 days before; nothing to compare with says nothing. */
function against(sold: string, before: string | null, locale: Locale) {
  const [now, then] = [unitsOf(sold, 3), unitsOf(before, 3)];
  const tenths = now !== null && then !== null ? changeOf(now, then) : null;
  if (tenths === null) return undefined;
  return { text: formatPercent(percentOf(Math.abs(tenths)), locale, { decimals: 1 }), direction: tenths < 0 ? "down" as const : "up" as const, tone: tenths < 0 ? "bad" as const : "ok" as const };
}

/** Minor units as a decimal string, whole from a thousand on. */
function wholeOf(units: bigint): string {
  const size = units < 0n ? -units : units;
  const whole = size >= 100_000n ? `${(size + 50n) / 100n}.00` : `${size / 100n}.${String(size % 100n).padStart(2, "0")}`;
  return `${units < 0n ? "-" : ""}${whole}`;
}

async function Levels({ product, seesCost, now }: { product: ProductCard; seesCost: boolean; now: Date }) {
  const [t, units] = await Promise.all([getTranslations("products"), getTranslations("common.units")]);
  const { levels, unit } = product;
  const window = Math.max(1, Math.min(DAYS, Math.ceil((now.getTime() - new Date(product.createdAt).getTime()) / 86_400_000)));
  const showsDays = product.sold !== null;

  /** Days until the shelf is empty at the pace of the last 30 days. */
  const lasts = (quantity: string, sold: string | null) => {
    const [left, gone] = [unitsOf(quantity, 3) ?? 0n, unitsOf(sold, 3) ?? 0n];
    if (left <= 0n || gone <= 0n) return "—";
    const days = Number((left * BigInt(window)) / gone);
    return days === 0 ? t("lessThanDay") : t("days", { count: String(days), n: days });
  };
  return (
    <Card title={t("byLocation")} flush>
      <Table>
        <thead>
          <tr>
            <th>{t("location")}</th>
            <th className="num">{t("stockIn", { unit: units(unit) })}</th>
            {seesCost && <th className="num hide-s">{t("cost")}</th>}
            {seesCost && <th className="num">{t("valueSoum")}</th>}
            {showsDays && <th className="num hide-s">{t("lasts")}</th>}
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level.locationId}>
              <td><span className="row"><Icon as={level.locationKind === "branch" ? Store : Warehouse} className="mut" />{level.locationName}</span></td>
              <td className="num"><b><QuantityText quantity={level.quantity} unit={unit} look="bare" tone={level.quantity.startsWith("-") ? "bad" : undefined} /></b></td>
              {seesCost && <td className="num sec hide-s"><AverageText amount={level.cost} /></td>}
              {seesCost && <td className="num sec"><MoneyText amount={level.value} /></td>}
              {showsDays && <td className="num sec hide-s">{lasts(level.quantity, level.sold)}</td>}
            </tr>
          ))}
        </tbody>
        {levels.length > 1 && (
          <tfoot>
            <tr>
              <td>{t("total")}</td>
              <td className="num"><QuantityText quantity={product.stock} unit={unit} look="bare" /></td>
              {seesCost && <td className="num hide-s"><AverageText amount={product.cost} /></td>}
              {seesCost && <td className="num"><MoneyText amount={product.value} /></td>}
              {showsDays && <td className="num hide-s">{lasts(product.stock, product.sold)}</td>}
            </tr>
          </tfoot>
        )}
      </Table>
    </Card>
  );
}

async function Details({ product }: { product: ProductCard }) {
  const [t, units] = await Promise.all([getTranslations("products"), getTranslations("common.units")]);
  const { categoryName, parentCategoryName, pictureKey, minimumStock, unit } = product;
  return (
    <Card title={t("details")}>
      {pictureKey && <img src={pictureUrl(pictureKey)} alt="" className="ppic" />}
      <Facts items={[
        { name: t("category"), value: categoryName === null ? "—" : parentCategoryName === null ? categoryName : `${parentCategoryName} / ${categoryName}` },
        { name: t("unit"), value: t(`units.${unit}`, { unit: units(unit) }) },
        { name: t("article"), value: product.article ?? "—" },
        { name: t("minimum"), value: minimumStock === null ? t("shopsMinimum") : <QuantityText quantity={minimumStock} unit={unit} /> },
        { name: t("addedAt"), value: <TimeText at={product.createdAt} style="day" /> },
        { name: t("updatedAt"), value: <TimeText at={product.updatedAt} /> },
      ]} />
    </Card>
  );
}
