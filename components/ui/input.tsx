"use client";

import { Lock, type LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

import { useFieldProps } from "@/components/form/field-context";

import { cx } from "./cx";
import { Icon } from "./icon";
import { Kbd } from "./kbd";

type Look = {
  icon?: LucideIcon;
  /** A unit inside the border: `soʻm`, `kg`. */
  suffix?: ReactNode;
  /** The key that comes here. */
  hint?: string;
  /** Numbers stand at the right. */
  right?: boolean;
  size?: "sm" | "md" | "lg";
  /** A button inside the border, at the right: show the password, open a calendar. */
  button?: { icon: LucideIcon; label: string; onClick: () => void; pressed?: boolean };
};

type Props = Look & Omit<ComponentProps<"input">, "size">;

/** One line of text, in our border. Inside a `Field` it finds its label, hint and error. */
export function Input({ icon, suffix, hint, right, size = "md", button, className, ...rest }: Props) {
  const { props, invalid } = useFieldProps(rest);
  const locked = rest.readOnly || rest.disabled;

  return (
    <span className={cx("inp", right && "r", size !== "md" && size, invalid && "err", locked && "off", className)}>
      {icon && <Icon as={icon} size={16} />}
      <input autoComplete="off" {...rest} {...props} />
      {suffix && <span className="suf">{suffix}</span>}
      {hint && <Kbd>{hint}</Kbd>}
      {button && (
        <button type="button" className="inb" aria-label={button.label} aria-pressed={button.pressed} onClick={button.onClick}>
          <Icon as={button.icon} size={18} />
        </button>
      )}
      {locked && <Icon as={Lock} size={16} />}
    </span>
  );
}

/** Text of several lines. */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  const { props, invalid } = useFieldProps(rest);
  return <span className={cx("inp area", invalid && "err", (rest.readOnly || rest.disabled) && "off", className)}><textarea rows={3} {...rest} {...props} /></span>;
}
