"use client";

import { type ComponentProps, useLayoutEffect, useRef } from "react";

import { Input } from "@/components/ui/input";
import type { Locale } from "@/lib/core/locale";

type Props = Omit<ComponentProps<typeof Input>, "value" | "onChange" | "ref"> & {
  value: string;
  /** What stands in the field now, grouped. Empty is empty. */
  onValue: (typed: string) => void;
  locale: Locale;
  /** Nobody has typed in it: all of it is marked, also when it becomes another amount, so that the first digit replaces it. */
  fresh?: boolean;
};

type FromEnd = { start: number; end: number };

/** An amount that is grouped while it is typed; the caret keeps its distance from the end. */
export function AmountInput({ value, onValue, locale, fresh, ...rest }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const fromEnd = useRef<FromEnd | null>(null);

  useLayoutEffect(() => {
    const place = fromEnd.current;
    fromEnd.current = null;
    if (place) return input.current?.setSelectionRange(value.length - place.start, value.length - place.end);
    if (!fresh) return;
    input.current?.focus();
    input.current?.select();
  }, [value, fresh]);

  return (
    <Input
      inputMode="decimal"
      {...rest}
      right
      data-first={fresh || undefined}
      ref={input}
      value={value}
      onChange={({ target }) => {
        const { length } = target.value;
        fromEnd.current = { start: length - (target.selectionStart ?? length), end: length - (target.selectionEnd ?? length) };
        onValue(grouped(target.value, locale));
      }}
    />
  );
}

/** `1,234,567` and `1.234.567,50`: an amount that was pasted brings its own marks between the groups. */
const BROUGHT_GROUPS = /^\d{1,3}(?:([.,])\d{3}(?:\1\d{3})+(?!\d)|(?:,\d{3})+(?=\.)|(?:\.\d{3})+(?=,))/;

/** Digits in groups of three, one decimal mark, at most two decimals. Whatever else was typed is not there. */
export function grouped(typed: string, locale: Locale): string {
  const mark = locale === "en" ? "." : ",";
  const [whole = "", ...decimals] = typed.replace(/[^\d.,]/g, "").replace(BROUGHT_GROUPS, (groups) => groups.replace(/[.,]/g, "")).split(/[.,]/);
  const digits = whole.replace(/^0+(?=\d)/, "").slice(0, 15).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  return decimals.length === 0 ? digits : `${digits || "0"}${mark}${decimals.join("").slice(0, 2)}`;
}
