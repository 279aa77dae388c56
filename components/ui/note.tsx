import { CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

import { cx } from "./cx";
import { Icon } from "./icon";

export type NoteTone = "info" | "ok" | "warn" | "bad";

const LOOKS: Record<NoteTone, { name: string; icon: LucideIcon }> = {
  info: { name: "acc", icon: Info },
  ok: { name: "ok", icon: CircleCheck },
  warn: { name: "warn", icon: TriangleAlert },
  bad: { name: "bad", icon: TriangleAlert },
};

type Props = { tone?: NoteTone; icon?: LucideIcon; title?: ReactNode; action?: ReactNode; children?: ReactNode; id?: string };

/** Inside the page, for what lasts: offline, a refusal, progress. What was refused just now is spoken at once. */
export function Note({ tone = "info", icon, title, action, children, id }: Props) {
  const look = LOOKS[tone];
  return (
    <div className={cx("note", look.name)} role={tone === "bad" ? "alert" : "status"} id={id}>
      <Icon as={icon ?? look.icon} size={18} />
      <span className="grow">{title && <b>{title}</b>} {children}</span>
      {action}
    </div>
  );
}
