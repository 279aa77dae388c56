import { scaleLinear } from "d3-scale";

/** The way a figure went, without numbers: those stand beside it. */
export function Sparkline({ values }: { values: readonly number[] }) {
  if (values.length < 2 || values.every((value) => value === values[0])) return null; // a straight line tells nothing
  const across = scaleLinear([0, values.length - 1], [2, 70]);
  const up = scaleLinear([Math.min(...values), Math.max(...values)], [21, 3]);
  const points = values.map((value, at) => `${across(at).toFixed(1)},${up(value).toFixed(1)}`).join(" ");

  return (
    <svg className="spark" viewBox="0 0 72 24" aria-hidden="true">
      <polyline fill="none" stroke="var(--c2)" strokeWidth="1.75" strokeLinejoin="round" strokeLinecap="round" points={points} />
    </svg>
  );
}
