"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";

import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";

import { FieldContext } from "./field-context";

type Props = {
  label: ReactNode;
  /** Says "(optional)". A required field says nothing. */
  optional?: boolean;
  hint?: ReactNode;
  /** Replaces the hint. A sentence, or what react-hook-form keeps. */
  error?: string | { message?: string };
  /** At the right end of the label's line: a link. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** Label above, control, hint or error under. The control inside (`Input`, `Select`, …) ties itself to them. */
export function Field({ label, optional, hint, error, aside, className, children }: Props) {
  const t = useTranslations("common");
  const id = useId();
  const message = typeof error === "string" ? error : error?.message;
  const said = message ? `${id}e` : hint ? `${id}h` : undefined;
  const words = <label htmlFor={id}>{label}{optional && <i> ({t("optional")})</i>}</label>;

  return (
    <div className={cx("fld", className)}>
      {aside ? <div className="lab row">{words}<span className="grow" />{aside}</div> : words}
      <FieldContext value={{ id, describedBy: said, invalid: Boolean(message) }}>{children}</FieldContext>
      {message ? <FieldError id={`${id}e`}>{message}</FieldError> : hint && <span className="hint" id={`${id}h`}>{hint}</span>}
    </div>
  );
}

/** What is wrong, in words, with a sign before them. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return <span className="errm" id={id}><Icon as={TriangleAlert} size={14} /><span>{children}</span></span>;
}
