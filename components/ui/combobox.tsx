"use client";

import { lazy, Suspense } from "react";

import { useFieldProps } from "@/components/form/field-context";

import { Input } from "./input";

export type ComboOption = { value: string; label: string; /** Under the words, small. */ note?: string; /** At the right: a price, a stock. */ aside?: string };

export type ComboProps = {
  value: ComboOption | null;
  onChange: (option: ComboOption | null) => void;
  /** All of them; or … */
  options?: readonly ComboOption[];
  /** … asked from the server while one types. */
  load?: (text: string) => Promise<readonly ComboOption[]>;
  placeholder?: string;
  /** At the end of the list, with what was typed: "Add «Choy»". */
  create?: { label: (text: string) => string; onCreate: (text: string) => void };
  disabled?: boolean;
  id?: string;
  "aria-label"?: string;
  invalid?: boolean;
  size?: "md" | "lg";
};

const ComboPanel = lazy(() => import("./combobox-panel").then((panel) => ({ default: panel.ComboPanel })));

/** One of many, found by typing. Up to twelve that never change: `Select`. */
export function Combobox(props: ComboProps) {
  const { props: tied, invalid } = useFieldProps({ id: props.id });
  return (
    <Suspense fallback={<Input {...tied} placeholder={props.placeholder} defaultValue={props.value?.label} aria-label={props["aria-label"]} />}>
      <ComboPanel {...props} {...tied} invalid={invalid} />
    </Suspense>
  );
}
