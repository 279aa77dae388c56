"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";

import { formatMoney, formatPercent, formatQuantity } from "@/components/format";
import { useUnitName } from "@/components/quantity-text";
import { AppError, type Params, type Sentence } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { moneyText, quantityText } from "@/lib/core/money";

/** Whole units as the reader's language writes them. Never parted from their unit. */
export function useFigures() {
  const locale = useLocale() as Locale;
  const unit = useUnitName();
  return useMemo(() => ({
    locale,
    unit,
    money: (units: bigint) => formatMoney(moneyText(units), locale),
    count: (thousandths: bigint, of: string) => formatQuantity(quantityText(thousandths), locale, of),
    quantity: (thousandths: bigint, of: string) => `${formatQuantity(quantityText(thousandths), locale, of)}\u00a0${unit(of)}`,
    percent: (hundredths: bigint) => formatPercent(moneyText(hundredths), locale),
  // The words of a page do not change without it.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  }), [locale]);
}

/** Says what the rules refused, with amounts as people write them. */
export function useSay(): (sentence: Sentence | AppError) => string {
  const errors = useTranslations("errors");
  const own = useTranslations("till");
  const locale = useLocale() as Locale;
  return ({ key, params = {} }) => {
    const values = written(params, locale);
    return key.startsWith("till.") ? own(key.slice(5) as never, values as never) : errors(key as never, values as never);
  };
}

const written = (params: Params, locale: Locale): Params =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === "string" && /^-?\d+\.\d{2}$/.test(value) ? formatMoney(value, locale) : value]));
