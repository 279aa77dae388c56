import { scaleLinear } from "d3-scale";

import { cx } from "@/components/ui/cx";

export type Bar = {
  /** Under the bar. */
  label: string;
  /** Said in words: `14 November: 9 846 200 soʻm`. */
  name: string;
  value: number;
  /** The same day of the period before: a short grey line, never a second bar. */
  before: number;
  /** Today, or what else is still growing. */
  isNow?: boolean;
  /** What is behind the bar. */
  href?: string;
};

type Props = {
  bars: readonly Bar[];
  label: string;
  /** Words of the axis: `15 mln`. */
  axis: (value: number) => string;
};

/** Bars over days, each opening to what is behind it. Drawn on the server, wide and narrow; the width of the window chooses. */
export function BarChart({ bars, label, axis }: Props) {
  return (
    <>
      <Drawing bars={bars} label={label} axis={axis} width={720} height={316} className="hide-s" />
      <Drawing bars={bars} label={label} axis={axis} width={340} height={190} className="only-s" />
    </>
  );
}

type DrawingProps = Props & { width: number; height: number; className: string };

function Drawing({ bars, label, axis, width, height, className }: DrawingProps) {
  const [right, bottom, top] = [width - 52, height - 24, 12];
  const up = scaleLinear([0, Math.max(1, ...bars.flatMap(({ value, before }) => [value, before]))], [bottom, top]).nice(3);
  const step = (right - 4) / Math.max(bars.length, 1);
  const half = round(Math.min(bars.length < 7 ? 56 : 26, step * 0.62) / 2);
  const every = Math.ceil(bars.length / (right / 44)); // a label needs 44 px

  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={cx("chart", className)} role="group" aria-label={label}>
      {up.ticks(3).map((tick) => (
        <g key={tick}>
          <line x1={4} x2={right} y1={round(up(tick))} y2={round(up(tick))} stroke="var(--c-grid)" />
          <text x={right + 6} y={round(up(tick) + 4)} className="ax">{axis(tick)}</text>
        </g>
      ))}
      {bars.map(({ label: under, name, value, before, isNow, href }, at) => {
        const middle = round(4 + step * (at + 0.5));
        const y = round(up(value));
        const isLabelled = (bars.length - 1 - at) % every === 0;
        return (
          <a key={at} href={href} aria-label={name}>
            <title>{name}</title>
            <rect x={round(middle - step / 2)} y={top} width={round(step)} height={bottom - top} fill="transparent" />
            {value > 0 && <rect x={round(middle - half)} y={Math.min(y, bottom - 2)} width={half * 2} height={Math.max(bottom - y, 2)} rx={Math.min(3, half / 2)} fill={isNow ? "var(--c1)" : "var(--c-bar)"} />}
            {before > 0 && <Tick from={round(middle - half - 4)} to={round(middle + half + 4)} y={round(up(before))} />}
            {isLabelled && <text x={middle} y={height - 6} className={cx("ax", isNow && "b")} textAnchor="middle">{under}</text>}
          </a>
        );
      })}
    </svg>
  );
}

/** With a gap of the surface around it, so that it is seen over the bar. */
function Tick({ from, to, y }: { from: number; to: number; y: number }) {
  return (
    <>
      <line x1={from} x2={to} y1={y} y2={y} stroke="var(--surface)" strokeWidth={4} />
      <line x1={from} x2={to} y1={y} y2={y} stroke="var(--prevl)" strokeWidth={2} strokeLinecap="round" />
    </>
  );
}

/** Two decimals are below a pixel and keep the markup short. */
const round = (value: number): number => Math.round(value * 100) / 100;

/** What the marks of the chart mean. */
export function Legend({ children, tick, color = "var(--c-bar)" }: { children: string; tick?: boolean; color?: string }) {
  return <span className="lgd nw"><i className={tick ? "ln2" : undefined} style={tick ? undefined : { background: color }} aria-hidden="true" />{children}</span>;
}
