"use client";

import { flexRender, type Row, type RowData } from "@tanstack/react-table";
import { Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";

import type { Features } from "./columns";
import { useLongPress } from "./use-long-press";

type Props<T extends RowData> = { row: Row<Features, T>; href?: string; selected: boolean; onLongPress?: () => void; actions?: ReactNode };

/** A row on a phone: name and badge, a line under them, up to three pairs of word and number. */
export function RowCard<T extends RowData>({ row, href, selected, onLongPress, actions }: Props<T>) {
  const t = useTranslations("common.table");
  const press = useLongPress(onLongPress);
  const cells = row.getVisibleCells();
  const drawn = (cell: (typeof cells)[number]) => flexRender(cell.column.columnDef.cell, cell.getContext());
  const placed = (place: string) => cells.slice(1).filter((cell) => cell.column.columnDef.meta?.card === place);
  const pairs = [...placed("pair"), ...cells.slice(1).filter(({ column: { columnDef: { meta } } }) => meta?.num && meta.card === undefined)].slice(0, 3);
  const name = cells[0] && drawn(cells[0]);

  return (
    <li className={cx("card", selected && "sel", onLongPress && "holds")} {...press}>
      <div className="t">
        {selected && <span className="acc"><Icon as={Check} size={18} /><span className="sr">{t("isSelected")}</span></span>}
        <b className="nm">{href === undefined ? name : <Link href={href} prefetch={false} className="cellink">{name}</Link>}</b>
        {placed("badge").map((cell) => <span key={cell.id}>{drawn(cell)}</span>)}
        {actions}
      </div>
      {placed("sub").length > 0 && <div className="s mut">{placed("sub").map((cell, at) => <span key={cell.id}>{at > 0 && " · "}{drawn(cell)}</span>)}</div>}
      {pairs.length > 0 && (
        <div className="g">
          {pairs.map((cell, at) => (
            <span key={cell.id} className={cx(at > 0 && at === pairs.length - 1 && "num last")}>
              <small>{cell.column.columnDef.meta?.name ?? (typeof cell.column.columnDef.header === "string" ? cell.column.columnDef.header : "")}</small>
              {drawn(cell)}
            </span>
          ))}
        </div>
      )}
    </li>
  );
}
