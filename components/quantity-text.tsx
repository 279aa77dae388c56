import { useLocale, useTranslations } from "next-intl";

import { cx } from "@/components/ui/cx";
import type { Locale } from "@/lib/core/locale";

import { formatQuantity } from "./format";

type Props = {
  /** A decimal string; null does not apply. */
  quantity: string | null | undefined;
  /** Code of the unit: `piece`, `kg`. Decides the decimals. */
  unit: string;
  sign?: boolean;
  /** `slot`: the unit in 32 px after the number, so that digits align in a column. `bare`: no unit. */
  look?: "text" | "slot" | "bare";
  tone?: "ok" | "warn" | "bad" | "acc" | "sec" | "mut";
  className?: string;
};

const UNITS = ["piece", "kg", "g", "l", "ml", "m", "m2", "m3", "box", "pack", "bag"] as const;

/** A quantity with its unit, in the reader's language. */
export function QuantityText({ quantity, unit, sign, look = "text", tone, className }: Props) {
  const locale = useLocale() as Locale;
  const word = useUnitName()(unit);
  if (quantity === null || quantity === undefined) return <span className="mut">—</span>;

  const number = formatQuantity(quantity, locale, unit, { sign });
  if (look === "slot") return <span className={cx("tn nw", className)}><span className={tone}>{number}</span><span className="un">{word}</span></span>;
  return <span className={cx("tn nw", tone, className)}>{look === "bare" ? number : `${number}\u00a0${word}`}</span>;
}

/** The short word of a unit: `dona`, `kg`. A unit the shop named itself is its own word. */
export function useUnitName(): (unit: string) => string {
  const t = useTranslations("common.units");
  return (unit) => ((UNITS as readonly string[]).includes(unit) ? t(unit as (typeof UNITS)[number]) : unit);
}
