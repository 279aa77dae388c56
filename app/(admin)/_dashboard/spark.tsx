/** The last seven days as a line: only the shape, the figures are beside it. */
export function Spark({ values }: { values: number[] }) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (values.length < 2 || least === most) return null;

  const points = values.map((value, i) => `${2 + (i * 68) / (values.length - 1)},${21 - ((value - least) / (most - least)) * 18}`);
  return (
    <svg className="spark" viewBox="0 0 72 24" aria-hidden="true">
      <polyline points={points.join(" ")} fill="none" stroke="var(--c2)" strokeWidth="1.75" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  );
}
