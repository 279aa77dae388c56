import type { ReactNode } from "react";

export type Part = {
  key: string;
  name: string;
  /** Of the whole, 0 to 1. */
  share: number;
  amount: ReactNode;
  percent: string;
  /** Money that has not come yet: amber. */
  owed?: boolean;
};

const COLORS = ["var(--c1)", "var(--c2)", "var(--c3)"];

/** What sales were paid with: one bar, and the parts under it. */
export function PaymentBar({ parts, label }: { parts: readonly Part[]; label: string }) {
  const received = parts.filter(({ owed }) => !owed);
  const colorOf = (part: Part) => (part.owed ? "var(--c4)" : COLORS[Math.min(received.indexOf(part), COLORS.length - 1)]);

  return (
    <>
      <div className="paymix" role="img" aria-label={label}>
        {parts.filter(({ share }) => share > 0).map((part) => <i key={part.key} style={{ flex: `${part.share} 0 3px`, background: colorOf(part) }} />)}
      </div>
      <ul className="mixl">
        {parts.map((part) => (
          <li key={part.key}>
            <i style={{ background: colorOf(part) }} aria-hidden="true" />
            <span className="grow">{part.name}</span>
            <span className="tn">{part.amount}</span>
            <span className="num mut pc">{part.percent}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
