"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { formatCount } from "@/components/format";
import { Button } from "@/components/ui/button";
import { useHotkey } from "@/components/use-hotkey";

/** What is ticked: these ids, or with `all` everything that the address filters. */
export type Selection = { ids: string[]; all: boolean; count: number; clear: () => void };

type Props = { selection: Selection & { page: boolean; selectAll: () => void }; total: number; children: ReactNode };

/** Rises when something is ticked. Esc puts it down. */
export function BulkBar({ selection, total, children }: Props) {
  const t = useTranslations("common.table");
  useHotkey("Escape", selection.clear, selection.count > 0);
  if (selection.count === 0) return null;

  return (
    <div className="bulkw">
      <div className="bulk" role="toolbar" aria-label={t("selectedLabel")}>
        <span className="tn" aria-live="polite">{t.rich("selected", { count: formatCount(selection.count), b: (words) => <b>{words}</b> })}</span>
        {selection.page && !selection.all && total > selection.count && <button type="button" className="u2" onClick={selection.selectAll}>{t("selectAll", { total: formatCount(total) })}</button>}
        <hr />
        {children}
        <Button size="sm" icon={X} label={t("clearSelection")} onClick={selection.clear} />
      </div>
    </div>
  );
}
