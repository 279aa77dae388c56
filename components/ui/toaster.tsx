"use client";

import { Check, TriangleAlert } from "lucide-react";
import { createRoot } from "react-dom/client";
import { toast as sonner, Toaster } from "sonner";

import { Button } from "./button";
import { Icon } from "./icon";

export type ToastRequest = {
  message: string;
  /** Takes it back. */
  undo?: { label: string; onClick: () => void };
  /** Goes on from here: "Print". */
  action?: { label: string; onClick: () => void };
  tone?: "ok" | "bad";
};

let mounted = false;

/** See `toast`. */
export function showToast({ message, undo, action, tone = "ok" }: ToastRequest): void {
  if (!mounted) mount();
  const button = undo ?? action;

  sonner.custom(
    (id) => (
      <div className="toast">
        <Icon as={tone === "ok" ? Check : TriangleAlert} size={19} />
        <span className="grow">{message}</span>
        {button && <Button size="sm" className="u2" onClick={() => { sonner.dismiss(id); button.onClick(); }}>{button.label}</Button>}
      </div>
    ),
    { duration: undo ? 10_000 : 6_000 },
  );
}

/** A root of its own, so that the layout carries nothing for toasts that may never come. */
function mount(): void {
  mounted = true;
  const place = document.body.appendChild(document.createElement("div"));
  createRoot(place).render(<Toaster className="toasts" position="bottom-center" visibleToasts={2} offset={16} mobileOffset={{ bottom: 80 }} containerAriaLabel=" " />);
}
