import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import { cx } from "./cx";
import { Icon } from "./icon";

export type Tone = "neutral" | "ok" | "warn" | "bad" | "accent" | "tag";

const TONES: Record<Tone, string> = { neutral: "", ok: "ok", warn: "warn", bad: "bad", accent: "acc", tag: "tag" };

type Props = { tone?: Tone; icon?: LucideIcon; dot?: boolean; children: ReactNode };

/** The state of a thing, a noun or participle. The normal state is neutral, so that colour means "look". */
export function Badge({ tone = "neutral", icon, dot, children }: Props) {
  return (
    <span className={cx("bdg", TONES[tone])}>
      {icon && <Icon as={icon} size={13} />}
      {dot && <i className="dot" aria-hidden="true" />}
      {children}
    </span>
  );
}

/** How many: in a tab, a menu entry, a card's head. */
export function Count({ children }: { children: ReactNode }) {
  return <span className="cnt">{children}</span>;
}
