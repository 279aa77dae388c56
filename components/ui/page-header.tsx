import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";

import { LinkButton } from "./link-button";

type Props = {
  title: ReactNode;
  /** Where the arrow leads, and its name: "Products". */
  back?: { href: string; label: string };
  badge?: ReactNode;
  /** Actions, primary last. */
  children?: ReactNode;
};

/** Top of a page: back, title, state, then actions at the right. */
export function PageHeader({ title, back, badge, children }: Props) {
  return (
    <header className="top">
      {back && <LinkButton kind="ghost" icon={ArrowLeft} href={back.href} label={back.label} />}
      <h1 className="ell" title={typeof title === "string" ? title : undefined}>{title}</h1>
      {badge}
      <span className="grow" />
      {children}
    </header>
  );
}
