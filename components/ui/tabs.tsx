import Link from "next/link";
import type { ReactNode } from "react";

import { Count } from "./badge";

export type Tab = { href: string; label: ReactNode; on: boolean; count?: ReactNode };

type Props = { tabs: readonly Tab[]; label: string; look?: "underline" | "pill" };

/** Parts of a page. Each part has an address, so Back and reload keep it. */
export function Tabs({ tabs, label, look = "underline" }: Props) {
  return (
    <nav className={look === "pill" ? "pills" : "tabs"} aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} prefetch={false} className={tab.on ? "on" : undefined} aria-current={tab.on ? "page" : undefined} scroll={false}>
          {tab.label}
          {tab.count !== undefined && <Count>{tab.count}</Count>}
        </Link>
      ))}
    </nav>
  );
}
