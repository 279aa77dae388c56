import type { ReactNode } from "react";

import { cx } from "./cx";

type Props = {
  title?: ReactNode;
  /** At the right of the head: a link, a badge, a count. */
  aside?: ReactNode;
  /** The body stands on the card's padding; `flush` lets tables and rows reach its edges. */
  flush?: boolean;
  className?: string;
  id?: string;
  children?: ReactNode;
};

/** A surface with a head. Cards never hold cards. */
export function Card({ title, aside, flush, className, id, children }: Props) {
  return (
    <section className={cx("card clip", className)} id={id}>
      {(title || aside) && <div className="hd">{title && <h2>{title}</h2>}{aside}</div>}
      {flush ? children : children != null && <div className={cx("bd", !title && !aside && "pt-4")}>{children}</div>}
    </section>
  );
}

/** Names and values of one thing, two columns. */
export function Facts({ items }: { items: { name: ReactNode; value: ReactNode; key?: string }[] }) {
  return (
    <dl className="dl">
      {items.map(({ name, value, key }, at) => [
        <dt key={`${key ?? at}n`}>{name}</dt>,
        <dd key={`${key ?? at}v`}>{value ?? "—"}</dd>,
      ])}
    </dl>
  );
}

/** Facts of a document in one line under its title. */
export function Meta({ items }: { items: { name: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="meta">
      {items.map(({ name, value }, at) => <div key={at}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
