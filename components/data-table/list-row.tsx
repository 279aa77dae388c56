"use client";

import { flexRender, type Row, type RowData } from "@tanstack/react-table";
import { Check, Ellipsis } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Menu, type MenuItem } from "@/components/ui/menu";

import { type Features, nameOf } from "./columns";
import { useLongPress } from "./use-long-press";

type Props<T extends RowData> = {
  row: Row<Features, T>;
  /** By the row's cells: `placesOf`. */
  places: readonly string[];
  href?: string;
  className?: string;
  selected: boolean;
  /** With it the row can be selected: by its box, on a phone by a long press. */
  onToggle?: () => void;
  actions?: readonly MenuItem[];
};

/** A row of a list. On a phone the same cells are a card: name and badge, a line under them, up to three pairs of word and number. */
export function ListRow<T extends RowData>({ row, places, href, className, selected, onToggle, actions }: Props<T>) {
  const t = useTranslations("common.table");
  const c = useTranslations("common");
  const press = useLongPress(onToggle);

  return (
    <tr className={cx(selected && "sel", href !== undefined && "to", onToggle && "holds", className)} {...press}>
      {onToggle && <td className="cbx"><Checkbox aria-label={t("selectRow")} checked={selected} onChange={onToggle} /></td>}
      {row.getVisibleCells().map((cell, at) => {
        const { columnDef } = cell.column;
        const words = flexRender(columnDef.cell, cell.getContext());
        return (
          <td key={cell.id} className={places[at]} data-name={places[at]!.includes("at-pair") ? nameOf(columnDef) : undefined}>
            {at === 0 && selected && <span className="acc only-s"><Icon as={Check} size={18} /><span className="sr">{t("isSelected")}</span></span>}
            {at === 0 && href !== undefined ? <Link href={href} prefetch={false} className="cellink">{words}</Link> : words}
          </td>
        );
      })}
      {actions && <td className="act">{actions.length > 0 && <Menu kind="ghost" size="sm" icon={Ellipsis} label={c("actions")} items={actions} />}</td>}
    </tr>
  );
}
