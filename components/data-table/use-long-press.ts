"use client";

import { type MouseEvent, type PointerEvent, useEffect, useRef } from "react";

const LONG_MS = 500;
/** A finger that rests still trembles. */
const STILL_PX = 10;

/**
 * A press that stays for half a second. By a timer: the browser's own `contextmenu` does not come on an iPhone. What the
 * finger would do when it lets go, follow a link, is then not done.
 */
export function useLongPress(act: (() => void) | undefined) {
  const pressed = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number; isDone: boolean }>(undefined);
  const drop = () => clearTimeout(pressed.current?.timer);
  useEffect(() => drop, []);
  if (!act) return {};

  return {
    onPointerDown: ({ pointerType, isPrimary, clientX, clientY, target }: PointerEvent<HTMLElement>) => {
      drop();
      pressed.current = undefined;
      if (pointerType === "mouse" || !isPrimary || (target as Element).closest("button")) return;
      const timer = setTimeout(() => {
        pressed.current!.isDone = true;
        act();
      }, LONG_MS);
      pressed.current = { timer, x: clientX, y: clientY, isDone: false };
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent<HTMLElement>) => {
      if (pressed.current && Math.hypot(clientX - pressed.current.x, clientY - pressed.current.y) > STILL_PX) drop();
    },
    onPointerUp: drop,
    onPointerCancel: drop,
    // The menu of a link would cover the card; a mouse keeps its own.
    onContextMenu: (event: MouseEvent<HTMLElement>) => { if (pressed.current) event.preventDefault(); },
    onClickCapture: (event: MouseEvent<HTMLElement>) => {
      if (!pressed.current?.isDone) return;
      pressed.current = undefined;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
