"use client";

import { createContext, type ReactNode, use, useState } from "react";

import type { Paper } from "@/lib/trade/receipt/schemas";

const PaperContext = createContext<[Paper, (paper: Paper) => void]>([80, () => undefined]);

/** The paper of one receipt, the shop's own at first: what is chosen beside the picture is what is printed and written to the file. */
export function PaperProvider({ paper, children }: { paper: Paper; children: ReactNode }) {
  return <PaperContext value={useState(paper)}>{children}</PaperContext>;
}

/** The paper that is chosen, and what chooses another. */
export const usePaper = () => use(PaperContext);
