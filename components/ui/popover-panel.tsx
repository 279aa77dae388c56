"use client";

import { Popover } from "@base-ui/react/popover";
import type { ReactNode, RefObject } from "react";

import { cx } from "./cx";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean, why: { event?: Event }) => void;
  anchor: RefObject<HTMLElement | null>;
  label: string;
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
};

/** The surface of a `Popover`, in a chunk of its own. */
export function PopoverPanel({ open, onOpenChange, anchor, label, align = "start", className, children }: Props) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Portal>
        <Popover.Positioner className="pop" anchor={anchor} align={align} sideOffset={4} collisionPadding={8}>
          <Popover.Popup className={cx("menu", className ?? "popup")} aria-label={label} finalFocus={anchor}>{children}</Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
