import { cx } from "./cx";

type Props = { width?: number | string; height?: number; className?: string };

/** The place of what comes, in its size. */
export function Skeleton({ width = "100%", height = 12, className }: Props) {
  return <i className={cx("sk", className)} style={{ width, height }} aria-hidden="true" />;
}

const WIDTHS = [220, 168, 256, 190, 236, 150, 204, 240, 176, 212];

/** A table that is on its way: the same head, the same rows of 40. */
export function TableSkeleton({ rows = 10, columns = 3 }: { rows?: number; columns?: number }) {
  return (
    <div className="card clip" aria-hidden="true">
      <div className="skhead" />
      {Array.from({ length: rows }, (_, row) => (
        <div className="skrow" key={row}>
          <Skeleton width={WIDTHS[row % WIDTHS.length]} />
          <span className="grow" />
          {Array.from({ length: columns }, (_, at) => <Skeleton key={at} width={at % 2 ? 88 : 64} className="hide-s" />)}
          <Skeleton width={56} height={20} />
        </div>
      ))}
    </div>
  );
}
