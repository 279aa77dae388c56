import { useLocale } from "next-intl";

import { cx } from "@/components/ui/cx";
import type { Locale } from "@/lib/core/locale";
import { markupOf } from "@/lib/warehouse/product/rules";

import { formatPercent } from "./format";

/** A decimal string as whole units of its last place, or `null` where it is none (yet): somebody may be typing it. */
export function unitsOf(decimal: string | null | undefined, places: 2 | 3): bigint | null {
  const parts = /^(-?\d{1,16})(?:\.(\d*))?$/.exec(decimal ?? "");
  if (!parts || (parts[2] ?? "").length > places) return null;
  return BigInt(parts[1]! + (parts[2] ?? "").padEnd(places, "0"));
}

/** Tenths of a percent as a decimal string: 163 is `"16.3"`. */
export const percentOf = (tenths: number): string => `${tenths < 0 ? "-" : ""}${Math.trunc(Math.abs(tenths) / 10)}.${Math.abs(tenths) % 10}`;

type Props = { price: string | null | undefined; cost: string | null | undefined; className?: string };

/** Markup on cost (ustama, наценка): (price − cost) ÷ cost. Amber below zero, `—` where one of the two is not known. */
export function MarkupText({ price, cost, className }: Props) {
  const locale = useLocale() as Locale;
  const tenths = markupOf(unitsOf(price, 2), unitsOf(cost, 2));
  if (tenths === null) return <span className="mut">—</span>;
  return <span className={cx("tn nw", tenths < 0 && "warn", className)}>{formatPercent(percentOf(tenths), locale, { decimals: 1 })}</span>;
}
