"use client";

import { type ComponentProps, useLayoutEffect, useRef } from "react";

import { Input } from "@/components/ui/input";
import type { Locale } from "@/lib/core/locale";

type Props = Omit<ComponentProps<typeof Input>, "value" | "onChange" | "ref"> & {
  value: string;
  /** What stands in the field now, grouped. Empty is empty. */
  onValue: (typed: string) => void;
  locale: Locale;
  /** Marks all of it when it appears, so that the first digit replaces it. */
  fresh?: boolean;
};

/** An amount that is grouped while it is typed; the caret keeps its distance from the end. */
export function AmountInput({ value, onValue, locale, fresh, ...rest }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const fromEnd = useRef<number | null>(null);

  useLayoutEffect(() => {
    const place = fromEnd.current;
    fromEnd.current = null;
    if (place !== null && input.current) input.current.setSelectionRange(value.length - place, value.length - place);
  }, [value]);

  useLayoutEffect(() => {
    if (!fresh) return;
    input.current?.focus();
    input.current?.select();
  }, [fresh]);

  return (
    <Input
      inputMode="decimal"
      {...rest}
      right
      data-first={fresh || undefined}
      ref={input}
      value={value}
      onChange={({ target }) => {
        fromEnd.current = target.value.length - (target.selectionEnd ?? target.value.length);
        onValue(grouped(target.value, locale));
      }}
    />
  );
}

/** Digits in groups of three, one decimal mark, at most two decimals. Whatever else was typed is not there. */
export function grouped(typed: string, locale: Locale): string {
  const mark = locale === "en" ? "." : ",";
  const [whole = "", ...decimals] = typed.replace(/[^\d.,]/g, "").split(/[.,]/);
  const digits = whole.replace(/^0+(?=\d)/, "").slice(0, 15).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  return decimals.length === 0 ? digits : `${digits || "0"}${mark}${decimals.join("").slice(0, 2)}`;
}
