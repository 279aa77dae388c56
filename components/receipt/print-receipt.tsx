"use client";

import { useEffect } from "react";
import { createPortal } from "react-dom";

import type { Paper, Receipt as ReceiptData } from "@/lib/trade/receipt/schemas";

import { Receipt } from "./receipt";

type Props = { receipt: ReceiptData; paper: Paper; isCopy?: boolean; onDone: () => void };

/** Mounted, it opens the browser's print dialog with this receipt alone on paper of its width, and says when that is over. */
export function PrintReceipt({ onDone, ...receipt }: Props) {
  useEffect(() => {
    const frame = requestAnimationFrame(() => { // the receipt has been drawn
      window.print();
      onDone();
    });
    return () => cancelAnimationFrame(frame);
  }, [onDone]);

  return createPortal(
    <div className="printing" aria-hidden="true">
      <style>{`@page { size: ${receipt.paper}mm auto; margin: 0 }`}</style>
      <Receipt {...receipt} />
    </div>,
    document.body,
  );
}
