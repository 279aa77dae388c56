import { cx } from "./cx";

type Props = { value: number; max?: number; tone?: "accent" | "warn" | "bad"; label: string; width?: number };

/** How far. Amber and red only with words beside them. */
export function Progress({ value, max = 100, tone = "accent", label, width }: Props) {
  const part = max <= 0 ? 0 : Math.min(Math.max(value / max, 0), 1);
  return (
    <span className="bar block self-center" role="progressbar" aria-label={label} aria-valuenow={value} aria-valuemin={0} aria-valuemax={max} style={width ? { width } : undefined}>
      <i className={cx(tone === "warn" && "w", tone === "bad" && "b")} style={{ width: `${part * 100}%` }} />
    </span>
  );
}

/** Steps of a short walk: the done and the present one are filled. */
export function Steps({ step, of, label }: { step: number; of: number; label: string }) {
  return (
    <div className="stepn" role="img" aria-label={label} style={{ gridTemplateColumns: `repeat(${of}, 1fr)` }}>
      {Array.from({ length: of }, (_, at) => <i key={at} className={at < step ? "on" : undefined} />)}
    </div>
  );
}
