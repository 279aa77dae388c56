"use client";

import { type Control, type FieldPath, type FieldValues, useController } from "react-hook-form";

import { Combobox } from "@/components/ui/combobox";
import { MOST_READ } from "@/components/ui/pick-menu";
import { Select } from "@/components/ui/select";

type Props<I extends FieldValues> = {
  control: Control<I>;
  name: FieldPath<I>;
  /** The one with an empty value stands for "none". */
  options: readonly { value: string; label: string }[];
  disabled?: boolean;
};

/** One of a list the shop itself makes longer: a select, and over twelve a combobox. */
export function Choice<I extends FieldValues>({ control, name, options, disabled }: Props<I>) {
  const { field } = useController({ control, name, disabled });
  if (options.length <= MOST_READ) return <Select {...field} value={(field.value as string | undefined) ?? ""} options={options} disabled={disabled} />;

  const none = options.find(({ value }) => value === "");
  return (
    <Combobox
      value={options.find(({ value }) => value !== "" && value === field.value) ?? null}
      onChange={(option) => field.onChange(option?.value ?? "")}
      options={options.filter((option) => option !== none)}
      placeholder={none?.label}
      disabled={disabled}
    />
  );
}
