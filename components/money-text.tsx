import { useLocale, useTranslations } from "next-intl";

import { cx } from "@/components/ui/cx";
import type { Locale } from "@/lib/core/locale";

import { formatMoney } from "./format";

type Props = {
  /** A decimal string; null does not apply and is drawn `—`. */
  amount: string | null | undefined;
  /** `+` before what grows. */
  sign?: boolean;
  /** Writes the currency after it, small. In tables it stands in the head instead. */
  unit?: boolean;
  tone?: "ok" | "warn" | "bad" | "acc" | "sec" | "mut";
  className?: string;
};

/** An amount in the reader's language. */
export function MoneyText({ amount, sign, unit, tone, className }: Props) {
  const locale = useLocale() as Locale;
  if (amount === null || amount === undefined) return <span className="mut">—</span>;
  return <span className={cx("tn nw", tone, className)}>{formatMoney(amount, locale, { sign })}{unit && <Soum />}</span>;
}

/** An average: what nobody paid. From a thousand on its tiyin say nothing and go. */
export function AverageText({ amount, ...rest }: Props) {
  const parts = /^(\d{4,})\.(\d)/.exec(amount ?? "");
  return <MoneyText amount={parts ? `${BigInt(parts[1]!) + (parts[2]! >= "5" ? 1n : 0n)}.00` : amount} {...rest} />;
}

function Soum() {
  const t = useTranslations("common");
  return <i className="u">{t("soum")}</i>;
}
