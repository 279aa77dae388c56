"use client";

import { useEffect, useRef } from "react";

/**
 * The one tooltip of the page: shows the `data-tip` of what is pointed at or focused. An attribute, so that server
 * components have tooltips too and a page with a hundred of them holds one. It only repeats or explains: a control's
 * name is its own `aria-label`.
 */
export function Tips() {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const tip = box.current!;
    let owner: Element | null = null;
    let timer = 0;

    const hide = () => {
      clearTimeout(timer);
      owner = null;
      tip.hidden = true;
    };
    const show = (next: Element, delayMs: number) => {
      if (next === owner) return;
      hide();
      owner = next;
      timer = window.setTimeout(() => place(tip, next), delayMs);
    };
    const find = (target: EventTarget | null) => (target instanceof Element ? target.closest("[data-tip]") : null);

    const over = (event: PointerEvent) => {
      if (event.pointerType === "touch") return;
      const next = find(event.target);
      if (next) show(next, 350);
      else if (owner) hide();
    };
    const focus = (event: FocusEvent) => {
      const next = find(event.target);
      if (next?.matches(":focus-visible")) show(next, 0);
    };
    const key = (event: KeyboardEvent) => event.key === "Escape" && hide();

    const off = new AbortController();
    const options = { signal: off.signal, passive: true };
    document.addEventListener("pointerover", over, options);
    document.addEventListener("pointerdown", hide, options);
    document.addEventListener("focusin", focus, options);
    document.addEventListener("focusout", hide, options);
    document.addEventListener("keydown", key, options);
    document.addEventListener("scroll", hide, { ...options, capture: true });
    return () => {
      off.abort();
      clearTimeout(timer);
    };
  }, []);

  return <div ref={box} className="tip" role="presentation" hidden />;
}

/** Above its owner, or under it where there is no room; never past the edges. `data-tip-side="right"` for the folded menu. */
function place(tip: HTMLElement, owner: Element): void {
  if (!owner.isConnected) return;
  if (getComputedStyle(owner).getPropertyValue("--tip") === "off") return;
  tip.textContent = owner.getAttribute("data-tip");
  if (!tip.textContent) return;
  tip.hidden = false;

  const at = owner.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  if (owner.getAttribute("data-tip-side") === "right") {
    tip.style.left = `${at.right + 8}px`;
    tip.style.top = `${at.top + (at.height - height) / 2}px`;
    return;
  }
  const left = Math.min(Math.max(at.left + (at.width - width) / 2, 8), window.innerWidth - width - 8);
  tip.style.left = `${left}px`;
  tip.style.top = `${at.top > height + 14 ? at.top - height - 6 : at.bottom + 6}px`;
}
