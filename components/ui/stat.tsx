import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

import { cx } from "./cx";
import { Icon } from "./icon";

type Props = {
  name: ReactNode;
  /** The number, already in the reader's form. */
  value: ReactNode;
  /** Written once, smaller: `soʻm`. */
  unit?: ReactNode;
  /** Against the period before. */
  change?: { text: string; direction: "up" | "down"; tone: "ok" | "bad" | "neutral" } | undefined;
  note?: ReactNode;
  /** A note that must be read with the number, also where there is little room. */
  warning?: ReactNode;
  spark?: ReactNode;
  /** What is behind the number. */
  href?: string;
  /** There is no number yet. */
  idle?: boolean;
};

/** One figure of a strip. */
export function Stat({ name, value, unit, change, note, warning, spark, href, idle }: Props) {
  const body = (
    <>
      <span className="h"><span className="t">{name}</span>{spark}</span>
      <span className="v">{value}{unit && <i className="u">{unit}</i>}</span>
      {(change || note || warning) && (
        <span className="d">
          {change && <Change {...change} />}
          {warning && <span className="warn">{warning}</span>}
          {note && <span className="mut">{note}</span>}
        </span>
      )}
    </>
  );
  return href ? <Link href={href} className="kpi" prefetch={false}>{body}</Link> : <div className={cx("kpi", idle && "sec")}>{body}</div>;
}

/** An arrow and how much. */
export function Change({ text, direction, tone }: NonNullable<Props["change"]>) {
  return (
    <span className={cx("dd", tone === "neutral" ? "sec" : tone)}>
      <Icon as={direction === "up" ? ArrowUp : ArrowDown} size={13} />
      {text}
    </span>
  );
}

/** Figures side by side, hairlines between; the first is the widest. */
export function Stats({ children, four }: { children: ReactNode; four?: boolean }) {
  return <div className={cx("kpis", four && "k4")}>{children}</div>;
}
