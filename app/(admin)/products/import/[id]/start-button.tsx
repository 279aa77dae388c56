"use client";

import type { ReactNode } from "react";
import { useTransition } from "react";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { StartImportInput } from "@/lib/warehouse/import/schemas";

import { startImportAction } from "../actions";

type Props = StartImportInput & { primary?: boolean; children: ReactNode };

/** Begins a step; the page that comes back shows how far it is. */
export function StartButton({ primary, children, ...input }: Props) {
  const [busy, start] = useTransition();
  const press = () => start(async () => {
    const result = await startImportAction(input);
    if (result.error) toast(result.message, { tone: "bad" });
  });
  return <Button kind={primary ? "primary" : "secondary"} busy={busy} onClick={press}>{children}</Button>;
}
