import { scaleLinear } from "d3-scale";

/** The way a figure went, without numbers: those stand beside it. */
export function Sparkline({ values }: { values: readonly number[] }) {
  if (values.length < 2) return null;
  const across = scaleLinear([0, values.length - 1], [2, 70]);
  const least = Math.min(...values);
  const most = Math.max(...values);
  const up = scaleLinear([least, most === least ? least + 1 : most], [21, 3]);
  const points = values.map((value, at) => `${across(at).toFixed(1)},${up(value).toFixed(1)}`).join(" ");

  return (
    <svg className="spark" viewBox="0 0 72 24" aria-hidden="true">
      <polyline fill="none" stroke="var(--c2)" strokeWidth="1.75" strokeLinejoin="round" strokeLinecap="round" points={points} />
    </svg>
  );
}
