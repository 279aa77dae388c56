import type { LucideIcon } from "lucide-react";

import { cx } from "./cx";

type Props = { as: LucideIcon; size?: number; className?: string };

/** A lucide icon in our weight. Decoration only: the words beside it carry the meaning. */
export function Icon({ as: Drawing, size = 17, className }: Props) {
  return <Drawing size={size} strokeWidth={1.75} className={cx("ic", className)} aria-hidden="true" />;
}
