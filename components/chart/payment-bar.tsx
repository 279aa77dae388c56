import Link from "next/link";
import type { ReactNode } from "react";

export type Part = {
  key: string;
  name: string;
  /** Of the whole, 0 to 1. */
  share: number;
  amount: ReactNode;
  percent: string;
  /** The same for one method on every day, whichever others there are. */
  color: "c1" | "c2" | "c3" | "c4";
  /** What is behind the amount. */
  href?: string;
};

/** What sales were paid with: one bar, and the parts under it. */
export function PaymentBar({ parts }: { parts: readonly Part[] }) {
  return (
    <>
      <div className="paymix" aria-hidden="true">
        {parts.map(({ key, share, color }) => share > 0 && <i key={key} style={{ flex: `${share} 0 3px`, background: `var(--${color})` }} />)}
      </div>
      <ul className="mixl">
        {parts.map(({ key, name, amount, percent, color, href }) => (
          <li key={key}>
            <i style={{ background: `var(--${color})` }} aria-hidden="true" />
            <span className="grow">{name}</span>
            {href ? <Link className="tn" href={href} prefetch={false}>{amount}</Link> : <span className="tn">{amount}</span>}
            <span className="num mut pc">{percent}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
