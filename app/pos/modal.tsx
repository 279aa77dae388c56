"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

type Props = {
  label: string;
  className: string;
  onClose: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  /** Stays, whatever is pressed. */
  fixed?: boolean;
  children: ReactNode;
};

/** The browser's own modal dialog: it keeps the focus and stills the page behind it, and is there in the frame it was asked for. */
export function Modal({ label, className, onClose, onKeyDown, fixed = false, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current!;
    if (!shown.open) shown.showModal();
    const first = shown.querySelector<HTMLInputElement>("[data-first]");
    first?.focus();
    first?.select?.();
    return () => shown.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={className}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault(); // a browser closes on the second Esc whatever a page says
          if (!fixed) onClose();
          return;
        }
        onKeyDown?.(event);
      }}
      onCancel={(event) => {
        event.preventDefault();
        if (!fixed) onClose();
      }}
    >
      {children}
    </dialog>
  );
}
