"use client";

import { type KeyboardEvent, type RefObject, useRef, useState } from "react";

/** What Base UI tells when something wants a popup open or shut. */
type Why = { event?: Event };

export type Popup<E extends HTMLElement> = {
  open: boolean;
  setOpen: (open: boolean) => void;
  /** For `onOpenChange` of the popup: a press on the owner is the owner's business. */
  change: (open: boolean, why?: Why) => void;
  anchor: RefObject<E | null>;
  /** For the button that owns the popup. */
  owner: { ref: RefObject<E | null>; "aria-expanded": boolean; onClick: () => void; onKeyDown: (event: KeyboardEvent) => void };
};

/** State of a popup whose drawing is fetched when it is first opened; its button is ours from the start. */
export function usePopup<E extends HTMLElement = HTMLButtonElement>(openAtFirst = false): Popup<E> {
  const anchor = useRef<E>(null);
  const [open, setOpen] = useState(openAtFirst);

  return {
    open,
    setOpen,
    anchor,
    change: (next, why) => {
      const target = why?.event?.target;
      const pressed = why?.event?.type.startsWith("pointer") || why?.event?.type.startsWith("mouse") || why?.event?.type === "click";
      if (!next && pressed && target instanceof Node && anchor.current?.contains(target)) return;
      setOpen(next);
    },
    owner: {
      ref: anchor,
      "aria-expanded": open,
      onClick: () => setOpen(!open),
      onKeyDown: (event) => {
        if (event.key !== "ArrowDown" || open) return;
        event.preventDefault();
        setOpen(true);
      },
    },
  };
}
