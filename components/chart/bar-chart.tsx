import { scaleLinear } from "d3-scale";

import { cx } from "@/components/ui/cx";

export type Bar = {
  /** Under the bar. */
  label: string;
  value: number;
  /** The same day of the period before: a short grey line, never a second bar. */
  previous?: number | null;
  /** Said when one points at it: "14 November: 9 846 200 soʻm". */
  text: string;
  /** Today, or the one that is still growing. */
  now?: boolean;
};

type Props = {
  bars: readonly Bar[];
  label: string;
  /** Words of the axis: `15 mln`. */
  axis: (value: number) => string;
  /** On a phone only so many, the latest. */
  latest?: number;
};

/** Bars over days. Drawn on the server, wide and narrow; the width of the window chooses. */
export function BarChart({ bars, label, axis, latest = 7 }: Props) {
  return (
    <>
      <Drawing bars={bars} label={label} axis={axis} width={720} height={316} className="hide-s" />
      <Drawing bars={bars.slice(-latest)} label={label} axis={axis} width={340} height={190} className="only-s" />
    </>
  );
}

type DrawingProps = Omit<Props, "latest"> & { width: number; height: number; className: string };

function Drawing({ bars, label, axis, width, height, className }: DrawingProps) {
  const top = 12;
  const bottom = height - 24;
  const right = width - 44;
  const most = Math.max(1, ...bars.flatMap(({ value, previous }) => [value, previous ?? 0]));
  const up = scaleLinear([0, most], [bottom, top]).nice(3);
  const ticks = up.ticks(3);
  const step = (right - 4) / Math.max(bars.length, 1);
  const wide = Math.min(26, Math.max(step * 0.55, 2));
  const every = Math.ceil(bars.length / (width > 400 ? 16 : 8));

  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={cx("chart", className)} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1="4" x2={right} y1={round(up(tick))} y2={round(up(tick))} stroke="var(--c-grid)" />
          <text x={right + 6} y={round(up(tick) + 4)} className="ax">{axis(tick)}</text>
        </g>
      ))}
      {bars.map(({ label: under, value, previous, text, now }, at) => {
        const middle = round(4 + step * (at + 0.5));
        const y = round(up(Math.max(value, 0)));
        return (
          <g key={at}>
            <title>{text}</title>
            <rect x={middle - step / 2} y={top} width={step} height={bottom - top} fill="transparent" />
            {value > 0 && <rect x={round(middle - wide / 2)} y={Math.min(y, bottom - 2)} width={round(wide)} height={Math.max(bottom - y, 2)} rx="3" fill={now ? "var(--c1)" : "var(--c-bar)"} />}
            {previous !== null && previous !== undefined && previous > 0 && <Tick x1={round(middle - wide / 2 - 4)} x2={round(middle + wide / 2 + 4)} y={round(up(previous))} />}
            {(at % every === (bars.length - 1) % every || now) && <text x={middle} y={height - 6} className={cx("ax", now && "b")} textAnchor="middle">{under}</text>}
          </g>
        );
      })}
    </svg>
  );
}

/** With a gap of the surface around it, so that it is seen over the bar. */
function Tick({ x1, x2, y }: { x1: number; x2: number; y: number }) {
  return (
    <>
      <line x1={x1} x2={x2} y1={y} y2={y} stroke="var(--surface)" strokeWidth="4" />
      <line x1={x1} x2={x2} y1={y} y2={y} stroke="var(--prevl)" strokeWidth="2" strokeLinecap="round" />
    </>
  );
}

/** Two decimals are below a pixel and keep the markup short. */
const round = (value: number): number => Math.round(value * 100) / 100;

/** What the marks of the chart mean. */
export function Legend({ children, tick, color = "var(--c-bar)" }: { children: string; tick?: boolean; color?: string }) {
  return <span className="lgd"><i className={tick ? "ln2" : undefined} style={tick ? undefined : { background: color }} aria-hidden="true" />{children}</span>;
}
