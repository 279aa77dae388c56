"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";

import { MoneyText } from "@/components/money-text";
import { QuantityText, useUnitName } from "@/components/quantity-text";
import { cx } from "@/components/ui/cx";
import type { ProductRow } from "@/lib/warehouse/product/schemas";
import { decimalsOf } from "@/lib/warehouse/unit";

import { pictureUrl } from "./picture-url";

/** The same page of products as tiles: name, price, stock, and a picture where there is one. */
export function ProductTiles({ rows }: { rows: ProductRow[] }) {
  const t = useTranslations("products");
  const unitName = useUnitName();
  return (
    <ul className="ptiles" aria-label={t("title")}>
      {rows.map((row) => (
        <li key={row.id} className={cx("card", row.stockState === "out" && "out", row.status === "inactive" && "dimmed")}>
          <Link href={`/products/${row.id}`} prefetch={false} className="row">
            {row.pictureKey && <img src={pictureUrl(row.pictureKey)} alt="" width={40} height={40} loading="lazy" />}
            <span className="nm">{row.name}</span>
          </Link>
          <span className="ft">
            <span className="pr">{row.price === null ? <span className="mut">{t("noPrice")}</span> : <><MoneyText amount={row.price} />{decimalsOf(row.unit) > 0 && <i>/{unitName(row.unit)}</i>}</>}</span>
            <span className="st">
              {row.status === "inactive"
                ? <span className="mut">{t("inactive")}</span>
                : row.stockState === "out"
                  ? <span className="bad">{t("states.out")}</span>
                  : <QuantityText quantity={row.stock} unit={row.unit} tone={row.stockState === "low" ? "warn" : "mut"} />}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
