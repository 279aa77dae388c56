"use client";

import { lazy, type ReactNode, Suspense } from "react";

import { useOnceOpened } from "./dialog";
import type { Popup } from "./use-popup";

type Props = {
  /** From `usePopup()`, whose `owner` is spread on the button. */
  popup: Popup<HTMLElement> | Popup<HTMLButtonElement>;
  /** What it is, for those who hear it. */
  label: string;
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
};

const PopoverPanel = lazy(() => import("./popover-panel").then((panel) => ({ default: panel.PopoverPanel })));

/** Something small to fill in, beside its button. Mounted only while open. */
export function Popover({ popup, ...rest }: Props) {
  return useOnceOpened(popup.open) && <Suspense><PopoverPanel open={popup.open} onOpenChange={popup.change} anchor={popup.anchor} {...rest} /></Suspense>;
}
