import { cx } from "./cx";

type Props = { width?: number | string; height?: number; className?: string };

/** The place of what comes, in its size. */
export function Skeleton({ width = "100%", height = 12, className }: Props) {
  return <i className={cx("sk", className)} style={{ width, height }} aria-hidden="true" />;
}
