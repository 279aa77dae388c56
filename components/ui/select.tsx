"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

import { useFieldProps } from "@/components/form/field-context";

import { cx } from "./cx";
import { Icon } from "./icon";

export type Option = { value: string; label: string; disabled?: boolean };

type Props = Omit<ComponentProps<"select">, "size"> & {
  options: readonly Option[];
  /** Shown while nothing is chosen; cannot be chosen again. */
  placeholder?: string;
  size?: "sm" | "md" | "lg";
};

/**
 * One of up to twelve (more: `Combobox`). The browser's own select, so type-ahead, keys and the phone's wheel come with it;
 * takes `register("name")`.
 */
export function Select({ options, placeholder, size = "md", className, ...rest }: Props) {
  const { props, invalid } = useFieldProps(rest);
  return (
    <span className={cx("inp sel", size !== "md" && size, invalid && "err", rest.disabled && "off", className)}>
      <select {...rest} {...props}>
        {placeholder !== undefined && <option value="" hidden>{placeholder}</option>}
        {options.map(({ value, label, disabled }) => <option key={value} value={value} disabled={disabled}>{label}</option>)}
      </select>
      <Icon as={ChevronDown} size={16} />
    </span>
  );
}
