"use client";

import { Upload } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { useListParams } from "@/components/data-table/use-list-params";
import { formatCount } from "@/components/format";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import type { Result } from "@/lib/core/result";

import { STORE_HEADER, useStoreId } from "./store";

/** As the server has it: `MOST_EXCEL_ROWS`. */
const MOST_EXCEL_ROWS = 200_000;

/** Exactly what is filtered, as a file. It is fetched behind the page, says when it is there, and is never half a file. */
export function ExportMenu({ total }: { total: number }) {
  const c = useTranslations("common");
  const path = usePathname();
  const storeId = useStoreId();
  const { current } = useListParams();
  const [busy, setBusy] = useState(false);

  async function take(format: "csv" | "xlsx") {
    setBusy(true);
    toast(c("exporting.begun"));
    const query = new URLSearchParams(current);
    query.set("format", format);
    const answer = await fetchFile(`${path}/export?${query}`, storeId);
    setBusy(false);

    if (answer instanceof File) {
      keep(answer);
      return toast(c("exporting.done", { name: answer.name }));
    }
    return toast(answer?.message ?? c("exporting.failed"), { tone: "bad" });
  }

  const items: MenuItem[] = [
    total > MOST_EXCEL_ROWS
      ? { label: c("exporting.xlsxMost", { limit: formatCount(MOST_EXCEL_ROWS) }), disabled: true }
      : { label: c("exporting.xlsx"), onSelect: () => void take("xlsx") },
    { label: c("exporting.csv"), onSelect: () => void take("csv") },
  ];
  return <Menu icon={Upload} items={items} busy={busy}>{c("export")}</Menu>;
}

/** The whole file, or why there is none; nothing: it did not arrive. */
async function fetchFile(address: string, storeId: string): Promise<File | Result<unknown> | null> {
  try {
    const response = await fetch(address, { headers: { [STORE_HEADER]: storeId } });
    if (!response.ok) return (await response.json()) as Result<unknown>;
    const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "")?.[1];
    return name === undefined ? null : new File([await response.blob()], decodeURIComponent(name));
  } catch {
    return null;
  }
}

function keep(file: File): void {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: address, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
