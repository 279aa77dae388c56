import { ChevronDown, type LucideIcon, Plus, X } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

import { cx } from "./cx";
import { Icon } from "./icon";

type Props = ComponentProps<"button"> & {
  /** On: what is chosen. */
  value?: ReactNode;
  icon?: LucideIcon;
  /** Dashed: adds something. */
  add?: boolean;
  /** Opens a list. */
  opens?: boolean;
  /** Names the cross; the cross exists only with `onRemove`. */
  removeLabel?: string;
  onRemove?: () => void;
  children?: ReactNode;
};

/** A filter. On, it is tinted: pressing the body edits, the cross removes. */
export function Chip({ value, icon, add, opens, removeLabel, onRemove, children, className, ...rest }: Props) {
  const on = value !== undefined || onRemove !== undefined;
  const body = (
    <>
      {add && <Icon as={Plus} size={15} />}
      {icon && <Icon as={icon} size={15} />}
      {children && <span>{children}{value !== undefined && ":"}</span>}
      {value !== undefined && <b>{value}</b>}
      {opens && <Icon as={ChevronDown} size={14} />}
    </>
  );

  if (!onRemove) return <button type="button" {...rest} className={cx("chip", on && "on", add && "add", className)}>{body}</button>;
  return (
    <span className={cx("chip on", className)}>
      <button type="button" {...rest}>{body}</button>
      <button type="button" className="x" aria-label={removeLabel} onClick={onRemove}><Icon as={X} size={15} /></button>
    </span>
  );
}
