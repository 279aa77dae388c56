"use client";

import type { LucideIcon } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";

import type { LeaveProps } from "./layer";

export type LayerProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** 1040 for a dialog, 720 for a sheet. */
  wide?: boolean;
  /** `LayerBody` and `LayerFooter`, or a form with both inside. Mounted only while open. */
  children: ReactNode;
};

/** What a destructive step will do, line by line. */
export type Consequence = { icon?: LucideIcon; text: ReactNode; value?: ReactNode; tone?: "bad" };

export type ConfirmProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The question: "Cancel this receipt?" */
  title: ReactNode;
  children?: ReactNode;
  consequences?: readonly Consequence[];
  /** Asks why. With `options` it is a list, else free text. */
  reason?: { label: string; options?: readonly { value: string; label: string }[]; optional?: boolean };
  /** The safe button, which holds Esc and the first focus. */
  stay: string;
  /** The verb, repeated on the red button. */
  verb: string;
  /** Not destructive: the verb is drawn as primary. */
  mild?: boolean;
  /** A third way, between them. */
  other?: { label: string; onClick: () => void };
  busy?: boolean;
  /** Why it was refused. */
  error?: string;
  onConfirm: (reason: string) => void;
};

// Drawn by a chunk of its own: most visits open no dialog.
const DialogPanel = lazy(() => import("./layer-panels").then((panels) => ({ default: panels.DialogPanel })));
const SheetPanel = lazy(() => import("./layer-panels").then((panels) => ({ default: panels.SheetPanel })));
const ConfirmPanel = lazy(() => import("./layer-panels").then((panels) => ({ default: panels.ConfirmPanel })));
const LeavePanel = lazy(() => import("./layer-panels").then((panels) => ({ default: panels.LeavePanel })));

/** One question in the middle, at most 520 wide. */
export function Dialog(props: LayerProps) {
  return useOnceOpened(props.open) && <Suspense><DialogPanel {...props} /></Suspense>;
}

/** From the right, 480: quick create and edit. Whole screen on a phone. */
export function Sheet(props: LayerProps) {
  return useOnceOpened(props.open) && <Suspense><SheetPanel {...props} /></Suspense>;
}

/** Asks before what cannot be undone, with numbers. What can be undone gets Undo in a toast instead. */
export function Confirm(props: ConfirmProps) {
  return useOnceOpened(props.open) && <Suspense><ConfirmPanel {...props} /></Suspense>;
}

/** Asks before what was typed is lost. */
export function LeaveQuestion(props: LeaveProps) {
  return useOnceOpened(props.open) && <Suspense><LeavePanel {...props} /></Suspense>;
}

/** Stays true after the first opening, so that closing can be drawn. */
export function useOnceOpened(open: boolean): boolean {
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  return open || opened;
}
