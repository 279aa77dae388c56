"use client";

import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

import type { Paper, Receipt as ReceiptData } from "@/lib/trade/receipt/schemas";

import { Receipt } from "./receipt";

type Props = { receipt: ReceiptData; paper: Paper; isCopy?: boolean; onDone: () => void };

const MM_PER_PX = 25.4 / 96;

/** Mounted, it opens the browser's print dialog with this receipt alone, on a page of its own width and length, and says when that is over. */
export function PrintReceipt({ paper, onDone, ...receipt }: Props) {
  const sheet = useRef<HTMLDivElement>(null);
  const [lengthMm, setLengthMm] = useState<number>();

  useEffect(() => {
    // A page must have both its lengths: paper from a roll is cut where the receipt ends.
    const measure = () => setLengthMm(Math.ceil((sheet.current?.offsetHeight ?? 0) * MM_PER_PX) + 1);
    void document.fonts.ready.then(measure);
  }, []);
  useEffect(() => {
    if (lengthMm === undefined) return;
    // By script, since the content policy takes no style element that the server has not signed.
    const page = new CSSStyleSheet();
    page.replaceSync(`@page { size: ${paper}mm ${lengthMm}mm; margin: 0 }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, page];

    const frame = requestAnimationFrame(() => { // the page has taken its size
      window.print();
      onDone();
    });
    return () => {
      cancelAnimationFrame(frame);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== page);
    };
  }, [paper, lengthMm, onDone]);

  return createPortal(
    <div className="printing" aria-hidden="true" ref={sheet}>
      <Receipt paper={paper} {...receipt} />
    </div>,
    document.body,
  );
}
