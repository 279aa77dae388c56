import { Fragment } from "react";

type Props = {
  /** Rows of the week, Monday first. */
  days: readonly { name: string; values: readonly number[] }[];
  /** The hour of the first column. */
  from: number;
  label: string;
  /** Said when one points at a cell. */
  textOf: (day: string, hour: number, value: number) => string;
};

/** When people come: weekdays by hours, six steps of one hue. */
export function HeatStrip({ days, from, label, textOf }: Props) {
  const hours = days[0]?.values.length ?? 0;
  const most = Math.max(...days.flatMap(({ values }) => values), 0);
  // Zero is its own step, so that a closed hour differs from a quiet one.
  const heat = (value: number) => (value <= 0 || most === 0 ? 0 : Math.min(5, 1 + Math.floor((value / most) * 4.999)));

  return (
    <div className="heat" role="img" aria-label={label} style={{ gridTemplateColumns: `28px repeat(${hours}, 1fr)` }}>
      <span />
      {Array.from({ length: hours }, (_, at) => <small key={at}>{(from + at) % 2 === 0 ? from + at : ""}</small>)}
      {days.map(({ name, values }) => (
        <Fragment key={name}>
          <small className="dw">{name}</small>
          {values.map((value, at) => <i key={at} title={textOf(name, from + at, value)} style={{ background: `var(--heat-${heat(value)})` }} />)}
        </Fragment>
      ))}
    </div>
  );
}
