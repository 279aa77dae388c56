"use client";

import { type ComponentProps, type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import type { FieldValues, Path, PathValue, UseFormReturn } from "react-hook-form";

import { Badge } from "@/components/ui/badge";
import { LeaveQuestion } from "@/components/ui/dialog";
import { Note } from "@/components/ui/note";
import { useTranslations } from "next-intl";
import type { ErrorCode } from "@/lib/core/errors";

import { plainDecimal } from "./decimal";
import { SignInAgain } from "./sign-in-again";
import type { ActionForm } from "./use-action-form";

const SIGNED_OUT: ErrorCode = "unauthenticated";

type Props<I extends FieldValues> = ActionForm<I> & Omit<ComponentProps<"form">, "form" | "onSubmit"> & { children: ReactNode };

/** Enter saves; Ctrl Enter saves from a text of several lines too. While it saves, nothing inside can be changed. */
export function Form<I extends FieldValues>({ form, submit, question, children, ...rest }: Props<I>) {
  const element = useEarlyInput(form);
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit(event);
  };
  return (
    <>
      <form ref={element} noValidate {...rest} onSubmit={submit} onKeyDown={keys}>
        <fieldset className="contents" disabled={form.formState.isSubmitting}>{children}</fieldset>
      </form>
      <LeaveQuestion {...question} />
    </>
  );
}

/** What was typed and sent before this code had come (`app/early-script.tsx`) is taken over, and then sent. */
function useEarlyInput<I extends FieldValues>({ setValue, clearErrors }: UseFormReturn<I>) {
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    document.documentElement.dataset.ready = ""; // from here on nothing is early
    // A form counts what differs only once it is mounted itself, which comes after its parts.
    queueMicrotask(() => {
      const form = element.current;
      if (!form) return;
      const fields = [...form.elements] as HTMLInputElement[];
      for (const field of fields.filter(({ name, dataset }) => name && dataset.typed !== undefined)) {
        setValue(field.name as Path<I>, earlyValue(field) as PathValue<I, Path<I>>, { shouldDirty: true });
        delete field.dataset.typed;
      }
      clearErrors(); // there are none yet: it has the form drawn with what setValue changed
      if (form.dataset.early !== "sent") return;
      delete form.dataset.early;
      form.requestSubmit();
    });
  }, [setValue, clearErrors]);
  return element;
}

/** A tick is kept as `true` or `false`, and what was typed as a number is not yet one that travels. */
function earlyValue({ type, inputMode, value, dataset: { typed = "" } }: HTMLInputElement): string | boolean | null {
  if (type === "checkbox") return typed === "true";
  if (type === "radio") return value;
  return inputMode === "decimal" ? (plainDecimal(typed) ?? null) : typed;
}

type SummaryProps<I extends FieldValues> = Pick<ActionForm<I>, "form"> & {
  /** Names of fields, to be linked: `{ price: t("price"), "barcodes.code": t("barcode") }`; places in a list are left out. */
  labels?: Partial<Record<string, string>>;
};

/** What the server said, and links to the fields that need a hand. What has no field of its own is said here. */
export function FormErrors<I extends FieldValues>({ form, labels = {} }: SummaryProps<I>) {
  const t = useTranslations("common.form");
  const { root, ...fields } = form.formState.errors;
  const wrong = Object.entries(flat(fields));
  if (!root && (wrong.length < 2 || form.formState.submitCount === 0)) return null;

  const labelOf = (path: string) => labels[path.replace(/\.\d+\./g, ".")];
  const linked = wrong.filter(([path]) => labelOf(path));
  const homeless = wrong.filter(([path, { ref }]) => !ref && !labelOf(path));
  return (
    <Note tone="bad" title={root?.message ?? t("failed")} action={root?.type === SIGNED_OUT && <SignInAgain />}>
      {linked.length > 0 && (
        <>
          {" "}{t("fix", { count: linked.length })}{" "}
          {linked.map(([path], at) => (
            <span key={path}>
              {at > 0 && ", "}
              <button type="button" className="link" onClick={() => form.setFocus(path as Path<I>)}>{labelOf(path)}</button>
            </span>
          ))}
        </>
      )}
      {homeless.map(([path, { message }]) => (message && message !== root?.message ? <span key={path}> {message}</span> : null))}
    </Note>
  );
}

type Flat = Record<string, { message?: string; ref?: unknown }>;

function flat(errors: object, at = ""): Flat {
  return Object.entries(errors).reduce<Flat>((all, [key, value]) => {
    if (!value || typeof value !== "object") return all;
    const path = at ? `${at}.${key}` : key;
    return "message" in value || "type" in value ? { ...all, [path]: value } : { ...all, ...flat(value, path) };
  }, {});
}

/** Beside the title while something is not saved. */
export function UnsavedBadge({ dirty }: { dirty: boolean }) {
  const t = useTranslations("common");
  return dirty && <Badge tone="warn">{t("unsaved")}</Badge>;
}
