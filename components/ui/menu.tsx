"use client";

import type { LucideIcon } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";

import { Button, type ButtonLook } from "./button";
import { useOnceOpened } from "./dialog";
import { usePopup } from "./use-popup";

export type MenuItem =
  | "line"
  | { heading: string }
  | {
      label: ReactNode;
      icon?: LucideIcon;
      href?: string;
      onSelect?: () => void;
      hint?: string;
      /** Red: opens a confirmation. */
      tone?: "bad";
      disabled?: boolean;
      /** Has a check mark when true. */
      chosen?: boolean;
      /** Stays open: several are ticked one after another. */
      keepOpen?: boolean;
    };

type Props = ButtonLook & {
  items: readonly MenuItem[];
  align?: "start" | "end";
  side?: "top" | "bottom" | "right";
  className?: string;
  /** What was chosen is under way. */
  busy?: boolean;
  /** Another drawing of the button. */
  children?: ReactNode;
};

const MenuPanel = lazy(() => import("./menu-panel").then((panel) => ({ default: panel.MenuPanel })));

/** A button that opens a list of actions: `label` with an icon alone, or words as children. */
export function Menu({ items, align = "end", side = "bottom", children, ...look }: Props) {
  const popup = usePopup();
  return (
    <>
      <Button {...look} {...popup.owner} aria-haspopup="menu">{children}</Button>
      {useOnceOpened(popup.open) && <Suspense><MenuPanel open={popup.open} onOpenChange={popup.change} anchor={popup.anchor} items={items} align={align} side={side} /></Suspense>}
    </>
  );
}
