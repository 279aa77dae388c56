import Link from "next/link";
import { Fragment } from "react";

type Cell = {
  hour: number;
  value: number;
  /** Said when one points at it: `Saturday 18–19: 1 250 000 soʻm`. */
  name: string;
  /** What is behind it. */
  href?: string;
};

type Props = {
  /** Rows of the week, Monday first; the hours of the first are the columns. */
  days: readonly { name: string; cells: readonly Cell[] }[];
  label: string;
};

/**
 * When people come: weekdays by hours, six steps of one hue. A cell opens to what is behind it; a hundred of them would be a
 * hundred stops on the way of the Tab key, so by keyboard one goes on from the list.
 */
export function HeatStrip({ days, label }: Props) {
  const hours = days[0]?.cells.map(({ hour }) => hour) ?? [];
  const most = Math.max(...days.flatMap(({ cells }) => cells.map(({ value }) => value)), 0);
  // Zero is its own step, so that a closed hour differs from a quiet one.
  const heat = (value: number) => (value <= 0 || most === 0 ? 0 : Math.min(5, 1 + Math.floor((value / most) * 4.999)));

  return (
    <div className="heat" role="group" aria-label={label} style={{ gridTemplateColumns: `28px repeat(${hours.length}, 1fr)` }}>
      <span />
      {hours.map((hour) => <small key={hour} aria-hidden="true">{hour % 2 === 0 ? hour : ""}</small>)}
      {days.map(({ name, cells }) => (
        <Fragment key={name}>
          <small className="dw" aria-hidden="true">{name}</small>
          {cells.map(({ hour, value, name: said, href }) => {
            const style = { background: `var(--heat-${heat(value)})` };
            return href && value > 0
              ? <Link key={hour} href={href} prefetch={false} tabIndex={-1} aria-label={said} title={said} style={style} />
              : <i key={hour} title={said} style={style} />;
          })}
        </Fragment>
      ))}
    </div>
  );
}
