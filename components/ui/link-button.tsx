import Link from "next/link";
import type { ComponentProps } from "react";

import { ButtonBody, type ButtonLook, lookOf } from "./button";
import { cx } from "./cx";

type Props = ButtonLook & Omit<ComponentProps<typeof Link>, "wide">;

/** Goes somewhere and looks like a button. A file is fetched with a plain `<a>`: give `download`. */
export function LinkButton({ kind, size, icon, label, hint, wide, className, children, download, ...rest }: Props) {
  const look = cx(lookOf({ kind, size, wide, square: !children }), className);
  const body = <ButtonBody icon={icon} size={size} hint={hint}>{children}</ButtonBody>;
  const tip = label && !children ? label : undefined;

  if (download !== undefined) return <a href={String(rest.href)} download={download} className={look} aria-label={label} data-tip={tip}>{body}</a>;
  return <Link prefetch={false} {...rest} className={look} aria-label={label} data-tip={tip}>{body}</Link>;
}
