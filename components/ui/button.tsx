import { ChevronDown, type LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

import { cx } from "./cx";
import { Icon } from "./icon";
import { Kbd } from "./kbd";
import { Spinner } from "./spinner";

export type ButtonKind = "primary" | "secondary" | "ghost" | "destructive" | "destructive-outline";
export type ButtonSize = "sm" | "md" | "lg" | "xl";

const KINDS: Record<ButtonKind, string> = { primary: "pri", secondary: "", ghost: "gho", destructive: "dan", "destructive-outline": "dan2" };
const ICONS: Record<ButtonSize, number> = { sm: 15, md: 16, lg: 18, xl: 20 };

export type ButtonLook = {
  /** One `primary` a view; `destructive` only inside a confirmation, `destructive-outline` opens one. */
  kind?: ButtonKind;
  /** 28 in tables, 34 back office, 44 touch, 52 dialogs of the till. */
  size?: ButtonSize;
  icon?: LucideIcon;
  /** An icon alone: then `label` names it. */
  label?: string;
  /** The key that does the same, printed inside at the right. The caller listens for it. */
  hint?: string;
  /** Opens a list of choices, of which its words are the chosen one. */
  opens?: boolean;
  wide?: boolean;
};

type Props = ButtonLook &
  Omit<ComponentProps<"button">, "disabled"> & {
    /** Asked and not yet answered: keeps its width, ignores a second press. */
    busy?: boolean;
    /** Off. With words: they say why, on hover and to a screen reader. */
    disabled?: boolean | string;
    "data-tip"?: string;
    children?: ReactNode;
  };

/** A verb to press. */
export function Button({ kind, size, icon, label, hint, opens, wide, busy = false, disabled = false, className, children, "data-tip": tip, ...rest }: Props) {
  const reason = typeof disabled === "string" && disabled !== "" ? disabled : undefined;
  const inert = busy || reason !== undefined;

  return (
    <button
      type="button"
      {...rest}
      // A reason must be readable, so the button keeps its focus and merely does nothing.
      {...(inert ? { type: "button", onClick: undefined, formAction: undefined, "aria-disabled": true } : {})}
      disabled={reason === undefined && disabled === true}
      aria-busy={busy || undefined}
      aria-label={label ?? rest["aria-label"]}
      data-tip={reason ?? tip ?? (label && !children ? label : undefined)}
      aria-description={reason}
      className={cx(lookOf({ kind, size, wide, square: !children }), busy && "busy", reason !== undefined && "is-off", className)}
    >
      {busy && <Spinner />}
      <ButtonBody icon={icon} size={size} hint={hint} opens={opens}>{children}</ButtonBody>
    </button>
  );
}

/** Class names of a button, for what is pressed but is no `<button>`. */
export const lookOf = ({ kind = "secondary", size = "md", wide, square }: ButtonLook & { square?: boolean }): string =>
  cx("btn", KINDS[kind], size !== "md" && size, square && "sq", wide && "wide");

/** Icon, words, key: what stands inside any button. */
export function ButtonBody({ icon, size = "md", hint, opens, children }: Pick<ButtonLook, "icon" | "size" | "hint" | "opens"> & { children?: ReactNode }) {
  return (
    <>
      {icon && <Icon as={icon} size={ICONS[size]} />}
      {typeof children === "string" ? <span>{children}</span> : children}
      {hint && <Kbd>{hint}</Kbd>}
      {opens && <Icon as={ChevronDown} size={15} className="mut" />}
    </>
  );
}

/** Buttons that belong together, edge to edge. */
export function ButtonGroup({ label, children }: { label?: string; children: ReactNode }) {
  return <span className="grp" role="group" aria-label={label}>{children}</span>;
}
