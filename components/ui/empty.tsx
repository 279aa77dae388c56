import { type LucideIcon, Search, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

import { CopyCode } from "./copy-code";
import { cx } from "./cx";
import { Icon } from "./icon";

type Props = { icon?: LucideIcon; title: ReactNode; small?: boolean; children?: ReactNode; actions?: ReactNode; role?: string };

/** Nothing here yet: the title says the fact, one sentence teaches, one primary action. */
export function Empty({ icon, title, small, children, actions, role }: Props) {
  return (
    <div className={cx("empty", small && "sm")} role={role}>
      {icon && <Icon as={icon} size={small ? 28 : 32} />}
      <b>{title}</b>
      {children && <p>{children}</p>}
      {actions && <div className="row wr mt-2 justify-center">{actions}</div>}
    </div>
  );
}

/** A search or filters that leave nothing. */
export function NothingFound(props: Omit<Props, "icon" | "small">) {
  return <Empty icon={Search} small {...props} />;
}

type FailureProps = Omit<Props, "icon" | "small"> & {
  /** Short, to be read out to somebody who helps. */
  code?: string;
};

/** Something failed: says what to do, and carries a code to copy. */
export function Failure({ code, actions, ...rest }: FailureProps) {
  return <Empty icon={TriangleAlert} role="alert" {...rest} actions={<>{actions}{code && <CopyCode code={code} />}</>} />;
}
