"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** Lets a wide table scroll in its card; only then the keyboard stops here. */
export function TableFrame({ children }: { children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const box = frame.current!;
    const measure = () => {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    for (const table of box.children) observer.observe(table); // its content may grow while the card stays
    return () => observer.disconnect();
  }, []);

  return <div className="tblw" ref={frame}>{children}</div>;
}
