"use client";

import { lazy, Suspense } from "react";

import { Button, type ButtonLook } from "./button";
import { useOnceOpened } from "./dialog";
import { Menu } from "./menu";
import { usePopup } from "./use-popup";

type Props = ButtonLook & { options: readonly { value: string; label: string }[]; onPick: (value: string) => void; side?: "top" | "bottom"; children: string };

const PickPanel = lazy(() => import("./pick-panel").then((panel) => ({ default: panel.PickPanel })));

/** Beyond this many a list is searched, not read. */
export const MOST_READ = 12;

/** A button that does something with one of a list: a menu, and over twelve a menu with search. */
export function PickMenu({ options, onPick, side = "bottom", children, ...look }: Props) {
  const popup = usePopup();
  const opened = useOnceOpened(popup.open);
  if (options.length <= MOST_READ) {
    return <Menu {...look} side={side} align="start" items={options.map(({ value, label }) => ({ label, onSelect: () => onPick(value) }))}>{children}</Menu>;
  }
  return (
    <>
      <Button {...look} {...popup.owner} aria-haspopup="dialog">{children}</Button>
      {opened && <Suspense><PickPanel open={popup.open} onOpenChange={popup.change} anchor={popup.anchor} options={options} onPick={onPick} side={side} label={children} /></Suspense>}
    </>
  );
}
