"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useTransition } from "react";

import { Button } from "@/components/ui/button";
import type { StartImportInput } from "@/lib/warehouse/import/schemas";

import { tell, useAction, useStoreId } from "../../../store";
import { startImportAction } from "../actions";
import { followImport } from "../followed";

type Props = StartImportInput & { primary?: boolean; children: ReactNode };

/** Begins a step; the page that comes back shows how far it is. */
export function StartButton({ primary, children, ...input }: Props) {
  const begin = useAction(startImportAction);
  const storeId = useStoreId();
  const router = useRouter();
  const [busy, start] = useTransition();
  const press = () => start(async () => {
    const result = await begin(input);
    if (result.error) {
      tell(result);
      return router.refresh(); // another tab may have begun or finished it
    }
    followImport({ id: result.data.id, storeId });
  });
  return <Button kind={primary ? "primary" : "secondary"} busy={busy} onClick={press}>{children}</Button>;
}
