"use client";

import { useLocale, useTranslations } from "next-intl";

import { formatMoney, formatParams, formatPercent, formatQuantity } from "@/components/format";
import { useUnitName } from "@/components/quantity-text";
import type { AppError, Sentence } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { moneyText, quantityText } from "@/lib/core/money";

import type { TillNote } from "./till-state";

/** Whole units as the reader's language writes them. Never parted from their unit. */
export function useFigures() {
  const locale = useLocale() as Locale;
  const unit = useUnitName();
  return {
    locale,
    unit,
    money: (units: bigint) => formatMoney(moneyText(units), locale),
    signed: (units: bigint) => formatMoney(moneyText(units), locale, { sign: true }),
    count: (thousandths: bigint, of: string) => formatQuantity(quantityText(thousandths), locale, of),
    quantity: (thousandths: bigint, of: string) => `${formatQuantity(quantityText(thousandths), locale, of)}\u00a0${unit(of)}`,
    percent: (hundredths: bigint) => formatPercent(moneyText(hundredths), locale),
  };
}

/** Says what the rules refused, with amounts as people write them. */
export function useSay(): (sentence: Sentence | AppError) => string {
  const errors = useTranslations("errors");
  const own = useTranslations("till");
  const locale = useLocale() as Locale;
  return ({ key, params = {} }) => {
    const values = formatParams(params, locale);
    return key.startsWith("till.") ? own(key.slice(5) as never, values as never) : errors(key as never, values as never);
  };
}

/** A note of the till, said. */
export function useSayNote(): (note: TillNote) => string {
  const t = useTranslations("till");
  const say = useSay();
  return (note) => {
    switch (note.kind) {
      case "text": return note.text;
      case "sentence": return say(note.sentence);
      case "unknownCode": return t("unknownCode", { code: visible(note.code) });
      case "noReceipt": return t("noReceipt");
    }
  };
}

/** Separators of a marking code have no face of their own. */
const visible = (code: string): string => code.replace(/[\u0000-\u001f]/g, "␝");
