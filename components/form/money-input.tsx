"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { type Control, type FieldPath, type FieldValues, useController } from "react-hook-form";

import { formatNumber, formatQuantity } from "@/components/format";
import { useUnitName } from "@/components/quantity-text";
import { Input } from "@/components/ui/input";
import type { Locale } from "@/lib/core/locale";

import { plainDecimal } from "./decimal";

type Props<I extends FieldValues> = Omit<ComponentProps<typeof Input>, "name" | "value" | "onChange" | "form"> & {
  control: Control<I>;
  name: FieldPath<I>;
};

/** An amount of money: spaces and comma are welcome, the form holds a decimal string, or `null`. */
export function MoneyInput<I extends FieldValues>({ control, name, ...rest }: Props<I>) {
  const t = useTranslations("common");
  return <DecimalInput control={control} name={name} suffix={t("soum")} {...rest} />;
}

/** A quantity in a unit. */
export function QuantityInput<I extends FieldValues>({ control, name, unit, ...rest }: Props<I> & { unit?: string }) {
  const word = useUnitName();
  return <DecimalInput control={control} name={name} unit={unit} suffix={unit === undefined ? undefined : word(unit)} {...rest} />;
}

/** Any decimal number; in the decimals of its unit, where it has one. */
export function DecimalInput<I extends FieldValues>({ control, name, unit, onBlur, onFocus, ...rest }: Props<I> & { unit?: string }) {
  const { field } = useController({ control, name });
  const input = useDecimal(field.value as string | null | undefined, (decimal) => field.onChange(decimal ?? null), unit); // `undefined` would bring the default back
  return (
    <Input
      right
      {...rest}
      {...input}
      name={name}
      ref={field.ref}
      disabled={field.disabled ?? rest.disabled}
      onFocus={(event) => { input.onFocus(); onFocus?.(event); }}
      onBlur={(event) => { input.onBlur(); field.onBlur(); onBlur?.(event); }}
    />
  );
}

/** Value and handlers of an input that shows grouped digits and reports a decimal string; nothing typed is `undefined`. */
export function useDecimal(value: string | undefined | null, onChange: (decimal: string | undefined) => void, unit?: string) {
  const locale = useLocale() as Locale;
  const [typed, setTyped] = useState<{ text: string; stands: string | undefined } | null>(null);
  const shown = !value ? "" : unit === undefined ? formatNumber(value, locale) : formatQuantity(value, locale, unit);

  return {
    inputMode: "decimal" as const,
    // A scan added to it, say: what was typed stands for another number then.
    value: typed && typed.stands === (value || undefined) ? typed.text : shown,
    onFocus: () => setTyped({ text: shown, stands: value || undefined }),
    onChange: ({ target: { value: text } }: { target: { value: string } }) => {
      setTyped({ text, stands: plainDecimal(text) });
      onChange(plainDecimal(text));
    },
    onBlur: () => setTyped(null),
  };
}
