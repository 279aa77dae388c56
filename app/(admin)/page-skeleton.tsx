"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

import { Late } from "@/components/late";
import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** Which shape a page has. What is not named is a list. */
const SHAPES: readonly [path: RegExp, shape: () => React.ReactNode][] = [
  [/^\/$/, Dashboard],
  [/^\/(?:settings|profile|branches|products\/import)$/, Cards],
  [/^\/(?:sales|products|receipts|products\/import)\/[^/]+$/, Detail],
];

/** The page that comes, in its size: nothing jumps when it is there. */
export function PageSkeleton() {
  const t = useTranslations("common");
  const path = usePathname();
  const [, Shape = List] = SHAPES.find(([pattern]) => pattern.test(path)) ?? [];
  return (
    <Late>
      <p className="sr" role="status">{t("loading")}</p>
      <div aria-hidden="true">
        <div className="top"><Skeleton width={168} height={20} /><span className="grow" /><Skeleton width={108} height={34} className="hide-s" /></div>
        <Shape />
      </div>
    </Late>
  );
}

function List() {
  return (
    <>
      <div className="fb"><Skeleton height={34} className="srch" /><Skeleton width={72} height={30} className="round" /><span className="grow" /><Skeleton width={108} height={34} className="hide-s" /></div>
      <div className="hide-s"><TableSkeleton rows={14} columns={4} /></div>
      <div className="only-s"><div className="skcards">{Array.from({ length: 6 }, (_, at) => <div key={at} className="card"><Skeleton width="70%" /><Skeleton width="40%" /><Skeleton /></div>)}</div></div>
    </>
  );
}

function Detail() {
  return (
    <div className="pgrid">
      <div className="l"><Block lines={3} /><TableSkeleton rows={6} columns={3} /></div>
      <div className="r"><Block lines={5} /><Block lines={3} /></div>
    </div>
  );
}

function Dashboard() {
  return (
    <>
      <div className="kpis">{Array.from({ length: 5 }, (_, at) => <div key={at} className="kpi"><Skeleton width="50%" /><Skeleton width="80%" height={26} className="mt-3" /><Skeleton width="60%" className="mt-3" /></div>)}</div>
      <div className="dg"><div className="a"><Block lines={12} /></div><div className="b"><Block lines={12} /></div></div>
    </>
  );
}

function Cards() {
  return <div className="grid gap-4 mt-4"><Block lines={4} /><Block lines={4} /></div>;
}

const WIDTHS = ["44%", "72%", "58%", "80%", "36%"];

/** A card of some lines. */
function Block({ lines }: { lines: number }) {
  return <div className="card skcard"><Skeleton width={132} height={16} />{Array.from({ length: lines }, (_, at) => <Skeleton key={at} width={WIDTHS[at % WIDTHS.length]} />)}</div>;
}
