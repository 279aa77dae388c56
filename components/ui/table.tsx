import type { ComponentProps, ReactNode } from "react";

import { cx } from "./cx";
import { TableFrame } from "./table-frame";

type Props = ComponentProps<"table"> & {
  /** Rows of 34, 40 or 46–52. */
  density?: "tight" | "normal" | "loose";
  children: ReactNode;
};

/** A plain table in a card: `<Table><thead>…`. Lists with search, sort and pages use `DataTable`. Numbers: `className="num"`. */
export function Table({ density = "normal", className, children, ...rest }: Props) {
  return (
    <TableFrame>
      <table {...rest} className={cx("tbl", density !== "normal" && density, className)}>{children}</table>
    </TableFrame>
  );
}
