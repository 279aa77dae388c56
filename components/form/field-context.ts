"use client";

import { createContext, use } from "react";

/** What a field tells the control inside it. */
export type FieldState = { id: string; describedBy?: string; invalid: boolean };

export const FieldContext = createContext<FieldState | null>(null);

/** Attributes that tie a control to its label, hint and error. Own `id` and `aria-*` win. */
export function useFieldProps(own: { id?: string; "aria-describedby"?: string; "aria-invalid"?: unknown }) {
  const field = use(FieldContext);
  const invalid = field?.invalid || own["aria-invalid"] === true || own["aria-invalid"] === "true";
  return {
    invalid,
    props: { id: own.id ?? field?.id, "aria-describedby": own["aria-describedby"] ?? field?.describedBy, "aria-invalid": invalid || undefined },
  };
}
